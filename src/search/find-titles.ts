import type { Article } from '../content/article.ts';
import { articlesNamed } from './articles-by-name.ts';
import { foldWords } from './fold-text.ts';
import type { SearchState } from './search-state.ts';
import { prefixRange } from './vocabulary.ts';

export interface TitleMatch {
  /** Numbers of the articles. */
  readonly found: ReadonlySet<number>;
  /** For a name that is not known: titles that share a word with it, else the newest. */
  readonly nearest: readonly string[];
}

const MAX_BEGINNINGS = 400;
/** Words of a name that are looked at: no title needs more to be told from the others. */
const MAX_WORDS = 16;
/** Titles named where none fits. */
const SHOWN = 5;

/** Articles that a name means: by slug, else by title, else by the title's words, else by words a slip or two away. */
export function findTitles(state: SearchState, name: string, nearWords: (word: string) => readonly number[]): TitleMatch {
  const wanted = name.trim().toLowerCase();
  const bySlug = new Set([...articlesNamed(state, 'slug', wanted), ...articlesNamed(state, 'title', wanted)]);
  if (bySlug.size > 0) return { found: bySlug, nearest: [] };
  const words = [...new Set(foldWords(name))].slice(0, MAX_WORDS);
  const exact = words.map((word) => beginnings(state, word));
  const byWords = withTokens(state, exact);
  if (byWords.size > 0) return { found: byWords, nearest: [] };
  const near = words.map((word, i) => new Set([...(exact[i] ?? []), ...nearWords(word)]));
  const byNear = withTokens(state, near);
  if (byNear.size > 0) return { found: byNear, nearest: [] };
  const sharing = withTokens(state, [new Set(near.flatMap((tokens) => [...tokens]))]);
  return { found: new Set(), nearest: newestOf(state, sharing.size > 0 ? sharing : alive(state)) };
}

function alive({ articles, deadArticles }: SearchState): readonly number[] {
  return [...articles.keys()].filter((number) => !deadArticles.has(number));
}

/** Tokens that begin as the word does. */
function beginnings(state: SearchState, word: string): Set<number> {
  const tokens = new Set<number>();
  const whole = state.dictionary.findText(word);
  if (whole >= 0) tokens.add(whole);
  for (const { vocabulary, dictionary } of state.layers) {
    const [from, to] = prefixRange(vocabulary, dictionary, word);
    for (let at = from; at < Math.min(to, from + MAX_BEGINNINGS); at++) tokens.add(vocabulary.first + (vocabulary.sorted[at] ?? 0));
  }
  return tokens;
}

/** Articles whose title has a token of each set. */
function withTokens(state: SearchState, sets: readonly ReadonlySet<number>[]): Set<number> {
  const found = new Set<number>();
  if (sets.length === 0) return found;
  for (const { table, articles, firstArticle } of state.layers) {
    for (let own = 0; own < articles.length; own++) {
      if (state.deadArticles.has(firstArticle + own)) continue;
      const [from, to] = [table.titleStarts[own] as number, table.titleStarts[own + 1] as number];
      if (sets.every((tokens) => hasAny(table.titleTokens, from, to, tokens))) found.add(firstArticle + own);
    }
  }
  return found;
}

function hasAny(titleTokens: Uint32Array, from: number, to: number, tokens: ReadonlySet<number>): boolean {
  for (let at = from; at < to; at++) if (tokens.has(titleTokens[at] as number)) return true;
  return false;
}

function newestOf(state: SearchState, numbers: Iterable<number>): string[] {
  const newest: number[] = [];
  for (const number of numbers) {
    if (newest.length === SHOWN && dateOf(state, number) <= dateOf(state, newest.at(-1) ?? 0)) continue;
    newest.push(number);
    newest.sort((a, b) => dateOf(state, b) - dateOf(state, a));
    newest.length = Math.min(newest.length, SHOWN);
  }
  return newest.map((number) => (state.articles[number] as Article).title);
}

function dateOf(state: SearchState, article: number): number {
  const date = state.dates[article] ?? Number.NEGATIVE_INFINITY;
  return date === Number.NEGATIVE_INFINITY ? 0 : date;
}
