export type ExpansionKind = 'exact' | 'stem' | 'prefix' | 'typo' | 'alias' | 'joined' | 'split' | 'kin';

/** A way to meet a query word: a token, or several that stand side by side. */
export interface Expansion {
  readonly kind: ExpansionKind;
  readonly tokens: readonly number[];
  /** 0 to 1: how surely this is what was meant. */
  readonly weight: number;
  /** The word itself, or the nearest reading of an unknown one; not an inflection or a further guess. */
  readonly literal: boolean;
  /** Only in articles of these languages, as bits; 0 for any. */
  readonly languages: number;
}

/** A word of the query with everything that may be meant by it. */
export interface QueryTerm {
  /** Folded, as typed. */
  readonly text: string;
  readonly written: string;
  /** One of the words that `written` runs together. */
  readonly isPart: boolean;
  readonly place: number;
  /** Only helps to order what other words found. */
  readonly stop: boolean;
  readonly quoted: boolean;
  /** A pair of letters of a script without spaces. */
  readonly pair: boolean;
  /** No section has it in any reading. */
  readonly isNowhere: boolean;
  readonly expansions: readonly Expansion[];
  /** Sections that hold it in some reading, at least roughly. */
  readonly frequency: number;
  /** The weight: high for a rare word. */
  readonly idf: number;
}

/** Readings of a word but everyday words for the same thing: it may be meant otherwise, so these alone prove nothing. */
export function ownReadings({ expansions }: Pick<QueryTerm, 'expansions'>): readonly Expansion[] {
  return expansions.some(({ kind }) => kind === 'kin') ? expansions.filter(({ kind }) => kind !== 'kin') : expansions;
}
