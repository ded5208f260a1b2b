import { foldText } from './fold-text.ts';
import type { Layer, SearchState } from './search-state.ts';

/** A stretch of a query's words that names a term, with the term's other names. */
export interface SynonymMatch {
  readonly from: number;
  readonly to: number;
  readonly others: readonly (readonly string[])[];
}

/** The names of each term of the glossary and of the articles' definitions: an asker who writes one means all. */
export class Synonyms {
  readonly #others = new Map<string, Set<string>>();
  #longest = 0;

  constructor({ glossary, isHidden, layers, deadArticles }: SearchState) {
    for (const { headword, aliases } of glossary) this.#add(foldNames([headword, ...aliases].filter((name) => !isHidden(name))));
    for (const layer of layers)
      for (const { article, written, folded } of namesIn(layer))
        if (!deadArticles.has(article)) this.#add(written.some(isHidden) ? foldNames(written.filter((name) => !isHidden(name))) : folded);
  }

  get isEmpty(): boolean {
    return this.#others.size === 0;
  }

  find(words: readonly string[]): SynonymMatch[] {
    const matches: SynonymMatch[] = [];
    for (let from = 0; from < words.length; from++) {
      for (let to = Math.min(words.length, from + this.#longest); to > from; to--) {
        const others = this.#others.get(words.slice(from, to).join(' '));
        if (!others) continue;
        matches.push({ from, to, others: [...others].slice(0, 8).map((name) => name.split(' ')) });
        break;
      }
    }
    return matches;
  }

  #add(folded: readonly string[]): void {
    if (folded.length < 2) return;
    for (const name of folded) {
      const others = this.#others.get(name) ?? new Set();
      for (const other of folded) if (other !== name) others.add(other);
      this.#others.set(name, others);
      this.#longest = Math.max(this.#longest, name.split(' ').length);
    }
  }
}

interface NamesOfTerm {
  /** Number of the article that defines the term. */
  readonly article: number;
  readonly written: readonly string[];
  readonly folded: readonly string[];
}

/** A layer stays when an article changes, and so do the names that its articles define. */
const namesOfLayers = new WeakMap<Layer, readonly NamesOfTerm[]>();

function namesIn(layer: Layer): readonly NamesOfTerm[] {
  const known = namesOfLayers.get(layer);
  if (known) return known;
  const names = layer.articles.flatMap(({ definitions }, own) =>
    definitions
      .filter(({ aliases }) => aliases.length > 0)
      .map(({ headword, aliases }) => [headword, ...aliases])
      .map((written) => ({ article: layer.firstArticle + own, written, folded: foldNames(written) })),
  );
  namesOfLayers.set(layer, names);
  return names;
}

function foldNames(names: readonly string[]): string[] {
  return [...new Set(names.map(foldText).filter((name) => name !== ''))];
}
