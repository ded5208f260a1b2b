import { lineHoldsBack } from './withholding/line-holds-back.ts';
import { meaningOf } from './withholding/meanings.ts';
import { applyEdits, asWritten, type Edit, type EditedText } from './dialects/edited-text.ts';

/** A value in quotation marks or brackets that begins on the line of its key, or of its place in a list. */
const OPENING =
  /^([ ]*(?:-[ ]+)*)(?:(?:"[^"\n]{0,120}"|'[^'\n]{0,120}'|[^\s#"'[{&*!|>%@`][^\n]{0,120}?)[ \t]{0,20}:[ \t]{1,200})?(["'[{])/gmu;
/** A line within a value that may be a field of its own, in whatever signs it stands. */
const FIELD = /^[\s"'[{,-]{0,200}(\p{L}[^:\n]{0,60}?)["']?[ \t]{0,20}:(.*)$/u;

/**
 * Indents the lines of values in quotation marks or brackets that go on further left than YAML allows. libyaml, go-yaml and js-yaml take
 * them, and so do the generators that read with these. Undefined if there are none, one does not end,
 * or a value seems to hold another field: that one could hold the article back.
 */
export function indentValues(yaml: string): EditedText | undefined {
  const edits: Edit[] = [];
  OPENING.lastIndex = 0;
  for (let opening = OPENING.exec(yaml); opening !== null; opening = OPENING.exec(yaml)) {
    const [all, before = '', mark = ''] = opening;
    const start = opening.index + all.length;
    const isQuoted = mark === '"' || mark === "'";
    const end = isQuoted ? endOfQuoted(yaml, start, mark) : endOfBrackets(yaml, start - 1);
    if (end === undefined) return undefined;
    const [, ...below] = yaml.slice(start, end).split('\n');
    if (below.some(speaksOfAudience)) return undefined;
    edits.push(...indentLines(yaml, { start, end }, before.length + 1));
    OPENING.lastIndex = end;
  }
  return edits.length === 0 ? undefined : applyEdits(asWritten(yaml), edits);
}

/** A line that would say for whom the article is, or when, if it were a field: whether it is one cannot be told. */
function speaksOfAudience(line: string): boolean {
  const [, key, value = ''] = FIELD.exec(line) ?? [];
  return key !== undefined && (meaningOf(key) !== undefined || lineHoldsBack(key, value.replace(/[\s"',\]}]+$/u, '').trim()));
}

/** The offset behind the closing mark. */
function endOfQuoted(yaml: string, start: number, mark: '"' | "'"): number | undefined {
  for (let at = start; at < yaml.length; at += 1) {
    if (mark === '"' && yaml[at] === '\\') at += 1;
    else if (yaml[at] === mark) {
      if (mark === '"' || yaml[at + 1] !== mark) return at + 1;
      at += 1;
    }
  }
  return undefined;
}

/** The offset behind the bracket that closes the one at `start`. */
function endOfBrackets(yaml: string, start: number): number | undefined {
  let depth = 0;
  /** The last character that is no space: a mark begins a text only behind a sign of the list. */
  let last = '';
  for (let at = start; at < yaml.length; at += 1) {
    const sign = yaml.charAt(at);
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if ((sign === '"' || sign === "'") && /[[{,:]/u.test(last)) {
      const end = endOfQuoted(yaml, at + 1, sign);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (sign === '#' && /\s/u.test(yaml.charAt(at - 1))) {
      const newline = yaml.indexOf('\n', at);
      if (newline === -1) return undefined;
      at = newline;
      continue;
    }
    if (/\S/u.test(sign)) last = sign;
  }
  return undefined;
}

function indentLines(yaml: string, { start, end }: { readonly start: number; readonly end: number }, least: number): readonly Edit[] {
  const edits: Edit[] = [];
  for (let at = yaml.indexOf('\n', start) + 1; at > 0 && at < end; at = yaml.indexOf('\n', at) + 1) {
    const width = /^[ ]*/u.exec(yaml.slice(at, at + least))?.[0].length ?? 0;
    if (width < least && yaml[at + width] !== '\n') edits.push({ start: at, end: at, text: ' '.repeat(least - width) });
  }
  return edits;
}
