import type { Article } from '../content/article.ts';
import { newsAt } from '../content/withholding.ts';
import type { Rule } from '../delivery/announcement.ts';

/** Older than this when first seen is an archive, not news. */
export const NEWS_MAX_AGE_MS = 7 * 24 * 3_600_000;

export type NewsVerdict =
  | { readonly kind: 'announce'; readonly rule: Rule }
  | { readonly kind: 'schedule'; readonly rule: Rule; readonly dueAt: number }
  | { readonly kind: 'skip'; readonly rule: Rule };

export interface NewsContext {
  readonly now: number;
  /** Nothing was known before: all of it is an archive, except the articles that `backfill` asks for. */
  readonly firstRun: boolean;
  readonly isBackfill: boolean;
}

/** Whether an article that was never announced is news. An article without a date is: it has just appeared. */
export function judgeNews(article: Article, { now, firstRun, isBackfill }: NewsContext): NewsVerdict {
  const publicAt = newsAt(article);
  if (publicAt !== undefined && publicAt > now) {
    const rule = article.visibility.kind === 'embargoed' && Date.parse(article.visibility.until) > now ? 'embargoed' : 'scheduled';
    return { kind: 'schedule', rule, dueAt: publicAt };
  }
  if (article.retraction !== undefined) return { kind: 'skip', rule: 'retractedBeforeNews' };
  if (firstRun) return isBackfill ? { kind: 'announce', rule: 'backfill' } : { kind: 'skip', rule: 'firstRun' };
  if (publicAt !== undefined && now - publicAt > NEWS_MAX_AGE_MS) return { kind: 'skip', rule: 'olderThanAWeek' };
  return { kind: 'announce', rule: 'new' };
}
