import { stemOf } from './languages.ts';
import { frequencyOf, occursIn, type SearchState } from './search-state.ts';
import { languageOfBit } from './stem-index.ts';
import { isInflection } from './sure-terms.ts';

/** Another form of a word that occurs. */
export interface Sibling {
  readonly text: string;
  /** As an expansion has them. */
  readonly tokens: readonly [number];
  /** An ending that inflects, not one that makes another word. */
  readonly inflects: boolean;
  /** The bit of the language that makes it so. */
  readonly bit: number;
  /** The same, or 0 if the edition has no other language. */
  readonly languages: number;
}

/** Words whose forms are kept: the same words come again and again, those of questions most of all. */
const MAX_KEPT = 5000;

/** Finds the other forms of a word by its stem in each language of the edition. */
export class Siblings {
  readonly #state: SearchState;
  readonly #kept = new Map<string, readonly Sibling[]>();

  constructor(state: SearchState) {
    this.#state = state;
  }

  of(text: string): readonly Sibling[] {
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    const found = this.#find(text);
    this.#kept.set(text, found);
    return found;
  }

  #find(text: string): Sibling[] {
    const { layers, languageBits, dictionary } = this.#state;
    const siblings: Sibling[] = [];
    for (let bit = 1; bit <= languageBits; bit <<= 1) {
      const language = languageBits & bit ? languageOfBit(bit) : undefined;
      if (!language) continue;
      const stem = stemOf(text, language);
      const languages = bit === languageBits ? 0 : bit;
      const seen = new Set<number>();
      for (const layer of layers) {
        layer.stems.eachSibling(31 - Math.clz32(bit), text, stem, (token) => {
          if (seen.has(token)) return;
          seen.add(token);
          if (frequencyOf(this.#state, token) === 0 || (languages !== 0 && !occursIn(this.#state, token, languages))) return;
          const other = dictionary.text(token);
          siblings.push({ text: other, tokens: [token], inflects: isInflection(text, other), bit, languages });
        });
      }
    }
    return siblings;
  }
}
