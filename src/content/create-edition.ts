import { hashEdition } from './article-hash.ts';
import type { Article } from './article.ts';
import type { Edition, GlossaryEntry, Publication, WithheldFile } from './edition.ts';
import { epochOfIsoDate } from './iso-date.ts';
import { compareProblems, fileProblem } from './problem-log.ts';
import type { Problem } from './problem.ts';

export const DEFAULT_PUBLICATION: Publication = { name: 'Newsdesk', lang: 'en' };

export interface EditionInput {
  /** Of two articles with the same slug, the first is kept. */
  readonly articles: readonly Article[];
  readonly publication?: Publication;
  readonly glossary?: readonly GlossaryEntry[];
  readonly problems?: readonly Problem[];
  readonly withheld?: readonly WithheldFile[];
}

/** Puts articles into the order they are listed in, names duplicate slugs, and seals all with a hash. */
export function createEdition({
  articles,
  publication = DEFAULT_PUBLICATION,
  glossary = [],
  problems = [],
  withheld = [],
}: EditionInput): Edition {
  const bySlug = new Map<string, Article>();
  const duplicates: Problem[] = [];
  for (const article of articles) {
    const first = bySlug.get(article.slug);
    if (first === undefined) bySlug.set(article.slug, article);
    else duplicates.push(duplicateSlug(article, first));
  }
  // Each date is read once, not at each comparison: a large edition is put in order again whenever an article is saved.
  const dated = Array.from(bySlug.values(), (article) => ({ article, time: timeOf(article) }));
  const ordered = dated.sort(newestFirst).map(({ article }) => article);
  const content = { publication, articles: ordered, glossary };
  return {
    hash: hashEdition({ ...content, withheld }),
    ...content,
    problems: [...problems, ...duplicates].sort(compareProblems),
    ...(withheld.length === 0 ? {} : { withheld }),
  };
}

interface Dated {
  readonly article: Article;
  readonly time: number;
}

function newestFirst(a: Dated, b: Dated): number {
  // Two undated articles are both at minus infinity, whose difference is no number.
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
    fix: `Give one of the two files another \`slug:\` in its front matter, or rename it`,
  });
}
