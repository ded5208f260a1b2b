import { kinOf } from './add-kin.ts';
import type { FuzzyMatch } from './fuzzy.ts';
import type { QueryWord } from './query.ts';
import type { Expansion, QueryTerm } from './query-term.ts';
import { withLightWords } from './lighten.ts';
import { READING_WEIGHTS, sentenceShare } from './ranking-weights.ts';
import { frequencyOf, type SearchState } from './search-state.ts';
import { isWishForNewest } from './newest-words.ts';
import { isGuess, isOnlyGuessed, withoutBareDerivations, withTemperedUnknowns } from './sure-terms.ts';
import { frameWords, isStopWord } from './stop-words.ts';
import type { Synonyms } from './synonyms.ts';
import { isWishInName } from './wish-in-name.ts';
import { repairBoundaries } from './word-boundaries.ts';
import { WordReadings } from './word-readings.ts';

export interface ExpandOptions {
  /** Take words as typed: no typo, no split, no join. */
  readonly exact: boolean;
  /** The last word may be the beginning of one. */
  readonly open: boolean;
  /** The query is a question: its words need not be those of the text. */
  readonly asks?: boolean;
  /** It is an English one, so it may have light words, and everyday words for the same thing. */
  readonly inEnglish?: boolean;
}

/** *Latest news* may be a heading; *latest quote of the week* is a wish and a heading. */
const WORDS_OF_A_WISH = 2;

/** Turns the words of a query into terms: each with the tokens of the index that it may mean. */
export class Expander {
  readonly #state: SearchState;
  readonly #synonyms: Synonyms;
  readonly #readings: WordReadings;

  constructor(state: SearchState, synonyms: Synonyms) {
    this.#state = state;
    this.#synonyms = synonyms;
    this.#readings = new WordReadings(state);
  }

  /** Gives a new query its share of look-ups. */
  begin(): void {
    this.#readings.begin();
  }

  /** Words that a mistyped one may have meant, nearest first; nothing once a query has had its share of look-ups. */
  matchTypos(text: string): readonly FuzzyMatch[] {
    return this.#readings.matchTypos(text);
  }

  /** Words near to one, likely or not: to be offered. */
  nearWords(text: string): readonly FuzzyMatch[] {
    return this.#readings.nearWords(text);
  }

  expand(words: readonly QueryWord[], { exact, open, asks = false, inEnglish = false }: ExpandOptions): QueryTerm[] {
    const stops = this.#stopWords(words, exact);
    const content = stops.filter((stop) => !stop).length;
    const alone = content === 1;
    this.#readings.weigh(sentenceShare(content, asks));
    const pieces = exact ? words.map((word) => [word]) : this.#repair(words, open);
    const terms: QueryTerm[] = [];
    words.forEach((word, i) => {
      const parts = pieces[i] ?? [word];
      const split = parts.length > 1;
      for (const part of parts) {
        const last = open && part === parts.at(-1) && pieces.slice(i + 1).every((later) => later.length === 0);
        const expansions = this.#readings.of(part, { exact, last, alone });
        if (!exact && !split) this.#join(words, i, expansions);
        const term = this.#term(part, stops[i] === true && !split, expansions);
        terms.push(split ? { ...term, written: word.written, isPart: true } : term);
      }
    });
    if (exact) return terms;
    const kin = inEnglish ? this.#addKin(withLightWords(this.#state, terms, (text) => this.#readings.known(text))) : terms;
    const aliased = withTemperedUnknowns(this.#addAliases(withoutBareDerivations(kin)));
    if (!isOnlyGuessed(aliased)) return aliased;
    return aliased.map((term) => ({ ...term, isNowhere: term.isNowhere || isGuess(term), expansions: [] }));
  }

  #stopWords(words: readonly QueryWord[], exact: boolean): boolean[] {
    const frames = frameWords(words.map(({ text }) => text));
    const languages = this.#state.languageBits | 1;
    const stops = words.map((word, i) => !word.quoted && (frames[i] === true || isStopWord(word.text, languages)));
    if (!stops.includes(false)) return words.map((word, i) => !word.quoted && isStopWord(word.text, languages) && frames[i] === true);
    if (exact) return stops;
    // The latest of something need not say so: a wish before two words or more is none of them.
    const lead = stops.indexOf(false);
    const telling = words.filter((_, i) => !stops[i]);
    const [wish] = telling;
    if (telling.length > WORDS_OF_A_WISH && wish && !wish.quoted && isWishForNewest(wish.text) && !this.#isNamed(words[lead + 1], telling))
      stops[lead] = true;
    return stops;
  }

  /** Whether the wish is a word of a title or heading: `next` stands after it, and the telling words begin with it. */
  #isNamed(next: QueryWord | undefined, [wish, second, ...rest]: readonly QueryWord[]): boolean {
    if (!wish || !next || next !== second) return false;
    const others = rest.flatMap((word) =>
      this.#readings.of(word, { exact: true, last: false, alone: false }).flatMap(({ tokens }) => tokens),
    );
    return isWishInName(this.#state, {
      wish: this.#readings.known(wish.text),
      next: this.#readings.known(next.text),
      others: new Set(others),
    });
  }

  #term(word: QueryWord, stop: boolean, expansions: readonly Expansion[]): QueryTerm {
    const { liveSections } = this.#state;
    let frequency = 0;
    for (const { tokens, kind } of expansions) {
      const own = this.#leastFrequency(tokens);
      // Readings besides the word itself make it less telling, but a rare word stays rare although a common one begins with it.
      frequency += kind === 'prefix' && expansions[0]?.kind === 'exact' ? 0 : own;
    }
    frequency = Math.min(frequency, liveSections);
    const idf = Math.log(1 + (liveSections - frequency + 0.5) / (frequency + 0.5));
    const { text, written, place, quoted, pair } = word;
    const isNowhere = expansions.length === 0;
    return { text, written, isPart: false, place, stop, quoted, pair, isNowhere, expansions, frequency, idf };
  }

  #leastFrequency(tokens: readonly number[]): number {
    let least = Number.POSITIVE_INFINITY;
    for (const token of tokens) least = Math.min(least, frequencyOf(this.#state, token));
    return least;
  }

  #repair(words: readonly QueryWord[], open: boolean): QueryWord[][] {
    return repairBoundaries(this.#state, words, {
      known: (text) => this.#readings.known(text),
      isBeginning: (text) => this.#readings.isBeginning(text),
      nearestTypo: (text) => this.#readings.matchTypos(text)[0]?.distance ?? Number.POSITIVE_INFINITY,
      open,
    });
  }

  /** One word torn apart: with a neighbor it makes a word that exists. */
  #join(words: readonly QueryWord[], i: number, expansions: Expansion[]): void {
    this.#joinPair(words[i - 1], words[i], expansions);
    this.#joinPair(words[i], words[i + 1], expansions);
  }

  #joinPair(left: QueryWord | undefined, right: QueryWord | undefined, expansions: Expansion[]): void {
    if (!left || !right || left.pair || right.pair || left.quoted || right.quoted) return;
    const joined = this.#readings.known(left.text + right.text);
    if (joined >= 0 && !expansions.some(({ tokens }) => tokens[0] === joined)) {
      expansions.push({ kind: 'joined', tokens: [joined], weight: READING_WEIGHTS.joined, literal: true, languages: 0 });
    }
  }

  #addKin(terms: readonly QueryTerm[]): QueryTerm[] {
    return terms.map((term, i) => {
      const kin = kinOf(this.#state, this.#readings, terms, i);
      return kin.length === 0 ? term : this.#withExpansions(term, [...term.expansions, ...kin]);
    });
  }

  #addAliases(terms: readonly QueryTerm[]): QueryTerm[] {
    if (this.#synonyms.isEmpty) return [...terms];
    const added = terms.map((term) => [...term.expansions]);
    for (const { from, to, others } of this.#synonyms.find(terms.map(({ text }) => text))) {
      for (const words of others) {
        const tokens = words.map((word) => this.#readings.known(word));
        if (tokens.includes(-1)) continue;
        for (let i = from; i < to; i++)
          added[i]?.push({ kind: 'alias', tokens, weight: READING_WEIGHTS.alias, literal: false, languages: 0 });
      }
    }
    return terms.map((term, i) => (added[i]?.length === term.expansions.length ? term : this.#withExpansions(term, added[i] ?? [])));
  }

  #withExpansions(term: QueryTerm, expansions: readonly Expansion[]): QueryTerm {
    if (term.expansions.length > 0) return { ...term, expansions };
    const frequency = Math.min(...expansions.flatMap(({ tokens }) => tokens.map((token) => frequencyOf(this.#state, token))));
    return {
      ...term,
      isNowhere: false,
      expansions,
      frequency,
      idf: Math.log(1 + (this.#state.liveSections - frequency + 0.5) / (frequency + 0.5)),
    };
  }
}
