import { hashEdition } from './article-hash.ts';
import type { Article } from './article.ts';
import type { Edition, GlossaryEntry, Publication, UnreadFile, WithheldFile } from './edition.ts';
import { epochOfIsoDate } from './iso-date.ts';
import { compareProblems, fileProblem } from './problem-log.ts';
import type { Problem } from './problem.ts';
import { nameArticles } from './unique-slugs.ts';

export const DEFAULT_PUBLICATION: Publication = { name: 'Newsdesk', lang: 'en' };

export interface EditionInput {
  /** Of two articles whose front matter claims the same slug, the first is kept. */
  readonly articles: readonly Article[];
  readonly publication?: Publication;
  readonly glossary?: readonly GlossaryEntry[];
  readonly problems?: readonly Problem[];
  readonly withheld?: readonly WithheldFile[];
  readonly unread?: readonly UnreadFile[];
  readonly seen?: number;
  readonly kept?: string;
}

/** Puts articles into the order they are listed in, names duplicate slugs, and seals all with a hash. */
export function createEdition(input: EditionInput): Edition {
  const { articles, publication = DEFAULT_PUBLICATION, glossary = [], problems = [], withheld = [], unread = [], seen, kept } = input;
  const named = nameArticles(articles, publication.baseUrl);
  const duplicates = named.duplicates.map(({ article, first }) => duplicateSlug(article, first));
  // Each date is read once, not at each comparison: a large edition is put in order again whenever an article is saved.
  const dated = named.articles.map((article) => ({ article, time: timeOf(article) }));
  const ordered = dated.sort(newestFirst).map(({ article }) => article);
  const content = {
    publication,
    articles: ordered,
    glossary,
    ...(withheld.length === 0 ? {} : { withheld }),
    ...(unread.length === 0 ? {} : { unread }),
  };
  return {
    hash: hashEdition(content),
    ...content,
    problems: [...problems, ...duplicates].sort(compareProblems),
    ...(seen === undefined ? {} : { seen }),
    ...(kept === undefined ? {} : { kept }),
  };
}

interface Dated {
  readonly article: Article;
  readonly time: number;
}

function newestFirst(a: Dated, b: Dated): number {
  // Two undated articles are both at minus infinity, whose difference is not a number.
  if (a.time !== b.time) return a.time > b.time ? -1 : 1;
  return a.article.slug < b.article.slug ? -1 : 1;
}

function timeOf(article: Article): number {
  return article.publishedAt === undefined ? Number.NEGATIVE_INFINITY : epochOfIsoDate(article.publishedAt);
}

function duplicateSlug(article: Article, first: Article): Problem {
  return fileProblem('error', 'slug.duplicate', article.file?.path ?? article.slug, {
    what: `The slug "${article.slug}" is taken by ${first.file?.path ?? 'an article before it'}`,
    why: 'a slug names one article, and the first file in order of paths keeps it',
    fix: 'Give one of the two files another `slug:` in its front matter',
  });
}
