import type { Article } from '../content/article.ts';
import type { GlossaryEntry } from '../content/edition.ts';
import { buildLayer } from './build-layer.ts';
import { findHits, type SearchRun } from './find-hits.ts';
import { Expander } from './expand.ts';
import { Scorer } from './score.ts';
import type { SearchIndex, SearchOptions, SearchOutcome, Suggestion } from './search.ts';
import { createState, type Layer, type SearchState } from './search-state.ts';
import { LayerSuggester, Suggester } from './suggest.ts';
import { Synonyms } from './synonyms.ts';
import { Tokenizer } from './tokenize.ts';

export interface SearchCorpus {
  /** What may be answered now: the caller leaves out what is embargoed. */
  readonly articles: readonly Article[];
  readonly glossary?: readonly GlossaryEntry[];
  /** Queries that were answered well, offered again while typing. */
  readonly questions?: readonly string[];
}

export interface CreateSearchIndexOptions {
  /** What `since:7d` counts from: milliseconds since the epoch, or a clock. The newest article's date when left out. */
  readonly now?: number | (() => number);
}

/** Indexes the sections of articles, all at once. To change some articles later, see `updateSearchIndex`. */
export function createSearchIndex({ articles, glossary = [], questions = [] }: SearchCorpus, options: CreateSearchIndexOptions = {}): LayeredSearchIndex {
  return createIndexFromLayer(buildLayer(articles), { articles, glossary, questions }, options);
}

/** What is left to do once the articles are indexed, here, in a worker or in an earlier run. */
export function createIndexFromLayer(layer: Layer, { glossary = [], questions = [] }: SearchCorpus, options: CreateSearchIndexOptions): LayeredSearchIndex {
  return new LayeredSearchIndex(createState([layer], glossary), [new LayerSuggester(layer, glossary, questions)], options);
}

/** The index as the rest of this folder sees it: a state with what is made from it for searching. */
export class LayeredSearchIndex implements SearchIndex {
  readonly state: SearchState;
  readonly options: CreateSearchIndexOptions;
  readonly suggesters: readonly LayerSuggester[];
  readonly #run: SearchRun;
  readonly #suggester: Suggester;

  constructor(state: SearchState, suggesters: readonly LayerSuggester[], options: CreateSearchIndexOptions) {
    this.state = state;
    this.suggesters = suggesters;
    this.options = options;
    this.#run = {
      state,
      expander: new Expander(state, new Synonyms(state.glossary, state.articles)),
      scorer: new Scorer(state),
      tokenizer: new Tokenizer(),
      now: () => readNow(options, state),
    };
    this.#suggester = new Suggester(suggesters);
  }

  get sectionCount(): number {
    return this.state.liveSections;
  }

  search(text: string, options: SearchOptions = {}): SearchOutcome {
    return findHits(this.#run, text, options);
  }

  suggest(text: string, { limit = 10 }: { readonly limit?: number } = {}): readonly Suggestion[] {
    return this.#suggester.suggest(this.state, text, limit);
  }
}

function readNow({ now }: CreateSearchIndexOptions, { dates }: SearchState): number {
  if (typeof now === 'function') return now();
  if (now !== undefined) return now;
  const newest = dates.reduce((latest, date) => Math.max(latest, date), 0);
  return newest + 86_400_000;
}
