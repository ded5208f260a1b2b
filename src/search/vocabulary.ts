import type { Dictionary } from './dictionary.ts';

/** A way into tokens by what they are like: by letter pairs. Tokens have numbers of their own here, from 0. */
export interface LetterPairs {
  /** Added to an own number gives the token's; where the tokens are not in a row, `numbers` has them. */
  readonly first: number;
  readonly numbers?: Uint32Array | undefined;
  readonly count: number;
  readonly lengths: Uint8Array;
  /** Which letters a token has, as bits: what tells at a glance that two words are too far apart. */
  readonly letters: Uint32Array;
  /** Letter pairs with the end marks `^a`, `z$`: tokens of bucket `b` are `pairTokens[pairStarts[b]..pairStarts[b + 1]]`, by length. */
  readonly pairStarts: Uint32Array;
  readonly pairTokens: Uint32Array;
}

/** Ways into a dictionary's tokens besides the exact one: by beginning, and by letter pairs. */
export interface Vocabulary extends LetterPairs {
  /** Tokens (relative to `first`) in order of their text. */
  readonly sorted: Uint32Array;
}

/** Buckets of letter pairs: 26 letters, 10 digits and the end mark keep their own; all others share by remainder. */
const SIDE = 64;
export const BUCKETS = SIDE * SIDE;
export const MAX_FUZZY_LENGTH = 32;

export function letterOf(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit - 96;
  if (unit >= 48 && unit <= 57) return unit - 48 + 27;
  return 37 + (unit % 27);
}

export function pairBucket(a: number, b: number): number {
  return a * SIDE + b;
}

/** The letters of a word as bits; some letters share one. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << letterOf(word.charCodeAt(i));
  return letters >>> 0;
}

/** Calls back with each bucket of a word, the end marks included; a pair that comes twice is told twice. */
export function eachPair(word: string, visit: (bucket: number) => void): void {
  let previous = 0;
  for (let i = 0; i < word.length; i++) {
    const letter = letterOf(word.charCodeAt(i));
    visit(pairBucket(previous, letter));
    previous = letter;
  }
  visit(pairBucket(previous, 0));
}

/** Whether a token can be meant by a mistyped word: of letters, not of pairs of ideographs, and not overlong. */
function isFuzzy(text: string): boolean {
  return text.length >= 2 && text.length <= MAX_FUZZY_LENGTH && text.charCodeAt(0) < 0x0e00;
}

/** `texts` are those of the dictionary's own tokens. */
export function buildVocabulary({ first }: Dictionary, texts: readonly string[]): Vocabulary {
  return { first, sorted: sortTexts(texts), ...pairsOf(texts) };
}

/** The way in by letter pairs for a choice of tokens. */
export function pairsOfTokens(numbers: Uint32Array, texts: readonly string[]): LetterPairs {
  return { first: 0, numbers, ...pairsOf(texts) };
}

function pairsOf(texts: readonly string[]): Omit<LetterPairs, 'first' | 'numbers'> {
  const lengths = Uint8Array.from(texts, (text) => Math.min(255, text.length));
  return { count: texts.length, lengths, letters: Uint32Array.from(texts, lettersOf), ...indexPairs(texts, lengths) };
}

function sortTexts(texts: readonly string[]): Uint32Array {
  const order = new Uint32Array(texts.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return order.sort((a, b) => ((texts[a] as string) < (texts[b] as string) ? -1 : 1));
}

function indexPairs(texts: readonly string[], lengths: Uint8Array): Pick<Vocabulary, 'pairStarts' | 'pairTokens'> {
  const pairStarts = new Uint32Array(BUCKETS + 1);
  const seen = new Int32Array(BUCKETS).fill(-1);
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? '';
    if (isFuzzy(text)) eachPair(text, (bucket) => count(bucket, i));
  }
  for (let bucket = 0; bucket < BUCKETS; bucket++) pairStarts[bucket + 1] = (pairStarts[bucket + 1] ?? 0) + (pairStarts[bucket] ?? 0);
  const cursor = pairStarts.slice(0, BUCKETS);
  const pairTokens = new Uint32Array(pairStarts[BUCKETS] ?? 0);
  seen.fill(-1);
  for (const i of byLength(lengths)) {
    const text = texts[i] ?? '';
    if (isFuzzy(text)) eachPair(text, (bucket) => place(bucket, i));
  }
  return { pairStarts, pairTokens };

  function count(bucket: number, token: number): void {
    if (seen[bucket] === token) return;
    seen[bucket] = token;
    pairStarts[bucket + 1] = (pairStarts[bucket + 1] ?? 0) + 1;
  }

  function place(bucket: number, token: number): void {
    if (seen[bucket] === token) return;
    seen[bucket] = token;
    const at = cursor[bucket] ?? 0;
    pairTokens[at] = token;
    cursor[bucket] = at + 1;
  }
}

/** Token numbers ordered by length, so that a look-up can stop at the longest that may be meant. */
function byLength(lengths: Uint8Array): Uint32Array {
  const starts = new Uint32Array(257);
  for (const length of lengths) starts[length + 1] = (starts[length + 1] ?? 0) + 1;
  for (let length = 0; length < 256; length++) starts[length + 1] = (starts[length + 1] ?? 0) + (starts[length] ?? 0);
  const order = new Uint32Array(lengths.length);
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i] ?? 0;
    const at = starts[length] ?? 0;
    order[at] = i;
    starts[length] = at + 1;
  }
  return order;
}

/** The range of `sorted` whose tokens begin with `prefix`. */
export function prefixRange(vocabulary: Vocabulary, dictionary: Dictionary, prefix: string): readonly [number, number] {
  const from = startOf(vocabulary, dictionary, prefix, 0, 0);
  return [from, startOf(vocabulary, dictionary, prefix, from, 1)];
}

/** The first place from `low` on whose token compares to the prefix as at least `least`. */
function startOf({ sorted, first }: Vocabulary, dictionary: Dictionary, prefix: string, low: number, least: number): number {
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (dictionary.compareStart(first + (sorted[middle] as number), prefix) >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}
