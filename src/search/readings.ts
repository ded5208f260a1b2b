import type { Expander } from './expand.ts';
import type { QueryTerm } from './query-term.ts';
import type { Correction } from './search.ts';
import { frequencyOf, type SearchState } from './search-state.ts';
import { prefixRange } from './vocabulary.ts';

const MAX_READINGS = 3;

/** Other readings of a query that was corrected, best first: "did you mean". */
export function otherReadings(state: SearchState, terms: readonly QueryTerm[], corrections: readonly Correction[]): string[] {
  if (corrections.length === 0) return [];
  const readings: string[] = [];
  for (const [index, term] of terms.entries()) {
    const correction = corrections.find(({ typed }) => typed === term.written);
    if (!correction) continue;
    for (const { kind, tokens } of term.expansions) {
      const read = state.dictionary.text(tokens[0] ?? 0);
      if (kind !== 'typo' || read === correction.read || readings.length >= MAX_READINGS) continue;
      readings.push(
        terms
          .map((other, i) => (i === index ? read : (corrections.find(({ typed }) => typed === other.written)?.read ?? other.written)))
          .join(' '),
      );
    }
  }
  return [...new Set(readings)];
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
          .matchTypos(text)
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
