import { keep, type Scored } from './keep-best.ts';
import { KIND_BONUS, NameMatcher } from './name-matcher.ts';
import { NameWords, type Reach } from './name-words.ts';
import { PrefixTree } from './prefix-tree.ts';
import { capQuery } from './query.ts';
import type { Suggestion } from './search.ts';
import type { SearchState } from './search-state.ts';
import { dateOf } from './section-order.ts';
import { liveRef, type SuggestionSource } from './suggestion-source.ts';
import { TokenFlag, Tokenizer } from './tokenize.ts';

const MAX_WORDS = 10;
/** Shorter beginnings are not forgiven a slip: too much begins like them. */
const MIN_SLIPPED = 4;
/** Entries of one beginning looked at. */
const MAX_BEGINNING = 2000;
/** A beginning of so many letters, a slip forgiven, is hardly meant for anything else. */
const TELLING = 10;
const SPACE = 32;

interface Found {
  readonly suggestion: Suggestion;
  readonly score: number;
  readonly date: number;
}

/**
 * Completes what is being typed to titles, headings and terms. Each round is looser than the one before, and is only made
 * while there is room: what begins so, but for one slip; what holds the words; what holds words a slip or two away; what holds all words
 * but one.
 */
export function suggest(state: SearchState, suggesters: readonly SourceSuggester[], text: string, limit: number): readonly Suggestion[] {
  const words = readWords(text);
  if (words.length === 0 || limit <= 0) return [];
  const found = new Map<string, Found>();
  let began = false;
  for (const round of ROUNDS) {
    for (const suggester of suggesters) {
      for (const one of suggester.find(state, words, round, limit)) {
        const known = found.get(one.suggestion.text);
        if (!known || compare(one, known) < 0) found.set(one.suggestion.text, one);
      }
    }
    if (round === 'begins' && found.size > 0) began = words.join(' ').length >= TELLING;
    // A word that was found with fewer slips is meant rather than anything that a looser round would add.
    if (found.size >= limit || (round !== 'begins' && round !== 'exact' && (found.size > 0 || began))) break;
  }
  return [...found.values()]
    .sort(compare)
    .slice(0, limit)
    .map(({ suggestion }) => suggestion);
}

/** `begins`: the whole text but for a slip; then by the words, as far as their reach goes. */
const ROUNDS = ['begins', 'exact', 'slip', 'near', 'far'] as const satisfies readonly ('begins' | Reach)[];
type Round = (typeof ROUNDS)[number];

function compare(a: Found, b: Found): number {
  return b.score - a.score || b.date - a.date || (a.suggestion.text < b.suggestion.text ? -1 : 1);
}

const tokenizer = new Tokenizer();

function readWords(text: string): string[] {
  tokenizer.scan(capQuery(text));
  const words: string[] = [];
  for (let i = 0; i < tokenizer.count && words.length < MAX_WORDS; i++) {
    if (((tokenizer.flags[i] ?? 0) & (TokenFlag.variant | TokenFlag.tail)) === 0) words.push(tokenizer.text(i));
  }
  return words;
}

/** Suggestions from one source. */
export class SourceSuggester {
  readonly #source: SuggestionSource;
  readonly #names: PrefixTree;
  readonly #words: NameWords;
  readonly #matcher: NameMatcher;

  constructor(source: SuggestionSource) {
    this.#source = source;
    this.#names = new PrefixTree(source.arrays.alphabetical, (entry, at) => this.#unitAt(entry, at));
    this.#words = new NameWords(source);
    this.#matcher = new NameMatcher(source.arrays);
  }

  /** The best entries of a round, best first. */
  find(state: SearchState, words: readonly string[], round: Round, limit: number): Found[] {
    if (this.#source.arrays.kinds.length === 0) return [];
    // Some are gone: more are kept than are shown.
    const room = limit * 2 + 10;
    // And some have the same text.
    const enough = limit + 10;
    const scored = round === 'begins' ? this.#beginning(words.join(' '), room) : this.#holding(words, round, room);
    const found: Found[] = [];
    for (const { entry, score } of scored) {
      // Of equals the newest go first, so all of them are needed.
      if (found.length >= enough && score < (found[enough - 1] as Found).score) break;
      const suggestion = this.#source.suggestionOf(state, entry);
      if (suggestion) found.push({ suggestion, score, date: this.#dateOf(state, entry) });
    }
    return found;
  }

  /** Entries that begin as typed, but for one slip anywhere, spaces included. */
  #beginning(typed: string, room: number): Scored[] {
    const { alphabetical, kinds, tokenStarts } = this.#source.arrays;
    const best: Scored[] = [];
    for (const { from, to, slips } of this.#names.ranges(typed, typed.length >= MIN_SLIPPED ? 1 : 0)) {
      const sure = slips === 0 ? 3 : 2.2;
      for (let at = from; at < Math.min(to, from + MAX_BEGINNING); at++) {
        const entry = alphabetical[at] as number;
        const short = 1 / ((tokenStarts[entry + 1] as number) - (tokenStarts[entry] as number));
        keep(best, entry, sure + (KIND_BONUS[kinds[entry] as number] as number) + 0.05 * short, room);
      }
    }
    return best;
  }

  #holding(words: readonly string[], reach: Reach, room: number): Scored[] {
    const readings = this.#words.readAll(words, reach);
    if (!readings) return [];
    const best = this.#matcher.withAll(readings, room);
    if (reach !== 'far' || best.length > 0 || words.length < 2) return best;
    const letters = words.reduce((sum, { length }) => sum + length, 0);
    return this.#matcher.withoutOne(readings, room, (met) => lettersMet(words, met) * 2 > letters);
  }

  /** Code unit `at` of an entry's text as compared, or -1 past its end. */
  #unitAt(entry: number, at: number): number {
    const { tokenStarts, tokens } = this.#source.arrays;
    const { dictionary } = this.#source;
    const end = tokenStarts[entry + 1] as number;
    let rest = at;
    for (let i = tokenStarts[entry] as number; i < end; i++) {
      const length = dictionary.lengthOf(tokens[i] as number);
      if (rest < length) return dictionary.unitAt(tokens[i] as number, rest);
      if (rest === length) return i + 1 < end ? SPACE : -1;
      rest -= length + 1;
    }
    return -1;
  }

  #dateOf(state: SearchState, entry: number): number {
    const section = liveRef(state, this.#source.arrays, entry);
    const date = section === undefined ? 0 : dateOf(state, section);
    return date === Number.NEGATIVE_INFINITY ? 0 : date;
  }
}

function lettersMet(words: readonly string[], met: number): number {
  return words.reduce((sum, { length }, i) => sum + ((met >>> i) & 1) * length, 0);
}
