import type { Edit } from './edited-text.ts';

/** The name that Obsidian makes for a block that a note links to: `It turns. ^9b526a`. A block such as a table has it on a line of its own. */
const MADE = /(?<=\S)[ \t]+\^[a-f\d]{6}[ \t]*$|^[ \t>]*\^[a-f\d]{6}[ \t]*$/gmu;
/** The same with a name that the author chose; elsewhere `x ^2` is text. */
const CHOSEN = /(?<=\S)[ \t]+\^[a-z\d-]{1,100}[ \t]*$|^[ \t>]*\^[a-z\d-]{1,100}[ \t]*$/gimu;

/** Drops the names of blocks, which are targets of links and never shown. */
export function readBlockIds(
  text: string,
  isCode: (offset: number) => boolean,
  { mayBeChosen }: { readonly mayBeChosen: boolean },
): readonly Edit[] {
  return [...text.matchAll(mayBeChosen ? CHOSEN : MADE)]
    .filter(({ index }) => !isCode(index))
    .map(({ index, 0: id }) => ({ start: index, end: index + id.length, text: '' }));
}
