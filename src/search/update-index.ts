import type { Article } from '../content/article.ts';
import type { GlossaryEntry } from '../content/edition.ts';
import { buildLayer } from './build-layer.ts';
import { IndexBuilder } from './index-builder.ts';
import { LayeredSearchIndex } from './search-index.ts';
import { createState, type Layer, type SearchState } from './search-state.ts';

/** The differences of the next edition. Articles are named by slug. */
export interface SearchChanges {
  /** New articles, and changed ones as they are now. */
  readonly changed?: readonly Article[];
  readonly removed?: readonly string[];
  /** The glossary as it is now, when it changed. */
  readonly glossary?: readonly GlossaryEntry[];
}

/** Beyond so many sections beside the base, each update takes longer than a reader should wait: build anew. */
const MAX_DELTA_SECTIONS = 1000;

/**
 * The index of the next edition: the same base with a small layer of what changed beside it, so that one changed article
 * costs what it costs. Answers are those of a fresh index. The index given stays as it is and can go on answering.
 */
export function updateSearchIndex(index: LayeredSearchIndex, { changed = [], removed = [], glossary }: SearchChanges): LayeredSearchIndex {
  const { layers } = index.state;
  const base = layers[0] as Layer;
  const gone = new Set<string>([...removed, ...changed.map(({ slug }) => slug)]);
  const kept = (layers[1]?.articles ?? []).filter(
    (article, i) => !index.state.deadArticles.has(base.articles.length + i) && !gone.has(article.slug),
  );
  const additions = [...kept, ...changed];
  const numbers = numbersBySlug(base);
  const deadArticles = new Set([...index.state.deadArticles, ...[...gone].flatMap((slug) => numbers.get(slug) ?? [])]);
  const terms = glossary ?? index.state.glossary;
  const delta = buildLayer(additions, {
    dictionary: base.dictionary,
    firstArticle: base.articles.length,
    firstSection: base.table.article.length,
  });
  const deadEntries = countEntries(index.state, base, deadArticles);
  const state = createState([base, delta], terms, deadArticles, deadEntries);
  return new LayeredSearchIndex(state, index.options, index);
}

/**
 * The index without these articles, at the price of marking them: how rare a word is still counts their sections. For the time until an
 * index without them is built.
 */
export function withoutArticles(index: LayeredSearchIndex, gone: ReadonlySet<Article>): LayeredSearchIndex {
  const { layers, glossary, articles, deadArticles, deadEntries } = index.state;
  const numbers = articles.flatMap((article, number) => (gone.has(article) ? [number] : []));
  const state = createState(layers, glossary, new Set([...deadArticles, ...numbers]), deadEntries);
  return new LayeredSearchIndex(state, index.options, index);
}

/** Whether so much has changed since the base was built that building anew, in a worker, is due. */
export function needsRebuild({ state }: LayeredSearchIndex): boolean {
  const delta = state.layers[1];
  return delta !== undefined && (delta.table.article.length > MAX_DELTA_SECTIONS || state.deadArticles.size > MAX_DELTA_SECTIONS);
}

/** The number of sections of the base's dead articles that hold each token. Those that an earlier update counted is not counted again. */
function countEntries(before: SearchState, base: Layer, dead: ReadonlySet<number>): Map<number, number> {
  const counts = new Map(before.deadEntries);
  for (const article of dead) {
    if (before.deadArticles.has(article)) continue;
    const own = base.articles[article] as Article;
    const builder = new IndexBuilder(base.dictionary);
    builder.addArticle(own, 0);
    const { rows, starts } = builder.finish().postings;
    for (const [token, row] of rows ?? []) counts.set(token, (counts.get(token) ?? 0) + (starts[row + 1] ?? 0) - (starts[row] ?? 0));
  }
  return counts;
}

const slugNumbers = new WeakMap<Layer, ReadonlyMap<string, number>>();

function numbersBySlug(base: Layer): ReadonlyMap<string, number> {
  const known = slugNumbers.get(base);
  if (known) return known;
  const numbers = new Map(base.articles.map(({ slug }, i) => [slug as string, i]));
  slugNumbers.set(base, numbers);
  return numbers;
}
