import { isAcronym } from '../search/acronym.ts';
import type { Span } from '../content/rich-text.ts';
import { spellingsOf } from './letter-variants.ts';
import { edgesOf, isContraction } from './name-boundary.ts';
import { termKey } from './term-key.ts';

/** Finds names in running text, as whole words, and says where in the text as it is written. */
export interface NamePattern {
  /** Occurrences in order, disjoint, each without a possessive ending. */
  findAll(text: string): readonly Span[];
  test(text: string): boolean;
}

/** From this length on two words written as one are surely meant: `datacentre`. Below it, `in form` would find `inform`. */
const joinedLetters = 8;
/** Between two words of a name: space with at most one line break in it, or one joining sign. Not a full stop, nor a new list item. */
const gap = String.raw`(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*|[^\S\n]?&[^\S\n]?|[\p{Pd}\/_·.'’\u00ad])`;

/**
 * A pattern for any of the names: case, diacritics, width and hyphens do not count, a plural or possessive ending may follow.
 * A name in capitals (`UPS`, `MoE`) is found in this spelling only, since the word may mean something else.
 */
export function createNamePattern(names: readonly string[]): NamePattern {
  const usable = [...new Set(names)].filter((name) => termKey(name) !== '').sort((a, b) => b.length - a.length);
  const pattern = usable.length === 0 ? undefined : new RegExp(usable.map(alternativeOf).join('|'), 'gv');
  // The text before is checked after a match: a lookbehind would be tried at every letter of the text.
  const edges = usable
    .map((name) => edgesOf(name).before)
    .map((source) => (source === undefined ? undefined : new RegExp(`${source}$`, 'v')));

  function next(text: string, from: number): Span | undefined {
    if (pattern === undefined) return undefined;
    pattern.lastIndex = from;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      const which = match.findIndex((group, index) => index > 0 && group !== undefined) - 1;
      const touchesWord = edges[which]?.test(text.slice(Math.max(0, start - 2), start)) ?? false;
      if (!touchesWord && !isContraction(text, start, end)) return { start, end };
      pattern.lastIndex = start + 1;
    }
    return undefined;
  }

  return {
    findAll(text) {
      const spans: Span[] = [];
      for (let span = next(text, 0); span !== undefined; span = next(text, span.end)) spans.push(span);
      return spans;
    },
    test: (text) => next(text, 0) !== undefined,
  };
}

/** One group a name, so that the edge of the name that matched is known. */
function alternativeOf(name: string): string {
  const { after } = edgesOf(name);
  return `(${lettersAndGaps(name)})${after === undefined ? '' : `(?!${after})`}`;
}

function lettersAndGaps(name: string): string {
  if (isAcronym(name)) return `${name}s?`;
  const words = termKey(name).split(' ');
  const isLong = words.join('').length >= joinedLetters;
  return words.map((word, index) => (index === words.length - 1 ? withEnding(word) : spellingsOf(word))).join(isLong ? `${gap}?` : gap);
}

function withEnding(word: string): string {
  const letters = spellingsOf(word);
  if (!/^[a-z][a-z\d]{2,}$/u.test(word)) return letters;
  if (/[^aeiou\d]y$/u.test(word)) return `${spellingsOf(word.slice(0, -1))}(?:${spellingsOf('ies')}|${spellingsOf('y')})`;
  return /(?:[sxz]|ch|sh)$/u.test(word) ? `${letters}(?:${spellingsOf('es')})?` : `${letters}(?:${spellingsOf('s')})?`;
}

/** Whether a name means something else in another case (`IT`, `WHO`) or without the signs at its end (`C++`, `C#`). */
export function hasOneSpelling(name: string): boolean {
  return isAcronym(name) || /[+#]$/u.test(name.trim());
}
