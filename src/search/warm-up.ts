import type { Article } from '../content/article.ts';
import type { SearchIndex } from './search.ts';

/** Enough for the paths that most queries take to be compiled, little enough to be no wait: about 30 ms in a fresh process. */
const QUERIES = 24;
/** Neighboring articles are about neighboring things: by this step the queries come from all over the edition. */
const STEP = 7919;
/** Titles that tell which words are common. */
const TITLES = 200;
const WORD = /[\p{L}\p{N}]{2,}/gu;

/**
 * Asks an index what readers ask, in words of its own titles and headings: whole, unfinished, mistyped, run together, as a question, in
 * quotes, filtered. The first queries of a process would otherwise take many times as long as later ones, while code is being compiled.
 */
export function warmUp(index: SearchIndex, articles: readonly Article[]): void {
  if (articles.length === 0) return;
  for (const query of heaviest(articles)) index.search(query, { limit: 10 });
  // The tables that filters are looked up in are made by the first that asks.
  for (const filter of ['topic:', 'by:', 'in:']) index.search(`${filter}${articles[0]?.slug ?? ''}`, { limit: 1 });
  for (let i = 0; i < QUERIES; i++) {
    const article = articles[(i * STEP) % articles.length] as Article;
    const section = article.sections[i % article.sections.length];
    const words = `${article.title.slice(0, 60)} ${section?.heading.slice(0, 60) ?? ''}`.toLowerCase().match(WORD) ?? [];
    const query = phrase(words.slice(i % 3, (i % 3) + 2 + (i % 4)), i);
    index.search(query, { limit: 10 });
    if (i % 6 === 5) index.suggest(query, { limit: 25 });
  }
}

function phrase(words: readonly string[], i: number): string {
  const [first = '', second = ''] = words;
  switch (i % 9) {
    case 0:
      return words.join(' ');
    case 1:
      return `what does it say about ${words.join(' ')}?`;
    case 2:
      return words.join('');
    case 3:
      return i % 2 === 0 ? `"${first} ${second}" ${words.join(' ')}` : `in:${first} ${second}`;
    case 4:
      return words.join(' ').slice(0, -2);
    default:
      return words.map((word, at) => (at === i % 2 || i % 3 === 0 ? slipped(word, i) : word)).join(' ');
  }
}

/** Queries of the commonest words: they read the longest rows, where slow code is felt most. */
function heaviest(articles: readonly Article[]): string[] {
  const counts = new Map<string, number>();
  for (const { title } of articles.slice(0, TITLES))
    for (const word of title.toLowerCase().match(WORD) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  const common = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const [a = '', b = '', c = ''] = common;
  return [`"${a} ${b}"`, `"${a} ${b} ${c}" ${b}`, common.slice(0, 12).join(' '), `${a} -${b}`];
}

/** A letter left out, swapped, added or replaced. */
function slipped(word: string, i: number): string {
  if (word.length < 4) return word;
  const [start, a, b, rest] = [word.slice(0, 1), word.slice(1, 2), word.slice(2, 3), word.slice(3)];
  const slips = [start + b + rest, start + b + a + rest, `${start}${a}e${b}${rest}`, `${start}${a}x${rest}`];
  return slips[i % slips.length] as string;
}
