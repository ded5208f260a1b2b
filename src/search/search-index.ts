import type { Article } from '../content/article.ts';
import type { GlossaryEntry } from '../content/edition.ts';
import { buildLayer } from './build-layer.ts';
import { findHits, type SearchRun } from './find-hits.ts';
import { countEntries, findHolding } from './find-holding.ts';
import { Expander } from './expand.ts';
import { Scorer } from './score.ts';
import type { Holding, HoldingLimits, SearchIndex, SearchOptions, SearchOutcome, Suggestion } from './search.ts';
import { createState, type Layer, type SearchState } from './search-state.ts';
import { SourceSuggester, suggest } from './suggest.ts';
import { editorsSource, layerSource, questionsSource } from './suggestion-source.ts';
import { Synonyms } from './synonyms.ts';
import { TextReader } from './text-words.ts';
import { Tokenizer } from './tokenize.ts';

export interface SearchCorpus {
  /** The articles that may be answered now: the caller leaves out what is embargoed. */
  readonly articles: readonly Article[];
  readonly glossary?: readonly GlossaryEntry[];
}

export interface CreateSearchIndexOptions {
  /** The moment that `since:7d` counts from: milliseconds since the epoch, or a clock. The newest article's date when left out. */
  readonly now?: number | (() => number);
}

/** Indexes the sections of articles, all at once. To change some articles later, see `updateSearchIndex`. */
export function createSearchIndex({ articles, glossary = [] }: SearchCorpus, options: CreateSearchIndexOptions = {}): LayeredSearchIndex {
  return createIndexFromLayer(buildLayer(articles), { articles, glossary }, options);
}

/** The rest to do once the articles are indexed, here, in a worker or in an earlier run. */
export function createIndexFromLayer(layer: Layer, { glossary = [] }: SearchCorpus, options: CreateSearchIndexOptions): LayeredSearchIndex {
  return new LayeredSearchIndex(createState([layer], glossary), options);
}

/** The index as the rest of this folder sees it: a state with what is made from it for searching. */
export class LayeredSearchIndex implements SearchIndex {
  readonly state: SearchState;
  readonly options: CreateSearchIndexOptions;
  readonly #run: SearchRun;
  readonly #suggesters: readonly SourceSuggester[];
  readonly #questions = new WeakMap<readonly string[], SourceSuggester>();

  /** An index made from `before` goes on with its memory: only one of them answers at a time. */
  constructor(state: SearchState, options: CreateSearchIndexOptions, before?: LayeredSearchIndex) {
    this.state = state;
    this.options = options;
    this.#run = {
      state,
      expander: new Expander(state, new Synonyms(state)),
      scorer: new Scorer(state, before ? before.#run.scorer.memory : undefined),
      tokenizer: new Tokenizer(),
      reader: new TextReader(state),
      now: () => readNow(options, state),
    };
    const base = state.layers[0] as Layer;
    const [, ...deltas] = state.layers.map(layerSource);
    const ofBase = before && before.state.layers[0] === base ? before.#suggesters[0] : undefined;
    const ofEditors = ofBase && before?.state.glossary === state.glossary ? before.#suggesters.at(-1) : undefined;
    this.#suggesters = [
      ofBase ?? new SourceSuggester(layerSource(base)),
      ...deltas.map((source) => new SourceSuggester(source)),
      ofEditors ?? new SourceSuggester(editorsSource(base, state)),
    ];
  }

  /** Whether it is of one piece, with no changes beside it: then it can be saved as it is. */
  get isWhole(): boolean {
    return this.state.layers.length === 1 && this.state.deadArticles.size === 0;
  }

  get sectionCount(): number {
    return this.state.liveSections;
  }

  search(text: string, options: SearchOptions = {}): SearchOutcome {
    return findHits(this.#run, text, options);
  }

  suggest(
    text: string,
    { limit = 10, questions = [] }: { readonly limit?: number; readonly questions?: readonly string[] } = {},
  ): readonly Suggestion[] {
    const suggesters = questions.length === 0 ? this.#suggesters : [...this.#suggesters, this.#suggesterOf(questions)];
    return suggest(this.state, suggesters, text, Number.isNaN(limit) ? 0 : limit);
  }

  #suggesterOf(questions: readonly string[]): SourceSuggester {
    const known = this.#questions.get(questions) ?? new SourceSuggester(questionsSource(this.state.layers[0] as Layer, questions));
    this.#questions.set(questions, known);
    return known;
  }

  holding(words: readonly (readonly string[])[], limits: HoldingLimits): Holding {
    return findHolding(this.state, words, limits);
  }

  countEntries(forms: readonly string[]): number {
    return countEntries(this.state, forms);
  }
}

function readNow({ now }: CreateSearchIndexOptions, { dates }: SearchState): number {
  if (typeof now === 'function') return now();
  if (now !== undefined) return now;
  const newest = dates.reduce((latest, date) => Math.max(latest, date), 0);
  return newest + 86_400_000;
}
