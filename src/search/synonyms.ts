import type { Article } from '../content/article.ts';
import type { GlossaryEntry } from '../content/edition.ts';
import { foldText } from './fold-text.ts';

/** A stretch of a query's words that names a term, with the term's other names. */
export interface SynonymMatch {
  readonly from: number;
  readonly to: number;
  readonly others: readonly (readonly string[])[];
}

/** The names of each term of the glossary and of the articles' definitions: whoever writes one means all. */
export class Synonyms {
  readonly #others = new Map<string, Set<string>>();
  #longest = 0;

  constructor(glossary: readonly GlossaryEntry[], articles: readonly Article[]) {
    for (const { headword, aliases } of glossary) this.#add([headword, ...aliases]);
    for (const { definitions } of articles)
      for (const { headword, aliases } of definitions) if (aliases.length > 0) this.#add([headword, ...aliases]);
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

  #add(names: readonly string[]): void {
    const folded = [...new Set(names.map(foldText).filter((name) => name !== ''))];
    if (folded.length < 2) return;
    for (const name of folded) {
      const others = this.#others.get(name) ?? new Set();
      for (const other of folded) if (other !== name) others.add(other);
      this.#others.set(name, others);
      this.#longest = Math.max(this.#longest, name.split(' ').length);
    }
  }
}
