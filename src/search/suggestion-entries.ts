import type { GlossaryEntry } from '../content/edition.ts';
import { Dictionary } from './dictionary.ts';
import type { Layer } from './search-state.ts';
import { Tokenizer } from './tokenize.ts';

/** What can be suggested from one layer: distinct titles, headings and terms, with the tokens that find them. */
export interface SuggestionEntries {
  /** The layer's, with the words that only terms have. */
  readonly dictionary: Dictionary;
  readonly kinds: readonly SuggestionKind[];
  readonly texts: readonly string[];
  /** Sections that the entry stands for: `refs[refStarts[e]..refStarts[e + 1]]`; none for a glossary's term. */
  readonly refStarts: Uint32Array;
  readonly refs: Uint32Array;
  /** Tokens of entry `e` in order. */
  readonly tokenStarts: Uint32Array;
  readonly tokens: Uint32Array;
  /** Entries that hold token `t`, ascending: `entries[rowStarts[row]..]`. */
  readonly rows: ReadonlyMap<number, number>;
  readonly rowStarts: Uint32Array;
  readonly entries: Uint32Array;
  /** Tokens that occur in an entry, in order of their text. */
  readonly sorted: Uint32Array;
}

export type SuggestionKind = 'title' | 'heading' | 'term' | 'question';

interface Draft {
  readonly kind: SuggestionKind;
  readonly text: string;
  readonly tokens: readonly number[];
  readonly refs: number[];
}

/** Collects a layer's suggestions from the token numbers that indexing left: no text is cut again but terms'. */
export function collectSuggestions(layer: Layer, glossary: readonly GlossaryEntry[], questions: readonly string[]): SuggestionEntries {
  const drafts = new Map<string, Draft>();
  const { table, articles, firstSection } = layer;
  // A glossary's words need not occur in any article.
  const dictionary = new Dictionary(layer.dictionary);
  const tokenizer = new Tokenizer();
  let section = 0;
  articles.forEach((article, index) => {
    const titleTokens = table.titleTokens.subarray(table.titleStarts[index], table.titleStarts[index + 1]);
    article.sections.forEach((own, position) => {
      const ref = firstSection + section;
      if (position === 0) add('title', article.title, titleTokens, ref);
      const headingTokens = table.headingTokens.subarray(table.headingStarts[section], table.headingStarts[section + 1]);
      if (headingTokens.length > 0) add('heading', own.heading, headingTokens, ref);
      section++;
    });
    for (const { headword, anchor } of article.definitions) {
      const at = article.sections.findIndex((own) => own.anchor === anchor);
      if (at >= 0) add('term', headword, tokensOf(headword), firstSection + section - article.sections.length + at);
    }
  });
  for (const { headword, aliases } of glossary) for (const name of [headword, ...aliases]) add('term', name, tokensOf(name), undefined);
  for (const question of questions) add('question', question, tokensOf(question), undefined);
  return index([...drafts.values()], dictionary);

  function add(kind: SuggestionKind, text: string, tokens: ArrayLike<number>, ref: number | undefined): void {
    if (tokens.length === 0) return;
    const key = `${kind} ${text}`;
    let draft = drafts.get(key);
    if (!draft) {
      draft = { kind, text, tokens: Array.from(tokens), refs: [] };
      drafts.set(key, draft);
    }
    if (ref !== undefined) draft.refs.push(ref);
  }

  function tokensOf(text: string): number[] {
    tokenizer.scan(text);
    const tokens: number[] = [];
    for (let i = 0; i < tokenizer.count; i++) {
      tokens.push(dictionary.add(tokenizer.chars, tokenizer.charStart[i] ?? 0, tokenizer.charEnd[i] ?? 0, tokenizer.hash[i] ?? 0));
    }
    return tokens;
  }
}

function index(drafts: readonly Draft[], dictionary: Dictionary): SuggestionEntries {
  const rows = new Map<number, number>();
  const counts: number[] = [];
  for (const { tokens } of drafts) {
    for (const token of new Set(tokens)) {
      const row = rows.get(token) ?? rows.size;
      rows.set(token, row);
      counts[row] = (counts[row] ?? 0) + 1;
    }
  }
  const rowStarts = new Uint32Array(rows.size + 1);
  counts.forEach((count, row) => {
    rowStarts[row + 1] = (rowStarts[row] ?? 0) + count;
  });
  const cursor = rowStarts.slice();
  const entries = new Uint32Array(rowStarts[rows.size] ?? 0);
  drafts.forEach(({ tokens }, entry) => {
    for (const token of new Set(tokens)) {
      const row = rows.get(token) ?? 0;
      const at = cursor[row] ?? 0;
      entries[at] = entry;
      cursor[row] = at + 1;
    }
  });
  const texts = new Map([...rows.keys()].map((token) => [token, dictionary.text(token)] as const));
  return {
    dictionary,
    kinds: drafts.map(({ kind }) => kind),
    texts: drafts.map(({ text }) => text),
    refStarts: startsOf(drafts.map(({ refs }) => refs)),
    refs: flatten(drafts.map(({ refs }) => refs)),
    tokenStarts: startsOf(drafts.map(({ tokens }) => tokens)),
    tokens: flatten(drafts.map(({ tokens }) => tokens)),
    rows,
    rowStarts,
    entries,
    sorted: Uint32Array.from([...rows.keys()].sort((a, b) => ((texts.get(a) ?? '') < (texts.get(b) ?? '') ? -1 : 1))),
  };
}

function startsOf(lists: readonly (readonly number[])[]): Uint32Array {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = (starts[i] ?? 0) + list.length;
  });
  return starts;
}

function flatten(lists: readonly (readonly number[])[]): Uint32Array {
  const flat = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    flat.set(list, at);
    at += list.length;
  }
  return flat;
}
