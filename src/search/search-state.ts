import type { Article, Section } from '../content/article.ts';
import type { GlossaryEntry } from '../content/edition.ts';
import { foldName } from './fold-name.ts';
import type { Dictionary } from './dictionary.ts';
import { createHiddenNames } from './hidden-names.ts';
import { Length, type SectionTable } from './index-builder.ts';
import { sumLayers, type LayerSums } from './layer-sums.ts';
import { rowLength, rowOf, type Postings } from './postings.ts';
import type { StemTable } from './stem-index.ts';
import type { SuggestionArrays } from './suggestion-arrays.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One immutable piece of the index: the whole edition as it was built, or the few articles changed since. */
export interface Layer {
  readonly dictionary: Dictionary;
  readonly vocabulary: Vocabulary;
  readonly stems: StemTable;
  readonly postings: Postings;
  readonly table: SectionTable;
  readonly suggestions: SuggestionArrays;
  readonly articles: readonly Article[];
  /** When each article was published, in milliseconds since the epoch; -Infinity without a date. */
  readonly dates: Float64Array;
  /** Bit of each article's language; see languages.ts. */
  readonly languages: Uint8Array;
  readonly firstArticle: number;
  readonly firstSection: number;
}

/**
 * The weights of BM25F by field. Title and heading name a section, so they count more; lengths matter most in the body. `heading` is chosen
 * by names with a slip, `title` by queries over title and heading, `body` by phrases; outer headings, terms and the article's topics count
 * as a word of the body or a little more. `node bench/search/weigh.ts` shows the quality at half and double of each.
 */
export const WEIGHTS = { title: 2, heading: 3, path: 1, term: 1.5, about: 1, body: 1 } as const;
const HEAD_LENGTH_SHARE = 0.5;
const BODY_LENGTH_SHARE = 0.75;

/** Everything a query reads: layers, with what is known about their sections together. Immutable. */
export interface SearchState {
  readonly layers: readonly Layer[];
  /** Hidden terms too: the next state asks for them. */
  readonly glossary: readonly GlossaryEntry[];
  /** Whether a name is of a hidden term: it is not suggested, and stands for no other. */
  readonly isHidden: (name: string) => boolean;
  readonly dictionary: Dictionary;
  /** One entry a section, over all layers. */
  readonly sectionArticle: Uint32Array;
  readonly sectionPosition: Uint32Array;
  readonly sectionLanguage: Uint8Array;
  readonly norms: LengthNorms;
  /** 1 for a section that is no longer part of the edition. Absent while there is none. */
  readonly dead: Uint8Array | undefined;
  /** The number of dead sections that hold a token. */
  readonly deadEntries: ReadonlyMap<number, number>;
  readonly articles: readonly Article[];
  readonly deadArticles: ReadonlySet<number>;
  /** Milliseconds since the epoch; -Infinity without a date. */
  readonly dates: Float64Array;
  readonly liveSections: number;
  /** Languages that occur, as bits. */
  readonly languageBits: number;
}

export function createState(
  layers: readonly Layer[],
  glossary: readonly GlossaryEntry[],
  deadArticles: ReadonlySet<number> = new Set(),
  deadEntries: ReadonlyMap<number, number> = new Map(),
): SearchState {
  const articles =
    layers.length === 1
      ? (layers[0]?.articles ?? [])
      : (layers[0]?.articles ?? []).concat(...layers.slice(1).map((layer) => layer.articles));
  const sectionArticle = joinUint32(layers, ({ table, firstArticle }) =>
    firstArticle === 0 ? table.article : table.article.map((own) => own + firstArticle),
  );
  const sectionPosition = joinUint32(layers, ({ table }) => table.position);
  const deadSections = sectionsOfArticles(sectionArticle, deadArticles);
  const dead = deadArticles.size === 0 ? undefined : new Uint8Array(sectionArticle.length);
  for (const section of deadSections) (dead as Uint8Array)[section] = 1;
  const sums = sumLayers(layers, deadSections);
  let languageBits = 0;
  for (const [bit, count] of sums.languages) if (count > 0) languageBits |= bit;
  return {
    layers,
    glossary,
    isHidden: createHiddenNames(glossary, foldName),
    dictionary: (layers.at(-1) as Layer).dictionary,
    sectionArticle,
    sectionPosition,
    sectionLanguage: joinBytes(layers),
    norms: createNorms(sums),
    dead,
    deadEntries,
    articles,
    deadArticles,
    dates: layers.length === 1 ? (layers[0] as Layer).dates : joinDates(layers),
    liveSections: sectionArticle.length - deadSections.length,
    languageBits,
  };
}

/** The sections of some articles: those of one stand together, in order of articles. */
function sectionsOfArticles(sectionArticle: Uint32Array, articles: ReadonlySet<number>): number[] {
  const sections: number[] = [];
  for (const article of articles) {
    let low = 0;
    let high = sectionArticle.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sectionArticle[middle] as number) < article) low = middle + 1;
      else high = middle;
    }
    for (let section = low; sectionArticle[section] === article; section++) sections.push(section);
  }
  return sections;
}

/** The weight of a word by the length of the field that has it: less in a text longer than the average. */
export interface LengthNorms {
  /** By length in tokens. */
  readonly title: Float64Array;
  readonly heading: Float64Array;
  /** A body of `length` tokens divides a word's count by `bodyBase + bodySlope * length`. */
  readonly bodyBase: number;
  readonly bodySlope: number;
}

function createNorms(sums: LayerSums): LengthNorms {
  const average = (total: number, count: number) => (count === 0 ? 1 : total / count);
  const byLength = (weight: number, mean: number) =>
    Float64Array.from({ length: Length.head + 1 }, (_, length) => weight / (1 - HEAD_LENGTH_SHARE + (HEAD_LENGTH_SHARE / mean) * length));
  return {
    title: byLength(WEIGHTS.title, average(sums.title, sums.titled)),
    heading: byLength(WEIGHTS.heading, average(sums.heading, sums.headed)),
    bodyBase: (1 - BODY_LENGTH_SHARE) / WEIGHTS.body,
    bodySlope: BODY_LENGTH_SHARE / average(sums.body, sums.bodied) / WEIGHTS.body,
  };
}

export function articleOf(state: SearchState, section: number): Article {
  return state.articles[state.sectionArticle[section] ?? 0] as Article;
}

export function sectionOf(state: SearchState, section: number): Section {
  return articleOf(state, section).sections[state.sectionPosition[section] ?? 0] as Section;
}

export function layerOf(state: SearchState, section: number): Layer {
  const [base, delta] = state.layers;
  return (delta && section >= delta.firstSection ? delta : base) as Layer;
}

/** The number of sections of the edition that hold a token. */
export function frequencyOf(state: SearchState, token: number): number {
  const { layers } = state;
  let count = 0;
  for (let i = 0; i < layers.length; i++) count += rowLength((layers[i] as Layer).postings, token);
  return state.dead ? count - (state.deadEntries.get(token) ?? 0) : count;
}

/** Whether an article of one of the languages holds a token. Stops at the first. */
export function occursIn({ layers, dead, sectionLanguage }: SearchState, token: number, languages: number): boolean {
  for (const { postings } of layers) {
    const [from, to] = rowOf(postings, token);
    for (let entry = from; entry < to; entry++) {
      const section = postings.sections[entry] ?? 0;
      if ((sectionLanguage[section] ?? 0) & languages && !dead?.[section]) return true;
    }
  }
  return false;
}

const languagesOfSections = new WeakMap<Layer, Uint8Array>();

function languagesIn(layer: Layer): Uint8Array {
  const known = languagesOfSections.get(layer);
  if (known) return known;
  const own = Uint8Array.from(layer.table.article, (article) => layer.languages[article] as number);
  languagesOfSections.set(layer, own);
  return own;
}

/** The language of each section, over all layers. */
function joinBytes(layers: readonly Layer[]): Uint8Array {
  const parts = layers.map(languagesIn);
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function joinDates(layers: readonly Layer[]): Float64Array {
  const dates = new Float64Array(layers.reduce((sum, layer) => sum + layer.dates.length, 0));
  for (const layer of layers) dates.set(layer.dates, layer.firstArticle);
  return dates;
}

function joinUint32(layers: readonly Layer[], of: (layer: Layer) => Uint32Array): Uint32Array {
  const [only] = layers;
  if (layers.length === 1 && only) return of(only);
  const parts = layers.map(of);
  const joined = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
