import { foldWords } from './fold-text.ts';
import { keep, type Scored } from './keep-best.ts';
import { eachEntry, type MarkedSections, markSections } from './mark-sections.ts';
import { entryOf, rowLength } from './postings.ts';
import type { Holding, HoldingLimits } from './search.ts';
import { articleOf, layerOf, type SearchState } from './search-state.ts';
import { MAX_TOKEN_LENGTH } from './tokenize.ts';
import { eachPair, letterOf, pairBucket, prefixRange, type Vocabulary } from './vocabulary.ts';

/** Words that are looked up at most, the rarest: each further one costs its entries, and sorts out little. */
const MAX_WORDS = 4;
/** A sparse word is looked up in a row by halving, a frequent one by walking the row. */
const HALVINGS = 20;
/** A word that more than this share of the sections have sorts out little beside a rarer one, and is not looked at. */
const MAX_SHARE = 0.5;
/** With an apostrophe a word may carry more than its endings (`O'Brien`, `Colossus'un`): so many letters, in words that are rare. */
const MAX_JOINED_LETTERS = 3;
const MIN_JOINED_WORD = 4;
const MAX_JOINED_WORDS = 24;
const MAX_JOINED_SECTIONS = 50;
const FIRST_PAIR_SCRIPT = 0x0e00;

/**
 * Sections in which, for each of the rarer words, at least one of its forms occurs anywhere: in the text, a heading, or the article's title. A
 * form may be of several tokens (`北京大学`), which then all must occur. Costs a walk over the rows of the rarest words, never a look at a text.
 */
export function findHolding(state: SearchState, words: readonly (readonly string[])[], { weighty, newest }: HoldingLimits): Holding {
  const count = state.sectionArticle.length;
  const rows = words
    .flatMap((forms) => tokensOfWord(state, forms))
    .map((tokens) => ({ tokens, entries: sum(tokens, (token) => entriesOf(state, token)) }))
    .sort((a, b) => a.entries - b.entries)
    .filter(({ entries }, rank) => rank === 0 || entries <= count * MAX_SHARE)
    .slice(0, MAX_WORDS);
  const [rarest, ...others] = rows;
  if (rarest === undefined || rarest.entries === 0) return { places: [], isAll: true };
  const { sections, weightOf } = markSections(state, rarest.tokens, rarest.entries);
  let held = newestFirst(state, sections);
  for (const { tokens, entries } of others) {
    held = held.length * HALVINGS < entries ? keepLookedUp(state, tokens, held) : keepMarked(state, tokens, held);
  }
  return pick(state, held, weightOf, { weighty, newest });
}

/** Entries of a word in one of its forms, a section each, those of withdrawn sections too. Costs a look at each form. */
export function countEntries(state: SearchState, forms: readonly string[]): number {
  const tokens = new Set(forms.flatMap((form) => foldWords(form)).map((form) => state.dictionary.findText(cut(form))));
  return sum(known([...tokens]), (token) => entriesOf(state, token));
}

/** Those that are not withdrawn. A section that was changed since the index was built stands behind the base, and is the newest. */
function newestFirst({ layers, dead }: SearchState, sections: Uint32Array): Uint32Array {
  const base = layers[1]?.firstSection ?? Number.POSITIVE_INFINITY;
  const changed = sections.findIndex((section) => section >= base);
  const ordered = new Uint32Array(sections.length);
  ordered.set(sections.subarray(Math.max(0, changed)));
  if (changed > 0) ordered.set(sections.subarray(0, changed), sections.length - changed);
  return dead === undefined ? ordered : ordered.filter((section) => dead[section] !== 1);
}

function pick(state: SearchState, held: Uint32Array, weightOf: MarkedSections['weightOf'], { weighty, newest }: HoldingLimits): Holding {
  const best: Scored[] = [];
  for (const section of held) keep(best, section, weightOf(section), weighty);
  const chosen = new Set([...best.map(({ entry }) => entry), ...held.subarray(0, newest)]);
  const places = Array.from(chosen, (section) => ({
    article: articleOf(state, section),
    position: state.sectionPosition[section] as number,
  }));
  return { places, isAll: places.length === held.length };
}

function keepMarked(state: SearchState, tokens: readonly number[], held: Uint32Array): Uint32Array {
  const has = new Uint8Array(state.sectionArticle.length);
  eachEntry(state, tokens, (section) => {
    has[section] = 1;
  });
  return held.filter((section) => has[section] === 1);
}

function keepLookedUp(state: SearchState, tokens: readonly number[], held: Uint32Array): Uint32Array {
  return held.filter((section) => {
    const { postings } = layerOf(state, section);
    return tokens.some((token) => entryOf(postings, token, section) >= 0);
  });
}

/** The tokens that stand for a word, one list for each token that must be there. */
function tokensOfWord(state: SearchState, forms: readonly string[]): readonly (readonly number[])[] {
  const [first = ''] = forms;
  const parts = foldWords(first);
  if (parts.length > 1) return parts.map((part) => known([state.dictionary.findText(cut(part))]));
  const [only = ''] = parts;
  // A single letter of a script without spaces begins a pair wherever another letter follows.
  if (only.charCodeAt(0) >= FIRST_PAIR_SCRIPT && only.length === 1)
    return [[...known([state.dictionary.findText(only)]), ...beginning(state, only, Infinity)]];
  const whole = forms.flatMap((form) => foldWords(form)).map((form) => state.dictionary.findText(cut(form)));
  return [[...new Set([...known(whole), ...joinedTo(state, only)])]];
}

function joinedTo(state: SearchState, word: string): readonly number[] {
  if (word.length < MIN_JOINED_WORD || word.charCodeAt(0) >= FIRST_PAIR_SCRIPT) return [];
  const rare = (token: number): boolean => entriesOf(state, token) <= MAX_JOINED_SECTIONS;
  const longest = word.length + MAX_JOINED_LETTERS;
  const going = beginning(state, word, longest).filter(rare).slice(0, MAX_JOINED_WORDS);
  const coming = state.layers.flatMap((layer) => ending(state, layer.vocabulary, word, longest)).filter(rare);
  return [...going, ...coming.slice(0, MAX_JOINED_WORDS)];
}

/** Looked at per beginning: words that begin alike stand side by side. */
const MAX_BEGINNING = 1000;

function beginning(state: SearchState, word: string, longest: number): readonly number[] {
  return state.layers.flatMap(({ vocabulary, dictionary }) => {
    const [from, to] = prefixRange(vocabulary, dictionary, word);
    const tokens = Array.from(vocabulary.sorted.subarray(from, Math.min(to, from + MAX_BEGINNING)), (own) => vocabulary.first + own);
    return tokens.filter((token) => dictionary.lengthOf(token) <= longest);
  });
}

/** Tokens that end in the word and are little longer, from the smallest bucket of its letter pairs, whose tokens go by length. */
function ending(
  { dictionary }: SearchState,
  { first, lengths, pairStarts, pairTokens }: Vocabulary,
  word: string,
  longest: number,
): number[] {
  let from = 0;
  let to = Number.POSITIVE_INFINITY;
  const beginningPair = pairBucket(0, letterOf(word.charCodeAt(0)));
  eachPair(word, (bucket) => {
    const [start, end] = [pairStarts[bucket] as number, pairStarts[bucket + 1] as number];
    if (bucket !== beginningPair && end - start < to - from) [from, to] = [start, end];
  });
  const found: number[] = [];
  for (let at = firstLonger(lengths, pairTokens, from, to, word.length); at < to; at++) {
    const own = pairTokens[at] as number;
    if ((lengths[own] as number) > longest) break;
    if (endsWith(dictionary, first + own, word)) found.push(first + own);
  }
  return found;
}

function firstLonger(lengths: Uint8Array, tokens: Uint32Array, from: number, to: number, length: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lengths[tokens[middle] as number] as number) > length) high = middle;
    else low = middle + 1;
  }
  return low;
}

function endsWith(dictionary: SearchState['dictionary'], token: number, word: string): boolean {
  const skipped = dictionary.lengthOf(token) - word.length;
  for (let i = word.length - 1; i >= 0; i--) if (dictionary.unitAt(token, skipped + i) !== word.charCodeAt(i)) return false;
  return true;
}

function entriesOf({ layers }: SearchState, token: number): number {
  return sum(layers, ({ postings }) => rowLength(postings, token));
}

function known(tokens: readonly number[]): readonly number[] {
  return tokens.filter((token) => token >= 0);
}

function cut(form: string): string {
  return form.slice(0, MAX_TOKEN_LENGTH);
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
