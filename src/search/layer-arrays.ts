import type { Article } from '../content/article.ts';
import { Dictionary } from './dictionary.ts';
import type { Layer } from './search-state.ts';
import { StemTable } from './stem-index.ts';

export type FlatArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A layer as flat arrays by name, to be written to disk or handed from thread to thread without a copy. */
export type LayerArrays = Readonly<Record<string, FlatArray>>;

export function toArrays({ dictionary, vocabulary, stems, postings, table, suggestions, languages }: Layer): LayerArrays {
  const arrays: Record<string, FlatArray> = { languages };
  for (const [name, array] of Object.entries(dictionary.arrays())) arrays[`dictionary.${name}`] = array;
  for (const name of VOCABULARY) arrays[`vocabulary.${name}`] = vocabulary[name];
  for (const name of POSTINGS) arrays[`postings.${name}`] = postings[name];
  for (const name of TABLE) arrays[`table.${name}`] = table[name];
  for (const name of SUGGESTIONS) arrays[`suggestions.${name}`] = suggestions[name];
  stems.groups().forEach((groups, i) => {
    if (groups) arrays[`stems.${i}`] = groups;
  });
  return arrays;
}

/** Puts a layer together again around its articles, which must be those it was built from, in the same order. */
export function fromArrays(arrays: LayerArrays, articles: readonly Article[]): Layer {
  const pick = <T extends string>(group: string, names: readonly T[]) =>
    Object.fromEntries(names.map((name) => [name, arrays[`${group}.${name}`]])) as Record<T, never>;
  const dictionary = new Dictionary(undefined, pick('dictionary', ['chars', 'offsets', 'hashes', 'table']));
  return {
    dictionary,
    vocabulary: { first: 0, count: dictionary.size, ...pick('vocabulary', VOCABULARY) },
    stems: new StemTable(
      dictionary,
      STEMS.map((i) => arrays[`stems.${i}`] as Float64Array | undefined),
    ),
    postings: { rows: undefined, ...pick('postings', POSTINGS) },
    table: pick('table', TABLE),
    suggestions: pick('suggestions', SUGGESTIONS),
    articles,
    dates: datesOf(articles),
    languages: arrays['languages'] as Uint8Array,
    firstArticle: 0,
    firstSection: 0,
  };
}

/** Milliseconds since the epoch; -Infinity without a date. */
export function datesOf(articles: readonly Article[]): Float64Array {
  return Float64Array.from(articles, ({ publishedAt }) => {
    const time = publishedAt === undefined ? Number.NaN : Date.parse(publishedAt);
    return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
  });
}

const VOCABULARY = ['sorted', 'lengths', 'letters', 'pairStarts', 'pairTokens'] as const;
const POSTINGS = ['starts', 'sections', 'metas', 'positionStarts', 'positions'] as const;
const TABLE = ['article', 'position', 'lengths', 'headingStarts', 'headingTokens', 'titleStarts', 'titleTokens'] as const;
const SUGGESTIONS = [
  'kinds',
  'refStarts',
  'refs',
  'places',
  'tokenStarts',
  'tokens',
  'rowOf',
  'rowStarts',
  'entries',
  'sorted',
  'alphabetical',
] as const;
/** One for each of LANGUAGES. */
const STEMS = [0, 1, 2, 3, 4] as const;
