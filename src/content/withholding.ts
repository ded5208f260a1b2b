import type { Article } from './article.ts';
import type { Publication } from './edition.ts';
import { isForMembers } from './teaser.ts';

/**
 * From when until when anybody may read the article, in milliseconds since the epoch: before `from` and from `until` on it is for nobody.
 * This is the one rule; whatever shows, finds, announces, logs or keeps an article asks it, or works on a `visibleEdition`.
 */
export interface Readable {
  readonly from: number;
  readonly until: number;
}

export function readableAt(article: Article, { future }: Pick<Publication, 'future'>): Readable {
  return {
    from: Math.max(embargoOf(article), future === 'show' ? Number.NEGATIVE_INFINITY : dateOf(article)),
    until: article.closesAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(article.closesAt),
  };
}

/** When the article is news: its date and the end of its embargo, whichever is later, even where `future: show` serves it before. Undefined when it names neither. */
export function newsAt(article: Article): number | undefined {
  const at = Math.max(embargoOf(article), dateOf(article));
  return at === Number.NEGATIVE_INFINITY ? undefined : at;
}

/** As its editors see it in a preview: whenever it may be read, it may be now. */
export function openedNow({ opensAt: _opens, closesAt: _closes, publishedAt, ...article }: Article): Article {
  return {
    ...article,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    opensAt: '1970-01-01T00:00:00Z',
    visibility: { kind: isForMembers(article) ? 'members' : 'public' },
  };
}

function embargoOf({ visibility }: Article): number {
  return visibility.kind === 'embargoed' ? Date.parse(visibility.until) : Number.NEGATIVE_INFINITY;
}

function dateOf({ opensAt, publishedAt }: Article): number {
  const date = opensAt ?? publishedAt;
  return date === undefined ? Number.NEGATIVE_INFINITY : Date.parse(date);
}
