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
  /** Sections that entry `e` stands for, newest first: `refs[refStarts[e]..refStarts[e + 1]]`. */
  readonly refStarts: Uint32Array;
  readonly refs: Uint32Array;
  /** One a ref: for a term, its place among the definitions of that section's article. Articles that explain the same term have it in different places. */
  readonly places: Uint32Array;
  /** Tokens of entry `e` in order. */
  readonly tokenStarts: Uint32Array;
  readonly tokens: Uint32Array;
  /** Row of each token that occurs, if few of the dictionary's do; else `rowOf` has a row, or -1, for every token. See `nameRow`. */
  readonly rows?: ReadonlyMap<number, number> | undefined;
  readonly rowOf: Int32Array;
  /** Entries that hold a token, ascending: `entries[rowStarts[row]..rowStarts[row + 1]]`. */
  readonly rowStarts: Uint32Array;
  readonly entries: Uint32Array;
  /** Tokens that occur, in order of their text. */
  readonly sorted: Uint32Array;
  /** Entries in order of their text: words as compared, one space between. */
  readonly alphabetical: Uint32Array;
}

/** The row of a token, or -1 if no entry has it. */
export function nameRow({ rows, rowOf }: Pick<SuggestionArrays, 'rows' | 'rowOf'>, token: number): number {
  return (rows === undefined ? rowOf[token] : rows.get(token)) ?? -1;
}

/** A section that an entry stands for, and for a term the place of the definition in its article. */
interface SuggestionRef {
  readonly section: number;
  readonly place: number;
}

/** Collects entries; what has the same kind and text is one entry. */
export class SuggestionCollector {
  readonly #dictionary: Dictionary;
  readonly #tokenizer = new Tokenizer();
  readonly #known = SUGGESTION_KINDS.map(() => new Map<string, number>());
  readonly #kinds: number[] = [];
  readonly #tokenStarts: number[] = [0];
  readonly #tokens: number[] = [];
  readonly #refEntry: number[] = [];
  readonly #refSection: number[] = [];
  readonly #refPlace: number[] = [];

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /**
   * The entry of a text; undefined if it has no words. `tokens` from `from` to `to` are the text's; without them it is cut here, and unknown
   * words are added to the dictionary.
   */
  add(kind: SuggestionKind, text: string, ref?: SuggestionRef, tokens?: Uint32Array, from = 0, to = 0): number | undefined {
    const code = SUGGESTION_KINDS.indexOf(kind);
    const known = this.#known[code] as Map<string, number>;
    let entry = known.get(text);
    if (entry === undefined) {
      if (tokens) for (let at = from; at < to; at++) this.#tokens.push(tokens[at] as number);
      else this.#cut(text);
      if (this.#tokens.length === this.#tokenStarts.at(-1)) return undefined;
      entry = this.#kinds.length;
      known.set(text, entry);
      this.#kinds.push(code);
      this.#tokenStarts.push(this.#tokens.length);
    }
    if (ref === undefined) return entry;
    this.#refEntry.push(entry);
    this.#refSection.push(ref.section);
    this.#refPlace.push(ref.place);
    return entry;
  }

  finish(dateOf: (section: number) => number, textOf: (token: number) => string): SuggestionArrays {
    const tokens = Uint32Array.from(this.#tokens);
    const tokenStarts = Uint32Array.from(this.#tokenStarts);
    return {
      kinds: Uint8Array.from(this.#kinds),
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

  #placeRefs(dateOf: (section: number) => number): Pick<SuggestionArrays, 'refStarts' | 'refs' | 'places'> {
    const refStarts = countStarts(this.#kinds.length, this.#refEntry);
    const cursor = refStarts.slice();
    const order = new Uint32Array(this.#refEntry.length);
    this.#refEntry.forEach((entry, i) => {
      const at = cursor[entry] ?? 0;
      order[at] = i;
      cursor[entry] = at + 1;
    });
    const newestFirst = (i: number, j: number): number => {
      const [a, b] = [this.#refSection[i] as number, this.#refSection[j] as number];
      // `-Infinity - -Infinity` is not a number, so equal dates are asked for first.
      return dateOf(a) === dateOf(b) ? a - b || i - j : dateOf(b) - dateOf(a);
    };
    for (let entry = 0; entry < this.#kinds.length; entry++) {
      const [from, to] = [refStarts[entry] ?? 0, refStarts[entry + 1] ?? 0];
      if (to - from > 1) order.subarray(from, to).sort(newestFirst);
    }
    return { refStarts, refs: order.map((i) => this.#refSection[i] as number), places: order.map((i) => this.#refPlace[i] as number) };
  }

  #placeTokens(
    tokens: Uint32Array,
    tokenStarts: Uint32Array,
    textOf: (token: number) => string,
  ): Pick<SuggestionArrays, 'rows' | 'rowOf' | 'rowStarts' | 'entries' | 'sorted'> {
    // Beside a base, few of its tokens occur: an entry for each would be most of what an edit costs.
    const rows = this.#dictionary.first > 0 ? new Map<number, number>() : undefined;
    const rowOf = new Int32Array(rows ? 0 : this.#dictionary.size).fill(-1);
    const seen: number[] = [];
    const pairs: number[] = [];
    const owners: number[] = [];
    const last: number[] = [];
    for (let entry = 0; entry + 1 < tokenStarts.length; entry++) {
      for (let at = tokenStarts[entry] ?? 0; at < (tokenStarts[entry + 1] ?? 0); at++) {
        const token = tokens[at] ?? 0;
        let row = nameRow({ rows, rowOf }, token);
        if (row === -1) {
          row = seen.length;
          if (rows) rows.set(token, row);
          else rowOf[token] = row;
          seen.push(token);
          last.push(-1);
        }
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
    return { rows, rowOf, rowStarts, entries, sorted: Uint32Array.from(texts, ({ token }) => token) };
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
    collector.add('title', title, { section: firstSection + first, place: 0 }, titleTokens, titleStarts[index], titleStarts[index + 1]);
    for (const { heading } of sections) {
      const [from, to] = [headingStarts[section] ?? 0, headingStarts[section + 1] ?? 0];
      if (to > from) collector.add('heading', heading, { section: firstSection + section, place: 0 }, headingTokens, from, to);
      section++;
    }
    definitions.forEach(({ headword, anchor }, place) => {
      const at = sections.findIndex((own) => own.anchor === anchor);
      if (at >= 0) collector.add('term', headword, { section: firstSection + first + at, place });
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
