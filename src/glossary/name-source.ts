import { isAcronym } from '../search/acronym.ts';
import { spellingsOf } from './letter-variants.ts';
import { edgesOf } from './name-boundary.ts';
import { foldName } from '../search/fold-name.ts';

/** From this length on two words written as one are surely meant: `datacentre`. Below it, `in form` would find `inform`. */
const joinedLetters = 8;
/** Between two words of a name: space with at most one line break in it, or one joining sign. Not a full stop, nor a new list item. */
const gap = String.raw`(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*|[^\S\n]?&[^\S\n]?|[\p{Pd}\/_·.'’\u00ad])`;

/** The source of a pattern (flag `v`) for a name in any text, with its accents, widths and joined letters. */
export function nameSource(name: string): string {
  const { after } = edgesOf(name);
  return `${wordsAndGaps(name, spellingsOf)}${after === undefined ? '' : `(?!${after})`}`;
}

/** The same for a plain text (`is-plain.ts`), at a tenth of the cost; undefined if no plain text can hold the name. */
export function plainNameSource(name: string): string | undefined {
  return /^[\x20-\x7e]+$/u.test(isAcronym(name) ? name : foldName(name)) ? `${wordsAndGaps(name, eitherCase)}(?![\\w+\\#])` : undefined;
}

function wordsAndGaps(name: string, spell: (folded: string) => string): string {
  if (isAcronym(name)) return `${name}s?`;
  const words = foldName(name).split(' ');
  const isLong = words.join('').length >= joinedLetters;
  return words.map((word, index) => (index === words.length - 1 ? withEnding(word, spell) : spell(word))).join(isLong ? `${gap}?` : gap);
}

function withEnding(word: string, spell: (folded: string) => string): string {
  const letters = spell(word);
  if (!/^[a-z][a-z\d]{2,}$/u.test(word)) return letters;
  if (/[^aeiou\d]y$/u.test(word)) return `${spell(word.slice(0, -1))}(?:${spell('ies')}|${spell('y')})`;
  return /(?:[sxz]|ch|sh)$/u.test(word) ? `${letters}(?:${spell('es')})?` : `${letters}(?:${spell('s')})?`;
}

function eitherCase(folded: string): string {
  return Array.from(folded, (letter) => `[${letter}${/[a-z]/u.test(letter) ? letter.toUpperCase() : ''}]`).join('');
}
