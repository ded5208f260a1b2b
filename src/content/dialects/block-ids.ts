import type { Edit } from './edited-text.ts';

/** Behind the name the block ends: with a blank line, the next item, or the text. */
const END = String.raw`[ \t]*$(?=\n?(?![^])|\n[ \t>]*(?:\n|(?![^])|(?:[-*+]|\d{1,9}[.)])[ \t]))`;
/** The name that Obsidian makes for a block that a note links to: `It turns. ^9b526a`. A block such as a table has it on a line of its own. */
const MADE = new RegExp(`(?:(?<=\\S)[ \\t]+|^[ \\t>]*)\\^(?=\\d*[a-f])(?=[a-f]*\\d)[a-f\\d]{6}${END}`, 'gmu');
/** The same with a name that the author chose; elsewhere `x ^wheel` is text. */
const CHOSEN = new RegExp(`(?:(?<=\\S)[ \\t]+|^[ \\t>]*)\\^[a-z\\d-]{1,100}${END}`, 'gimu');
/** Indented code, which has no marker of an item. */
const INDENTED = /^(?: {4}|\t)[ \t]*(?![-*+]|\d{1,9}[.)]|[ \t^])/u;

/** Drops the names of blocks, which are targets of links and never shown. */
export function readBlockIds(
  text: string,
  isCode: (offset: number) => boolean,
  { mayBeChosen }: { readonly mayBeChosen: boolean },
): readonly Edit[] {
  return [...text.matchAll(mayBeChosen ? CHOSEN : MADE)]
    .filter(({ index }) => !isCode(index) && !INDENTED.test(text.slice(text.lastIndexOf('\n', index - 1) + 1, index)))
    .map(({ index, 0: id }) => ({ start: index, end: index + id.length, text: '' }));
}
