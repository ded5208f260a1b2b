import { isAcronym } from '../search/acronym.ts';
import type { Span } from '../content/rich-text.ts';
import { isPlain } from './is-plain.ts';
import { edgesOf, isContraction } from './name-boundary.ts';
import { nameSource, plainNameSource } from './name-source.ts';
import { once } from './once.ts';
import { isShouted } from './is-shouted.ts';
import { foldName } from '../search/fold-name.ts';

/** Finds names in running text, as whole words, and says where in the text as it is written. */
export interface NamePattern {
  /** Occurrences in order, disjoint, each without a possessive ending. */
  findAll(text: string): readonly Span[];
  test(text: string): boolean;
}

/** One pattern for all names, and what may not stand before each of them. */
interface Matcher {
  readonly pattern: RegExp;
  /** Whether a name touches another word that ends with `before`; `which` is the number of the name. */
  touchesWord(before: string, which: number): boolean;
}

/**
 * A pattern for any of the names: case, diacritics, width and hyphens do not count, a plural or possessive ending may follow.
 * A name in capitals (`UPS`, `MoE`) is found in this spelling only, since the word may mean something else; so `aid` is not found in `AIDS`.
 * Made for each kind of text if it is met: a plain text is read at a fifth of the cost of others.
 */
export function createNamePattern(names: readonly string[]): NamePattern {
  const usable = [...new Set(names)].filter((name) => foldName(name) !== '').sort((a, b) => b.length - a.length);
  const plain = once(() => createPlainMatcher(usable));
  const full = once(() => createMatcher(usable));

  const keys = once(() => new Set(usable.map(foldName)));

  /** `AIDS`, which is no plural of `aid`; in a headline, all of which is in capitals, it may be. */
  function isOtherWord(text: string, span: Span): boolean {
    if (text[span.end - 1] !== 'S') return false;
    const written = text.slice(span.start, span.end);
    return isAcronym(written) && !keys().has(foldName(written)) && !isShouted(text, span);
  }

  function next(matcher: Matcher, text: string, from: number): Span | undefined {
    const { pattern } = matcher;
    pattern.lastIndex = from;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      const which = match.findIndex((group, index) => index > 0 && group !== undefined) - 1;
      // The text before is checked after a match: a lookbehind would be tried at every letter of the text.
      const touchesWord = matcher.touchesWord(text.slice(Math.max(0, start - 2), start), which);
      if (!touchesWord && !isContraction(text, start, end) && !isOtherWord(text, { start, end })) return { start, end };
      pattern.lastIndex = start + 1;
    }
    return undefined;
  }

  function matcherFor(text: string): Matcher | undefined {
    if (usable.length === 0) return undefined;
    return isPlain(text) ? plain() : full();
  }

  return {
    findAll(text) {
      const matcher = matcherFor(text);
      const spans: Span[] = [];
      if (matcher === undefined) return spans;
      for (let span = next(matcher, text, 0); span !== undefined; span = next(matcher, text, span.end)) spans.push(span);
      return spans;
    },
    test(text) {
      const matcher = matcherFor(text);
      return matcher !== undefined && next(matcher, text, 0) !== undefined;
    },
  };
}

/** One group a name, so that the edge of the name that matched is known. */
function createMatcher(names: readonly string[]): Matcher {
  const edges = names
    .map((name) => edgesOf(name).before)
    .map((source) => (source === undefined ? undefined : new RegExp(`${source}$`, 'v')));
  return {
    pattern: new RegExp(names.map((name) => `(${nameSource(name)})`).join('|'), 'gv'),
    touchesWord: (before, which) => edges[which]?.test(before) ?? false,
  };
}

function createPlainMatcher(names: readonly string[]): Matcher | undefined {
  const sources = names.flatMap((name) => plainNameSource(name) ?? []);
  if (sources.length === 0) return undefined;
  return { pattern: new RegExp(sources.join('|'), 'gv'), touchesWord: (before) => /\w$/u.test(before) };
}

/** Whether a name means something else in another case (`IT`, `WHO`) or without the signs at its end (`C++`, `C#`). */
export function hasOneSpelling(name: string): boolean {
  return isAcronym(name) || /[+#]$/u.test(name.trim());
}
