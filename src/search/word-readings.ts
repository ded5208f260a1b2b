import { fuzzyMatcher, type FuzzyMatch } from './fuzzy.ts';
import { likelySlips } from './likely-slips.ts';
import type { QueryWord } from './query.ts';
import type { Expansion } from './query-term.ts';
import { RANKING, READING_WEIGHTS, weightBetween } from './ranking-weights.ts';
import { frequencyOf, type SearchState } from './search-state.ts';
import { type Sibling, Siblings } from './siblings.ts';
import { prefixRange } from './vocabulary.ts';

/** Mistyped words looked up in a query at most: the rest would cost more than it finds. */
const MAX_FUZZY_WORDS = 6;
const MAX_PREFIX_SCAN = 4000;
const MAX_PREFIXES = 48;
const MAX_TYPOS = 12;
/** Of the readings of a mistyped word, so many are also looked up in their other inflections. */
const MAX_INFLECTED_TYPOS = 4;
/** In fewer sections than this, a guess is not sure enough to look no further. */
const RARE = 4;

/** Finds the tokens of the index that a single word may mean: itself, its inflections, what it begins, what it was mistyped for. */
export class WordReadings {
  readonly #state: SearchState;
  readonly #siblings: Siblings;
  /** Readings of the mistyped words of this query. */
  readonly #typos = new Map<string, readonly FuzzyMatch[]>();
  readonly #near = new Map<string, readonly FuzzyMatch[]>();

  // The worth of other forms of a word in this query.
  #inflection: number = RANKING.inflection;
  #derivation: number = RANKING.derivation;

  constructor(state: SearchState) {
    this.#state = state;
    this.#siblings = new Siblings(state);
  }

  /** Other forms of a word count the more the more the query is a sentence: `share` is 0 to 1. */
  weigh(share: number): void {
    this.#inflection = weightBetween('inflection', RANKING.inflection, share);
    this.#derivation = weightBetween('derivation', RANKING.derivation, share);
  }

  /** The meanings of one word of a query, the surest reading first. */
  of(word: QueryWord, { exact, last, alone }: { readonly exact: boolean; readonly last: boolean; readonly alone: boolean }): Expansion[] {
    const expansions: Expansion[] = [];
    const variant = word.variant === undefined ? -1 : this.known(word.variant);
    const token = variant >= 0 ? variant : this.known(word.text);
    if (token >= 0) expansions.push({ kind: 'exact', tokens: [token], weight: 1, literal: true, languages: 0 });
    if (!exact) this.#addVersion(word.text, expansions);
    if (word.quoted || variant >= 0) return expansions;
    if (word.pair) {
      if ([...word.text].length === 1) this.#addPrefixes(word.text, { known: false, last: true }, expansions);
      return expansions;
    }
    this.addSiblings(word.text, 1, expansions);
    if (exact) return expansions;
    // A word seen only in another inflection is known; one that hardly occurs may as well be a slip.
    const unknown = token < 0 && this.#frequencyOf(expansions.filter(({ weight }) => weight >= this.#inflection)) < RARE;
    const before = expansions.length;
    if (last || unknown) this.#addPrefixes(word.text, { known: !unknown, last }, expansions);
    // A word that is still being typed is not a typo as long as words go on like that.
    const unfinished = last && this.#frequencyOf(expansions.slice(before)) >= RARE;
    if (unknown) this.#addTypos(word.text, { alone, unfinished }, expansions);
    return expansions;
  }

  /** `2.1` asks for v2.1, and `v2.1` for 2.1. */
  #addVersion(text: string, expansions: Expansion[]): void {
    const [, letter, number] = /^(v?)(\d{1,4})$/.exec(text) ?? [];
    if (number === undefined) return;
    const token = this.known(letter === '' ? `v${number}` : number);
    if (token >= 0) expansions.push({ kind: 'alias', tokens: [token], weight: READING_WEIGHTS.version, literal: false, languages: 0 });
  }

  #frequencyOf(expansions: readonly Expansion[]): number {
    return expansions.reduce((sum, { tokens }) => sum + frequencyOf(this.#state, tokens[0] ?? -1), 0);
  }

  /** The token of a word that occurs, or -1. */
  known(text: string): number {
    const token = this.#state.dictionary.findText(text);
    return token >= 0 && frequencyOf(this.#state, token) > 0 ? token : -1;
  }

  /** Other inflections of a word, each in the articles of the language that inflects so. */
  addSiblings(text: string, weight: number, expansions: Expansion[]): void {
    const all = this.#siblings.of(text);
    if (all.length === 0) return;
    const isKnown = ({ tokens, bit }: Sibling) =>
      expansions.some((known) => known.tokens[0] === tokens[0] && (known.languages === 0 || known.languages === bit));
    const weightOf = (sibling: Sibling) => weight * this.#shareOf(sibling);
    const added = all.filter((sibling) => !isKnown(sibling));
    // By text, never by number: numbers depend on how the index came about.
    if (added.length > 1) added.sort((a, b) => weightOf(b) - weightOf(a) || (a.text < b.text ? -1 : 1));
    for (const sibling of added) {
      const { tokens, languages } = sibling;
      expansions.push({ kind: 'stem', tokens, weight: weightOf(sibling), literal: false, languages });
    }
  }

  /** Other inflections of a word in one language, each with its worth beside the word. */
  formsIn(text: string, language: number): readonly { readonly token: number; readonly share: number }[] {
    return this.#siblings
      .of(text)
      .filter(({ bit }) => bit === language)
      .map((sibling) => ({ token: sibling.tokens[0], share: this.#shareOf(sibling) }));
  }

  #shareOf({ inflects }: Sibling): number {
    return inflects ? this.#inflection : this.#derivation;
  }

  #addPrefixes(text: string, { known, last }: { readonly known: boolean; readonly last: boolean }, expansions: Expansion[]): void {
    if (text.length < (known ? 3 : 1)) return;
    const found: { token: number; frequency: number; length: number }[] = [];
    for (const { vocabulary, dictionary } of this.#state.layers) {
      const [from, to] = prefixRange(vocabulary, dictionary, text);
      const step = Math.max(1, Math.ceil((to - from) / MAX_PREFIX_SCAN));
      for (let at = from; at < to; at += step) {
        const own = vocabulary.sorted[at] ?? 0;
        const token = vocabulary.first + own;
        const frequency = frequencyOf(this.#state, token);
        if (frequency > 0 && !expansions.some(({ tokens }) => tokens[0] === token))
          found.push({ token, frequency, length: vocabulary.lengths[own] ?? 1 });
      }
    }
    const { dictionary } = this.#state;
    found.sort((a, b) => b.frequency - a.frequency || (dictionary.text(a.token) < dictionary.text(b.token) ? -1 : 1));
    for (const { token, length } of found.slice(0, MAX_PREFIXES)) {
      const typed = 0.45 + 0.5 * Math.min(1, text.length / Math.max(1, length));
      const weight = known ? READING_WEIGHTS.prefixOfKnown : last ? typed : typed * READING_WEIGHTS.prefixInside;
      expansions.push({ kind: 'prefix', tokens: [token], weight, literal: !known, languages: 0 });
    }
  }

  #addTypos(text: string, { alone, unfinished }: { readonly alone: boolean; readonly unfinished: boolean }, expansions: Expansion[]): void {
    const matches = this.matchTypos(text);
    const nearest = matches[0]?.distance ?? 0;
    for (let rank = 0; rank < Math.min(matches.length, MAX_TYPOS); rank++) {
      const { token, text: read, distance, slipCost } = matches[rank] as FuzzyMatch;
      // With no other word to settle it, a further reading would only win by being frequent.
      if ((alone || unfinished) && (distance > nearest || (unfinished && (distance > 1 || text.length < 4)))) break;
      const base = distance === nearest ? (READING_WEIGHTS.slip[distance - 1] ?? 0) : READING_WEIGHTS.furtherSlip;
      const weight =
        base *
        (1 - 0.12 * slipCost) *
        (alone ? READING_WEIGHTS.laterGuess ** rank : 1) *
        (unfinished ? READING_WEIGHTS.typoOfUnfinished : 1);
      const known = expansions.findIndex(({ tokens }) => tokens[0] === token);
      if (known < 0) expansions.push({ kind: 'typo', tokens: [token], weight, literal: distance === nearest && !unfinished, languages: 0 });
      if (distance === nearest && rank < MAX_INFLECTED_TYPOS) this.addSiblings(read, weight, expansions);
    }
  }

  /** Gives a new query its share of look-ups. */
  begin(): void {
    this.#typos.clear();
    this.#near.clear();
  }

  /** Words that a mistyped one is likely meant for, likeliest first; nothing once a query has had its share of look-ups. */
  matchTypos(text: string): readonly FuzzyMatch[] {
    const known = this.#typos.get(text);
    if (known) return known;
    const matches = likelySlips(this.#state, text, this.nearWords(text));
    this.#typos.set(text, matches);
    return matches;
  }

  /** Words near to one, nearest first, likely or not: to be offered, never to be taken for it. */
  nearWords(text: string): readonly FuzzyMatch[] {
    const known = this.#near.get(text);
    if (known) return known;
    // Another number is another thing, and so is another version.
    if (/^v?\p{N}+$/u.test(text) || this.#near.size >= MAX_FUZZY_WORDS) return [];
    const { layers, dictionary } = this.#state;
    const find = (other: string) => this.known(other);
    const textOf = (token: number) => dictionary.text(token);
    const weightOf = (token: number) => frequencyOf(this.#state, token);
    const vocabularies = layers.map(({ vocabulary }) => vocabulary);
    const matches = fuzzyMatcher.match(text, { vocabularies, find, textOf, weightOf });
    this.#near.set(text, matches);
    return matches;
  }

  /** Whether words go on like this one. */
  isBeginning(text: string): boolean {
    return this.#state.layers.some(({ vocabulary, dictionary }) => {
      const [from, to] = prefixRange(vocabulary, dictionary, text);
      for (let at = from; at < Math.min(to, from + 20); at++) {
        if (frequencyOf(this.#state, vocabulary.first + (vocabulary.sorted[at] ?? 0)) > 0) return true;
      }
      return false;
    });
  }
}
