import { countLeading } from '../count-leading.ts';
import type { Edit } from './edited-text.ts';
import type { Directive } from './myst-directive.ts';
import { writeDirective } from './myst-kinds.ts';

/** The directives of one that is in another; deeper ones are text. */
const MAX_DEPTH = 12;

const OPENING = /^([ \t]*)(`{3,}|:{3,}|~{3,})\{([A-Za-z][\w:.+-]*)\}[ \t]*(.*?)[ \t]*$/u;
const CODE_FENCE = /^[ \t]*(`{3,}|~{3,})(?!.*`)/u;
const OPTION = /^[ \t]*:([A-Za-z][\w-]*):(?:[ \t]+(.*?))?[ \t]*$/u;
const YAML_OPTION = /^[ \t]*([A-Za-z][\w-]*):(?:[ \t]+(.*?))?[ \t]*$/u;

/** Writes the directives of MyST (`{note}` behind three backticks or colons) as containers, code, figures and definition lists. One that nobody closed is text. */
export function readMystDirectives(text: string): readonly Edit[] {
  const lines = text.split('\n');
  const written = rewrite(lines, 0);
  return written === lines ? [] : [{ start: 0, end: text.length, text: written.join('\n') }];
}

function rewrite(lines: readonly string[], depth: number): readonly string[] {
  const closings = findClosings(lines);
  const out: string[] = [];
  let isChanged = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const opening = depth < MAX_DEPTH ? OPENING.exec(line) : null;
    const fence = opening?.[2] ?? CODE_FENCE.exec(line)?.[1];
    const end = fence === undefined ? -1 : findEnd(closings, at, fence);
    if (end === -1) {
      out.push(line);
      continue;
    }
    if (opening === null) out.push(...lines.slice(at, end + 1));
    else {
      const { before, content, after } = writeDirective(readDirective(opening, lines.slice(at + 1, end)));
      out.push(...before, ...(content === undefined ? [] : content.mayNest ? rewrite(content.lines, depth + 1) : content.lines), ...after);
      isChanged = true;
    }
    at = end;
  }
  return isChanged ? out : lines;
}

interface Closing {
  readonly line: number;
  readonly signs: string;
}

/** The lines that may close a fence. Most lines cannot, and looking at each of them for each fence would take the square of their number. */
function findClosings(lines: readonly string[]): readonly Closing[] {
  return lines.flatMap((text, line) => (/^[ \t]*(`{3,}|:{3,}|~{3,})[ \t]*$/u.test(text) ? [{ line, signs: text.trim() }] : []));
}

/** The line of the same signs, as many or more; -1 if there is none. */
function findEnd(closings: readonly Closing[], at: number, fence: string): number {
  const next = countLeading(closings, ({ line }) => line <= at);
  for (let index = next; index < closings.length; index += 1) {
    const { line, signs } = closings[index] as Closing;
    if (signs.length >= fence.length && signs.startsWith(fence.charAt(0))) return line;
  }
  return -1;
}

function readDirective([, indent = '', , name = '', argument = '']: RegExpExecArray, body: readonly string[]): Directive {
  const options: Record<string, string> = {};
  let at = 0;
  if (body[0]?.trim() === '---') {
    const end = body.findIndex((line, index) => index > 0 && line.trim() === '---');
    for (const line of body.slice(1, Math.max(end, 1))) {
      const [, key, value = ''] = YAML_OPTION.exec(line) ?? [];
      if (key !== undefined) options[key] = value;
    }
    at = end + 1;
  } else {
    for (let option = OPTION.exec(body[at] ?? ''); option !== null; option = OPTION.exec(body[at] ?? '')) {
      options[option[1] ?? ''] = option[2] ?? '';
      at += 1;
    }
  }
  return { name: name.toLowerCase(), indent, argument, options, lines: body.slice(at) };
}
