import type { Edit } from './edited-text.ts';
import { readKnownTag } from './known-tags.ts';
import { readTagArguments } from './tag-arguments.ts';
import { writeValue } from './unknown-target.ts';

/** A tag longer than this is not a tag, in UTF-16 code units. */
const MAX_TAG = 4_000;

/** Tags around code. */
const CODE_TAGS = /^(?:code|code-?block|code-?toggle|highlight|prism|mermaid)$/u;

interface Tag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly rest: string;
  readonly isClosing: boolean;
}

/** Hugo's and Zola's `{{< name >}}` and `{{% name %}}`. `isCode` tells whether an offset lies in code; `values` are those that `{{< meta name >}}` of Quarto names. */
export function readShortcodes(
  text: string,
  isCode: (offset: number) => boolean,
  values: Readonly<Record<string, string>> = {},
): readonly Edit[] {
  const edits: Edit[] = [];
  /** Closing Markdown by name, for the tags that are open. */
  const closings = new Map<string, string[]>();
  for (const tag of findTags(text)) {
    const { start, end, name, rest, isClosing } = tag;
    if (name === '') {
      // `{{</* figure */>}}` shows a shortcode instead of running it, in code too.
      const shown = text
        .slice(start, end)
        .replace(/^(\{\{[<%])\/\*\s*/u, '$1 ')
        .replace(/(?<!\s)\s*\*\/([>%]\}\})$/u, ' $1');
      edits.push({ start, end, text: isCode(start) ? shown : `\`${shown}\`` });
      continue;
    }
    if (isCode(start)) continue;
    if (isClosing) {
      edits.push({ start, end, text: closings.get(name)?.pop() ?? '' });
      continue;
    }
    const highlighted = CODE_TAGS.test(name) ? findPair(text, tag) : undefined;
    if (highlighted !== undefined) {
      edits.push({ start, end: highlighted.end, text: codeOf(rest, text.slice(end, highlighted.start)) });
      continue;
    }
    const args = readTagArguments(rest);
    const value = name === 'meta' && Object.hasOwn(values, args.positional[0] ?? '') ? values[args.positional[0] ?? ''] : undefined;
    const known = value === undefined ? readKnownTag(name, args) : { open: value };
    if (known?.close !== undefined) closings.set(name, [...(closings.get(name) ?? []), known.close]);
    edits.push(writeValue(text, { start, end, text: known?.open ?? '' }));
  }
  return edits;
}

function* findTags(text: string): Generator<Tag> {
  const opening = /\{\{([<%])/gu;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const end = endOfTag(text, match.index + 3, `${match[1] === '<' ? '>' : '%'}}}`);
    if (end === undefined) continue;
    const inner = text.slice(match.index + 3, end - 3).trim();
    const [, closing, name = '', rest = ''] = /^(\/)?\s*([\w./-]+)([^]*)$/u.exec(inner) ?? [];
    yield { start: match.index, end, name: inner.startsWith('/*') ? '' : name, rest: rest.replace(/\/$/u, ''), isClosing: closing === '/' };
    opening.lastIndex = end;
  }
}

/** A closing mark inside of quotation marks does not count. */
function endOfTag(text: string, from: number, mark: string): number | undefined {
  const limit = Math.min(text.length, from + MAX_TAG);
  let quote: string | undefined;
  for (let at = from; at < limit; at += 1) {
    const character = text[at];
    // Another tag begins: this one was never closed.
    if (character === '{' && /^\{\{[<%]/u.test(text.slice(at, at + 3))) return undefined;
    if (quote === undefined && text.startsWith(mark, at)) return at + mark.length;
    if (quote !== undefined && character === '\\') at += 1;
    else if (character === quote) quote = undefined;
    else if (quote === undefined && (character === '"' || character === '`')) quote = character;
  }
  return undefined;
}

function findPair(text: string, { name, end }: Tag): { readonly start: number; readonly end: number } | undefined {
  const closing = new RegExp(`\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`, 'gu');
  closing.lastIndex = end;
  const match = closing.exec(text);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}

function codeOf(rest: string, code: string): string {
  const lang = readTagArguments(rest).positional[0] ?? '';
  if (!code.includes('\n')) return `\`${code.trim()}\``;
  const fence = code.includes('```') ? '~~~~' : '```';
  return `\n${fence}${lang}\n${code.replace(/^[ \t]*\n|\n[ \t]*$/gu, '')}\n${fence}\n`;
}
