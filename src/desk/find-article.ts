import type { Article } from '../content/article.ts';
import { foldName } from './fold-name.ts';
import { slipsInName, tellingWordsOf } from './name-slips.ts';

const MAX_SEVERAL = 6;

/**
 * Finds the articles that a reference names: by slug, address or title, by a part of the title, or by words of the title with slips and in any
 * order. One when it is clear which; none when nothing is called so. An article that only speaks of it is another thing.
 */
export function createArticleFinder(articles: readonly Article[]): (reference: string) => readonly Article[] {
  const byName = new Map<string, Article>();
  // A slug that an article had before gives way to one that another has now.
  for (const names of [namesOf, ({ formerSlugs = [] }: Article) => formerSlugs])
    for (const article of articles) for (const name of names(article)) if (!byName.has(name)) byName.set(name, article);

  function find(reference: string): readonly Article[] {
    const exact = byName.get(reference.trim()) ?? byName.get(foldName(reference)) ?? byName.get(addressOf(reference));
    if (exact) return [exact];
    if (isAddress(reference)) return [byName.get(lastSegment(reference))].filter((article) => article !== undefined);
    const folded = foldName(reference);
    if (folded === '') return [];
    const containing = articles.filter(({ title }) => foldName(title).includes(folded));
    return (containing.length > 0 ? containing : nearest(folded)).slice(0, MAX_SEVERAL);
  }

  /** Those whose titles have every word, with the fewest slips. */
  function nearest(folded: string): readonly Article[] {
    const words = tellingWordsOf(folded);
    const found = articles.flatMap((article) => {
      const slips = slipsInName(words, [...foldName(article.title).split(' '), ...foldName(article.slug).split(' ')]);
      return slips === undefined ? [] : [{ article, slips }];
    });
    const fewest = Math.min(...found.map(({ slips }) => slips));
    return found.filter(({ slips }) => slips === fewest).map(({ article }) => article);
  }

  return find;
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
