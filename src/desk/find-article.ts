import type { Article } from '../content/article.ts';
import { slipsAtStart } from '../glossary/slips.ts';
import { foldName } from './fold-name.ts';
import { tellingWordsOf } from './name-slips.ts';

const MAX_SEVERAL = 6;

/** The articles whose title or slug has a word, by the word as it is folded. */
type WordTable = ReadonlyMap<string, ReadonlySet<Article>>;

/**
 * Finds the articles that a reference names: by slug, address or title, by a part of the title, or by words of the title with slips and in any
 * order. One when it is clear which; none when nothing is called so. An article that only speaks of it is another thing.
 */
export function createArticleFinder(articles: readonly Article[]): (reference: string) => readonly Article[] {
  const byName = new Map<string, Article>();
  // A slug that an article had before gives way to one that another has now.
  for (const names of [namesOf, ({ formerSlugs = [] }: Article) => formerSlugs])
    for (const article of articles) for (const name of names(article)) if (!byName.has(name)) byName.set(name, article);
  // What is chosen from the suggestions is named exactly, and needs neither.
  let titles: readonly string[] | undefined;
  let byWord: WordTable | undefined;

  function find(reference: string): readonly Article[] {
    const exact = byName.get(reference.trim()) ?? byName.get(foldName(reference)) ?? byName.get(addressOf(reference));
    if (exact) return [exact];
    if (isAddress(reference)) return [byName.get(lastSegment(reference))].filter((article) => article !== undefined);
    const folded = foldName(reference);
    if (folded === '') return [];
    titles ??= articles.map(({ title }) => foldName(title));
    const containing = articles.filter((_, index) => titles?.[index]?.includes(folded));
    return (containing.length > 0 ? containing : nearest(folded, (byWord ??= articlesByWord(articles, titles)))).slice(0, MAX_SEVERAL);
  }

  /** Those whose titles have every word, with the fewest slips. */
  function nearest(folded: string, words: WordTable): readonly Article[] {
    let found: ReadonlyMap<Article, number> | undefined;
    for (const word of tellingWordsOf(folded)) found = withWord(word, words, found);
    // Not as arguments of one call: there may be more than a call takes.
    const fewest = [...(found?.values() ?? [])].reduce((least, slips) => Math.min(least, slips), Number.POSITIVE_INFINITY);
    return [...(found ?? [])].filter(([, slips]) => slips === fewest).map(([article]) => article);
  }

  /** Of those found so far, the ones that have the word too, each with its slips added. */
  function withWord(word: string, words: WordTable, found: ReadonlyMap<Article, number> | undefined): ReadonlyMap<Article, number> {
    const having = new Map<Article, number>();
    for (const [each, articlesWith] of words) {
      const slips = slipsAtStart(word, each);
      if (slips === undefined) continue;
      for (const article of articlesWith) having.set(article, Math.min(slips, having.get(article) ?? slips));
    }
    if (found === undefined) return having;
    return new Map([...having].flatMap(([article, slips]) => (found.has(article) ? [[article, slips + (found.get(article) ?? 0)]] : [])));
  }

  return find;
}

/** Thousands of titles share their words: each is compared once. */
function articlesByWord(articles: readonly Article[], titles: readonly string[]): WordTable {
  const byWord = new Map<string, Set<Article>>();
  articles.forEach((article, index) => {
    for (const word of `${titles[index]} ${foldName(article.slug)}`.split(' ')) {
      const known = byWord.get(word);
      if (known) known.add(article);
      else byWord.set(word, new Set([article]));
    }
  });
  return byWord;
}

function namesOf({ slug, title, url }: Article): readonly string[] {
  return [slug, foldName(slug), foldName(title), ...(url === undefined ? [] : [url, addressOf(url)])];
}

/** An address as readers copy it: with or without scheme, `www.`, a slash at the end, and what was counted behind it. */
function addressOf(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//u, '')
    .replace(/^www\./u, '')
    .replace(/[?#].*$/u, '')
    .replace(/\/+$/u, '');
}

function isAddress(reference: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$|^[\w-]+(?:\.[\w-]+)+\/\S+$/iu.test(reference.trim());
}

function lastSegment(url: string): string {
  return addressOf(url).split('/').at(-1) ?? '';
}
