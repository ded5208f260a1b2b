import { type Fence, findFences } from './code-ranges.ts';
import { isLiteralDirective, isMystDirective } from './myst-kinds.ts';

/** Directives in one another; what is deeper stays code. */
const MAX_DEPTH = 12;
/** Spaces before a fence that do not make it code by indentation. */
const MAX_INDENT = 3;

/** The name of a directive behind the signs of its fence: `{note} Words`. */
export function directiveName(info: string): string | undefined {
  return /^\{([A-Za-z][\w:.+-]*)\}/u.exec(info)?.[1]?.toLowerCase();
}

/** Whether a text has a directive that only MyST knows. */
export function hasMystDirective(text: string): boolean {
  if (!/[`:]{3}\{[A-Za-z]/u.test(text)) return false;
  const fences = findFences(text);
  if (fences.some((fence) => isOwn(text, fence) && isMystDirective(directiveName(fence.info) ?? ''))) return true;
  return Array.from(text.matchAll(/^ {0,3}:{3,}\{([A-Za-z][\w:.+-]*)\}/gmu)).some(
    ({ index, 1: name = '' }) => isMystDirective(name.toLowerCase()) && !fences.some(({ start, end }) => start <= index && index < end),
  );
}

/**
 * The text with colons in place of the backticks around directives whose content is text: `:::{note}`. Same length, so offsets hold. Whatever looks
 * for remarks and parts for members takes the content of a fence of backticks for code, which is shown as it is written.
 */
export function withColonFences(text: string): string {
  if (!hasMystDirective(text)) return text;
  let read = text;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const found = findFences(read).filter((fence) => {
      const name = directiveName(fence.info);
      return name !== undefined && !isLiteralDirective(name) && fence.closing !== undefined && isOwn(read, fence);
    });
    if (found.length === 0) break;
    read = replaceMarks(read, found);
  }
  return read;
}

/** It is of backticks, begins its line, and is not indented as code is. */
function isOwn(text: string, { start, mark, indent, column }: Fence): boolean {
  return mark.startsWith('`') && indent <= column + MAX_INDENT && text.slice(start, start + indent).trim() === '';
}

function replaceMarks(text: string, fences: readonly Fence[]): string {
  const parts: string[] = [];
  let at = 0;
  const replace = (line: number): void => {
    const [, space = '', marks = ''] = /^([^`\n]*)(`+)/u.exec(text.slice(line, line + 2_000)) ?? [];
    parts.push(text.slice(at, line + space.length), ':'.repeat(marks.length));
    at = line + space.length + marks.length;
  };
  for (const { start, closing = 0 } of fences) {
    replace(start);
    replace(closing);
  }
  parts.push(text.slice(at));
  return parts.join('');
}
