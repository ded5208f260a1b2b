import type { Edit } from './edited-text.ts';

/** `*[HTML]: Hyper Text Markup Language`, on a line of its own. */
const ABBREVIATION = /^\*\[([^\]\n]{1,60})\]:[ \t]*([^\n]{0,600})$/gmu;

export interface Abbreviation {
  readonly short: string;
  readonly long: string;
}

/** Takes abbreviations out of the text: they explain words of it, and stand in no sentence. */
export function readAbbreviations(
  text: string,
  isCode: (offset: number) => boolean,
): { readonly edits: readonly Edit[]; readonly abbreviations: readonly Abbreviation[] } {
  const edits: Edit[] = [];
  const abbreviations: Abbreviation[] = [];
  for (const match of text.matchAll(ABBREVIATION)) {
    if (isCode(match.index)) continue;
    edits.push({ start: match.index, end: match.index + match[0].length, text: '' });
    const [, short = '', long = ''] = match;
    if (long.trim() !== '') abbreviations.push({ short: short.trim(), long: long.trim() });
  }
  return { edits, abbreviations };
}
