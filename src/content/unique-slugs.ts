import { hashOfChanged } from './article-hash.ts';
import type { Article, Slug } from './article.ts';
import { toSlug } from './slug.ts';

export interface NamedArticles {
  /** In the order given, each with a slug of its own. */
  readonly articles: readonly Article[];
  /** Articles whose front matter claims a slug that another one's has. */
  readonly duplicates: readonly { readonly article: Article; readonly first: Article }[];
}

/**
 * Two files are two articles. An article whose slug another one has gets the shortest of these that is free: its name with the date, its folder and name, more
 * folders, a number. One that its front matter names counts before one that a file name gives; of equals the first in order keeps the short one.
 */
export function nameArticles(articles: readonly Article[], baseUrl: string | undefined): NamedArticles {
  const taken = new Map<string, Article>();
  const slugs = new Map<Article, Slug>();
  const duplicates: NamedArticles['duplicates'][number][] = [];
  const isGiven = (article: Article): boolean => article.file === undefined || article.file.hasOwnSlug === true;
  for (const article of articles.filter(isGiven)) {
    const first = taken.get(article.slug);
    if (first === undefined) claim(article, article.slug);
    else duplicates.push({ article, first });
  }
  for (const article of articles) if (!isGiven(article)) claim(article, findFree(article, taken));
  return { articles: articles.flatMap((article) => withSlug(article, slugs.get(article), baseUrl)), duplicates };

  function claim(article: Article, slug: Slug): void {
    taken.set(slug, article);
    slugs.set(article, slug);
  }
}

function findFree(article: Article, taken: ReadonlyMap<string, Article>): Slug {
  if (!taken.has(article.slug)) return article.slug;
  const free = longerNamesOf(article).find((slug) => !taken.has(slug));
  if (free !== undefined) return free;
  let number = 2;
  while (taken.has(`${article.slug}-${number}`)) number += 1;
  return `${article.slug}-${number}` as Slug;
}

/** Kept, because every save of another article asks for the names of all. */
const longerNames = new WeakMap<Article, readonly Slug[]>();

function longerNamesOf(article: Article): readonly Slug[] {
  const known = longerNames.get(article);
  if (known !== undefined) return known;
  const segments = (article.file?.path ?? article.slug).replace(/\.[^./]+$/u, '').split('/');
  const names = segments.map((_, index) => toSlug(segments.slice(-1 - index).join('-'))).filter((slug) => slug !== '');
  longerNames.set(article, names);
  return names;
}

/** Renamed articles by what they were read as, so that one that did not change stays the same object. */
const renamed = new WeakMap<Article, Article>();

function withSlug(article: Article, slug: Slug | undefined, baseUrl: string | undefined): readonly Article[] {
  if (slug === undefined) return [];
  if (slug === article.slug) return [article];
  const held = renamed.get(article);
  if (held?.slug === slug) return [held];
  // An address that is made of the slug follows it.
  const isOfSlug = baseUrl !== undefined && article.url === `${baseUrl}/${encodeURI(article.slug)}`;
  const names = { slug, ...(isOfSlug ? { url: `${baseUrl}/${encodeURI(slug)}` } : {}) };
  const made: Article = { ...article, ...names, hash: hashOfChanged(article, names) };
  renamed.set(article, made);
  return [made];
}
