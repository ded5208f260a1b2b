import type { Article, Slug } from '../content/article.ts';
import type { Edition } from '../content/edition.ts';
import { isForMembers } from '../content/teaser.ts';
import { visibleEdition } from '../content/visible-edition.ts';
import { createAbsenceJudge } from './absence.ts';
import { type ArticleState, createArticleState, readVisibleState } from './article-state.ts';

export interface Change {
  /** The strongest of what happened: a retraction outranks a correction, a correction a change, a change a move. `returned`: it was taken down, and is there again as it was. */
  readonly kind: 'new' | 'changed' | 'corrected' | 'retracted' | 'moved' | 'returned';
  readonly article: Article;
  readonly state: ArticleState;
  /** Set when the article stood under another slug before. */
  readonly movedFrom?: Slug;
  /** One line without a full stop for an editor's eye; empty for a new article. */
  readonly what: string;
}

export interface Comparison {
  readonly changes: readonly Change[];
  /** Every state that differs from what was known, to be written in one transaction. `replaces` names a slug that is no longer used. */
  readonly writes: readonly { readonly state: ArticleState; readonly replaces?: Slug }[];
  /** What is gone for certain since the last comparison. */
  readonly takenDown: readonly ArticleState[];
  /** When what is only missing now will be gone for certain, in milliseconds since the epoch. */
  readonly confirmAt?: number;
}

/** Half of the sections must be the same for an article under a new slug to be the old one. */
const SAME_ARTICLE_SHARE = 0.5;

/** So long a file that is missing may be one that is being replaced: a checkout or a copy takes a moment between removing and writing. */
export const CONFIRM_MS = 5_000;

/** Compares what was known with what may be read now. The order of files, dates and duplicate items are no change. */
export function compareEditions(known: readonly ArticleState[], edition: Edition, now: number): Comparison {
  const { edition: visible, held } = visibleEdition(edition, now);
  const bySlug = new Map(known.map((state) => [state.slug, state]));
  const seen = new Map(visible.articles.map((article) => [article.slug, article]));
  const judgeAbsence = createAbsenceJudge(edition, held, now);
  const absent = known.filter((state) => !seen.has(state.slug)).map((state) => ({ state, absence: judgeAbsence(state) }));
  const orphans = absent.filter(({ absence }) => absence.kind === 'missing').map(({ state }) => state);
  const changes: Change[] = [];
  const writes: { state: ArticleState; replaces?: Slug }[] = [];

  for (const article of seen.values()) {
    const before = bySlug.get(article.slug) ?? takeMoved(orphans, article);
    const change = compareArticle(before, article, now);
    if (change === undefined) continue;
    if (change.kind !== undefined) changes.push({ ...change, kind: change.kind });
    writes.push({ state: change.state, ...(change.movedFrom === undefined ? {} : { replaces: change.movedFrom }) });
  }
  const missing = new Set(orphans);
  const takenDown: ArticleState[] = [];
  let confirmAt = Number.POSITIVE_INFINITY;
  for (const { state, absence } of absent) {
    // What was found again under another slug is not gone.
    if (state.presence === 'takenDown' || absence.kind === 'unknown' || (absence.kind === 'missing' && !missing.has(state))) continue;
    const goneAt = state.presence === 'present' ? now : state.goneAt;
    if (absence.kind === 'withheld' || (goneAt !== undefined && goneAt + CONFIRM_MS <= now)) {
      takenDown.push(state);
      writes.push({ state: { ...state, presence: 'takenDown' } });
    } else if (goneAt !== undefined) {
      confirmAt = Math.min(confirmAt, goneAt + CONFIRM_MS);
      if (state.presence === 'present') writes.push({ state: { ...state, presence: 'gone', goneAt } });
    }
  }
  return { changes, writes, takenDown, ...(confirmAt === Number.POSITIVE_INFINITY ? {} : { confirmAt }) };
}

/** Undefined when nothing differs; without `kind` when only the record does (a file came back, a date moved). */
function compareArticle(
  before: ArticleState | undefined,
  article: Article,
  now: number,
): (Omit<Change, 'kind'> & { readonly kind?: Change['kind'] }) | undefined {
  if (before === undefined) return { kind: 'new', article, state: createArticleState(article, now), what: '' };
  const visible = readVisibleState(article);
  const isChanged = visible.print !== before.print;
  const movedFrom = before.slug === article.slug ? undefined : before.slug;
  const state: ArticleState = {
    ...visible,
    articleId: before.articleId,
    revision: before.revision + (isChanged || movedFrom !== undefined ? 1 : 0),
    firstSeenAt: before.firstSeenAt,
    presence: 'present',
  };
  const common = { article, state, ...(movedFrom === undefined ? {} : { movedFrom }) };
  if (isChanged) return { ...common, ...describeRevision(before, state, article) };
  if (movedFrom !== undefined) return { ...common, kind: 'moved', what: `moved from ${movedFrom}` };
  if (before.presence === 'takenDown') return { ...common, kind: 'returned', what: '' };
  const isRecordChanged =
    before.presence === 'gone' ||
    before.publishedAt !== article.publishedAt ||
    before.file !== visible.file ||
    before.opensAt !== visible.opensAt;
  return isRecordChanged ? { ...common, what: '' } : undefined;
}

function describeRevision(
  before: ArticleState,
  after: ArticleState,
  article: Article,
): { readonly kind: Change['kind']; readonly what: string } {
  if (after.retraction !== undefined && before.retraction === undefined) return { kind: 'retracted', what: after.retraction };
  const known = new Set(before.corrections);
  const corrections = after.corrections.filter((correction) => !known.has(correction));
  if (corrections.length > 0) return { kind: 'corrected', what: corrections.join(' ') };
  if (after.retraction === undefined && before.retraction !== undefined) return { kind: 'changed', what: 'The retraction was lifted' };
  return { kind: 'changed', what: isForMembers(article) ? '' : describeSections(before, after, article) };
}

/** At most three clauses: `“Cooling” rewritten, “Power” added, 2 more sections changed`. */
function describeSections(before: ArticleState, after: ArticleState, article: Article): string {
  const old = new Map(before.sections.map((section) => [section.anchor, section]));
  const current = new Set(after.sections.map((section) => section.anchor));
  const clauses: string[] = [];
  if (before.title !== after.title) clauses.push(`New title, was “${before.title}”`);
  for (const section of after.sections) {
    const previous = old.get(section.anchor);
    const name = section.anchor === article.sections[0]?.anchor ? 'The beginning' : `“${section.heading}”`;
    if (previous === undefined) clauses.push(`${name} added`);
    // The first section carries the title as its heading: a new title alone did not rewrite it.
    else if (previous.hash !== section.hash && before.title === after.title) clauses.push(`${name} rewritten`);
    else if (previous.hash !== section.hash && previous.heading === section.heading) clauses.push(`${name} rewritten`);
  }
  for (const section of before.sections) if (!current.has(section.anchor)) clauses.push(`“${section.heading}” removed`);
  if (clauses.length === 0) return 'Title, summary or credits changed';
  const shown = clauses.slice(0, 3);
  const hidden = clauses.length - shown.length;
  return hidden === 0 ? shown.join(', ') : `${shown.join(', ')}, ${hidden} more ${hidden === 1 ? 'change' : 'changes'}`;
}

/** Finds and removes the orphan that `article` was before its slug changed. */
function takeMoved(orphans: ArticleState[], article: Article): ArticleState | undefined {
  const named = orphans.findIndex(({ slug }) => article.formerSlugs?.includes(slug));
  if (named !== -1) return orphans.splice(named, 1)[0];
  const visible = readVisibleState(article);
  const hashes = new Set(visible.sections.map((section) => section.hash));
  let best = -1;
  let bestShare = 0;
  for (const [index, orphan] of orphans.entries()) {
    const shared = orphan.sections.filter((section) => hashes.has(section.hash)).length;
    const share = shared / Math.max(orphan.sections.length, visible.sections.length);
    const isNamesake = orphan.title === visible.title && orphan.bylines.join() === visible.bylines.join();
    const closeness = share + (isNamesake ? SAME_ARTICLE_SHARE : 0);
    if (closeness >= SAME_ARTICLE_SHARE && closeness > bestShare) [best, bestShare] = [index, closeness];
  }
  return best === -1 ? undefined : orphans.splice(best, 1)[0];
}
