import type { Expander } from './expand.ts';
import type { QueryTerm } from './query-term.ts';
import type { Correction } from './search.ts';
import { frequencyOf, type SearchState } from './search-state.ts';
import { prefixRange } from './vocabulary.ts';
import { nameRow } from './suggestion-arrays.ts';

const MAX_READINGS = 3;

/** Other readings of a query of which a word was corrected, or is only the form or the beginning of another, best first: "did you mean". */
export function otherReadings(
  state: SearchState,
  expander: Expander,
  terms: readonly QueryTerm[],
  corrections: readonly Correction[],
): string[] {
  const readings: string[] = [];
  for (const [index, term] of terms.entries()) {
    for (const read of readingsOf(state, expander, term, corrections)) {
      readings.push(withoutDoubles(terms.map((other, i) => (i === index ? read : readAs(other, corrections)))));
    }
  }
  return [...new Set(readings)].slice(0, MAX_READINGS);
}

function readAs({ written }: QueryTerm, corrections: readonly Correction[]): string {
  return corrections.find(({ typed }) => typed === written)?.read ?? written;
}

/** The other readings of a word of the query: further corrections, or the names that a word is a slip away from which is none itself. */
function readingsOf(
  state: SearchState,
  expander: Expander,
  { text, written, stop, pair, quoted, isPart, expansions }: QueryTerm,
  corrections: readonly Correction[],
): string[] {
  const textOf = (token: number) => state.dictionary.text(token);
  const correction = corrections.find(({ typed }) => typed === written);
  if (correction) {
    const others = expansions.filter(({ kind }) => kind === 'typo').map(({ tokens }) => textOf(tokens[0] ?? 0));
    return others.filter((read) => read !== correction.read);
  }
  if (stop || pair || quoted || isPart || expansions.length === 0) return [];
  if (expansions.some(({ kind }) => kind === 'exact' || kind === 'alias' || kind === 'joined')) return [];
  const near = expander.matchTypos(text).filter(({ distance, token }) => distance === 1 && isInNames(state, token));
  return near.map(({ text: read }) => read);
}

function isInNames({ layers }: SearchState, token: number): boolean {
  return layers.some(({ suggestions }) => nameRow(suggestions, token) >= 0);
}

/** Two words of a query may be read as the same one: it is shown once. */
function withoutDoubles(words: readonly string[]): string {
  return words.filter((word, i) => word.toLowerCase() !== words[i - 1]?.toLowerCase()).join(' ');
}

/** For a query with no answer: the nearest queries that have one. Words that are known stand alone, others by their nearest. */
export function nearestQueries(state: SearchState, expander: Expander, terms: readonly QueryTerm[]): string[] {
  const readings: string[] = [];
  for (const { text, stop, expansions } of terms) {
    if (stop) continue;
    if (expansions.length > 0) readings.push(...expansions.slice(0, 2).map(({ tokens }) => state.dictionary.text(tokens[0] ?? 0)));
    else
      readings.push(
        ...expander
          .nearWords(text)
          .slice(0, 2)
          .map(({ token }) => state.dictionary.text(token)),
        ...sharedBeginnings(state, text),
      );
  }
  return [...new Set(readings)].slice(0, MAX_READINGS);
}

/** Words that begin as the unknown one does: at least half of it. */
function sharedBeginnings(state: SearchState, text: string): string[] {
  for (let length = text.length - 1; length >= Math.max(3, text.length / 2); length--) {
    const found = startingWith(state, text.slice(0, length));
    if (found.length > 0) return found;
  }
  return [];
}

function startingWith(state: SearchState, prefix: string): string[] {
  const found: { text: string; frequency: number }[] = [];
  for (const { vocabulary, dictionary } of state.layers) {
    const [from, to] = prefixRange(vocabulary, dictionary, prefix);
    for (let at = from; at < Math.min(to, from + 200); at++) {
      const token = vocabulary.first + (vocabulary.sorted[at] ?? 0);
      const frequency = frequencyOf(state, token);
      if (frequency > 0) found.push({ text: dictionary.text(token), frequency });
    }
  }
  return found
    .sort((a, b) => b.frequency - a.frequency || (a.text < b.text ? -1 : 1))
    .slice(0, 2)
    .map(({ text }) => text);
}
