import type { Article } from '../content/article.ts';
import type { Dictionary } from './dictionary.ts';
import type { SectionTable } from './index-builder.ts';
import { Tokenizer } from './tokenize.ts';

export const SUGGESTION_KINDS = ['title', 'heading', 'term', 'question'] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

/** Distinct titles, headings and terms with the tokens that find them, as flat arrays: no text is kept twice. */
export interface SuggestionArrays {
  /** Index into SUGGESTION_KINDS, one an entry. */
  readonly kinds: Uint8Array;
  /** For a term of an article, its place among the article's definitions; for a term or question of no article, in the list. */
  readonly places: Uint32Array;
  /** Sections that entry `e` stands for, newest first: `refs[refStarts[e]..refStarts[e + 1]]`. */
  readonly refStarts: Uint32Array;
  readonly refs: Uint32Array;
  /** Tokens of entry `e` in order. */
  readonly tokenStarts: Uint32Array;
  readonly tokens: Uint32Array;
  /** Row of a token, or -1; entries that hold it, ascending: `entries[rowStarts[row]..rowStarts[row + 1]]`. */
  readonly rowOf: Int32Array;
  readonly rowStarts: Uint32Array;
  readonly entries: Uint32Array;
  /** Tokens that occur, in order of their text. */
  readonly sorted: Uint32Array;
  /** Entries in order of their text: words as compared, one space between. */
  readonly alphabetical: Uint32Array;
}

/** Collects entries; what has the same kind and text is one entry. */
export class SuggestionCollector {
  readonly #dictionary: Dictionary;
  readonly #tokenizer = new Tokenizer();
  readonly #known = SUGGESTION_KINDS.map(() => new Map<string, number>());
  readonly #kinds: number[] = [];
  readonly #places: number[] = [];
  readonly #tokenStarts: number[] = [0];
  readonly #tokens: number[] = [];
  readonly #refEntry: number[] = [];
  readonly #refSection: number[] = [];

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** `tokens` from `from` to `to` are the text's; without them it is cut here, and unknown words are added to the dictionary. */
  add(kind: SuggestionKind, text: string, place: number, section: number | undefined, tokens?: Uint32Array, from = 0, to = 0): void {
    const code = SUGGESTION_KINDS.indexOf(kind);
    const known = this.#known[code] as Map<string, number>;
    let entry = known.get(text);
    if (entry === undefined) {
      if (tokens) for (let at = from; at < to; at++) this.#tokens.push(tokens[at] as number);
      else this.#cut(text);
      if (this.#tokens.length === this.#tokenStarts.at(-1)) return;
      entry = this.#kinds.length;
      known.set(text, entry);
      this.#kinds.push(code);
      this.#places.push(place);
      this.#tokenStarts.push(this.#tokens.length);
    }
    if (section === undefined) return;
    this.#refEntry.push(entry);
    this.#refSection.push(section);
  }

  finish(dateOf: (section: number) => number, textOf: (token: number) => string): SuggestionArrays {
    const tokens = Uint32Array.from(this.#tokens);
    const tokenStarts = Uint32Array.from(this.#tokenStarts);
    return {
      kinds: Uint8Array.from(this.#kinds),
      places: Uint32Array.from(this.#places),
      tokenStarts,
      tokens,
      ...this.#placeRefs(dateOf),
      ...this.#placeTokens(tokens, tokenStarts, textOf),
      alphabetical: sortEntries(tokens, tokenStarts, textOf),
    };
  }

  #cut(text: string): void {
    const tokenizer = this.#tokenizer;
    tokenizer.scan(text);
    for (let i = 0; i < tokenizer.count; i++) {
      this.#tokens.push(
        this.#dictionary.add(tokenizer.chars, tokenizer.charStart[i] ?? 0, tokenizer.charEnd[i] ?? 0, tokenizer.hash[i] ?? 0),
      );
    }
  }

  #placeRefs(dateOf: (section: number) => number): Pick<SuggestionArrays, 'refStarts' | 'refs'> {
    const refStarts = countStarts(this.#kinds.length, this.#refEntry);
    const cursor = refStarts.slice();
    const refs = new Uint32Array(this.#refEntry.length);
    this.#refEntry.forEach((entry, i) => {
      const at = cursor[entry] ?? 0;
      refs[at] = this.#refSection[i] ?? 0;
      cursor[entry] = at + 1;
    });
    for (let entry = 0; entry < this.#kinds.length; entry++) {
      const [from, to] = [refStarts[entry] ?? 0, refStarts[entry + 1] ?? 0];
      // `-Infinity - -Infinity` is not a number, so equal dates are asked for first.
      if (to - from > 1) refs.subarray(from, to).sort((a, b) => (dateOf(a) === dateOf(b) ? a - b : dateOf(b) - dateOf(a)));
    }
    return { refStarts, refs };
  }

  #placeTokens(
    tokens: Uint32Array,
    tokenStarts: Uint32Array,
    textOf: (token: number) => string,
  ): Pick<SuggestionArrays, 'rowOf' | 'rowStarts' | 'entries' | 'sorted'> {
    const rowOf = new Int32Array(this.#dictionary.size).fill(-1);
    const seen: number[] = [];
    const pairs: number[] = [];
    const owners: number[] = [];
    const last: number[] = [];
    for (let entry = 0; entry + 1 < tokenStarts.length; entry++) {
      for (let at = tokenStarts[entry] ?? 0; at < (tokenStarts[entry + 1] ?? 0); at++) {
        const token = tokens[at] ?? 0;
        if (rowOf[token] === -1) {
          rowOf[token] = seen.length;
          seen.push(token);
          last.push(-1);
        }
        const row = rowOf[token] ?? 0;
        if (last[row] === entry) continue;
        last[row] = entry;
        pairs.push(row);
        owners.push(entry);
      }
    }
    const rowStarts = countStarts(seen.length, pairs);
    const cursor = rowStarts.slice();
    const entries = new Uint32Array(pairs.length);
    pairs.forEach((row, i) => {
      const at = cursor[row] ?? 0;
      entries[at] = owners[i] ?? 0;
      cursor[row] = at + 1;
    });
    const texts = seen.map((token) => ({ token, text: textOf(token) })).sort((a, b) => (a.text < b.text ? -1 : 1));
    return { rowOf, rowStarts, entries, sorted: Uint32Array.from(texts, ({ token }) => token) };
  }
}

/** Titles, headings and terms of a layer's articles, from the token numbers that indexing left. */
export function collectSuggestions(
  articles: readonly Article[],
  { titleTokens, titleStarts, headingTokens, headingStarts, article: articleOf }: SectionTable,
  dictionary: Dictionary,
  {
    dates,
    firstSection,
    textOf,
  }: { readonly dates: Float64Array; readonly firstSection: number; readonly textOf: (token: number) => string },
): SuggestionArrays {
  const collector = new SuggestionCollector(dictionary);
  let section = 0;
  articles.forEach(({ title, sections, definitions }, index) => {
    const first = section;
    collector.add('title', title, 0, firstSection + first, titleTokens, titleStarts[index], titleStarts[index + 1]);
    for (const { heading } of sections) {
      const [from, to] = [headingStarts[section] ?? 0, headingStarts[section + 1] ?? 0];
      if (to > from) collector.add('heading', heading, 0, firstSection + section, headingTokens, from, to);
      section++;
    }
    definitions.forEach(({ headword, anchor }, place) => {
      const at = sections.findIndex((own) => own.anchor === anchor);
      if (at >= 0) collector.add('term', headword, place, firstSection + first + at);
    });
  });
  return collector.finish((ref) => dates[articleOf[ref - firstSection] ?? 0] ?? Number.NEGATIVE_INFINITY, textOf);
}

function countStarts(count: number, members: readonly number[]): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (const member of members) starts[member + 1] = (starts[member + 1] ?? 0) + 1;
  for (let i = 0; i < count; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  return starts;
}

/** Entries in order of their text, token by token: what separates two words comes before every letter. */
function sortEntries(tokens: Uint32Array, tokenStarts: Uint32Array, textOf: (token: number) => string): Uint32Array {
  const order = new Uint32Array(tokenStarts.length - 1);
  for (let entry = 0; entry < order.length; entry++) order[entry] = entry;
  return order.sort((a, b) => {
    const [endA, endB] = [tokenStarts[a + 1] as number, tokenStarts[b + 1] as number];
    let atB = tokenStarts[b] as number;
    for (let atA = tokenStarts[a] as number; atA < endA; atA++, atB++) {
      if (atB === endB) return 1;
      const [own, other] = [tokens[atA] as number, tokens[atB] as number];
      if (own !== other) return textOf(own) < textOf(other) ? -1 : 1;
    }
    return atB === endB ? a - b : -1;
  });
}
