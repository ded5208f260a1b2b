import type { Span } from '../content/rich-text.ts';
import type { QueryTerm } from './query-term.ts';
import type { TextReader } from './text-words.ts';

/** A word of a text that meets the query. */
export interface Match extends Span {
  /** Number of the query's term. */
  readonly term: number;
  /** Its weight: the term's weight times how sure the reading is. */
  readonly weight: number;
}

interface Reading {
  readonly term: number;
  readonly weight: number;
}

/** Finds the words of a text that a query's terms mean, by the same tokens that the index has. Costs nothing until it is used. */
export class Highlighter {
  readonly #reader: TextReader;
  readonly #terms: readonly QueryTerm[];
  #readings: ReadonlyMap<number, Reading> | undefined;

  constructor(reader: TextReader, terms: readonly QueryTerm[]) {
    this.#reader = reader;
    this.#terms = terms;
  }

  /** Words that meet a term, in order, from the first `limit` code units. Overlapping pairs are told one by one. */
  matches(text: string, limit = text.length): Match[] {
    const { tokens, starts, ends } = this.#reader.wordsOf(text.length > limit ? text.slice(0, limit) : text);
    const readings = (this.#readings ??= readingsOf(this.#terms));
    const found: Match[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const reading = readings.get(tokens[i] as number);
      if (reading) found.push({ start: starts[i] as number, end: ends[i] as number, term: reading.term, weight: reading.weight });
    }
    return found;
  }

  /** The same as ordered, disjoint ranges. */
  spans(text: string): Span[] {
    return joinSpans(this.matches(text));
  }
}

function readingsOf(terms: readonly QueryTerm[]): ReadonlyMap<number, Reading> {
  const readings = new Map<number, Reading>();
  const onlyStops = terms.every(({ stop }) => stop);
  terms.forEach(({ expansions, idf, stop, quoted }, term) => {
    if (stop && !quoted && !onlyStops) return;
    for (const { tokens, weight } of expansions) {
      for (const token of tokens) {
        const known = readings.get(token);
        if (!known || known.weight < weight * idf) readings.set(token, { term, weight: weight * idf + 1e-6 });
      }
    }
  });
  return readings;
}

/** Ordered, disjoint ranges: those that overlap or touch become one. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
