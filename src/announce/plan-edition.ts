import type { Anchor, Article, Slug } from '../content/article.ts';
import type { Edition } from '../content/edition.ts';
import { visibleEdition } from '../content/visible-edition.ts';
import type { AudiencePlan, FanOut, RelatedPost, Revision } from '../ports/fan-out.ts';
import type { LedgerCommit, LedgerState } from '../ports/ledger.ts';
import { type Announcement, type AnnouncementId, announcementIdOf, type Card, type DigestCard } from '../delivery/announcement.ts';
import type { ArticleId, ArticleState } from '../delivery/article-state.ts';
import { findInBaseline, listRead } from './baseline.ts';
import type { Change, Comparison } from './changes.ts';
import { copyBranding, makeArticleCard } from './make-card.ts';
import type { NamesOf } from './mentions-term.ts';
import { MAX_AGE_MS, planFanOut } from './plan-fan-out.ts';
import { judgeNews } from './rules.ts';

export interface EditionPlanInput {
  readonly ledger: LedgerState;
  readonly edition: Edition;
  /** The changes since the ledger was written. */
  readonly comparison: Comparison;
  /** Those of the changed articles, of those that are taken down, and all that are scheduled. */
  readonly announcements: ReadonlyMap<AnnouncementId, Announcement>;
  /** Digests and tests that show one of the articles that are taken down. */
  readonly related: readonly RelatedPost[];
  /** By default a followed term has no other name. */
  readonly namesOf?: NamesOf | undefined;
  /** The number of the newest articles that a first run announces. */
  readonly backfill: number;
  readonly now: number;
}

/** Everything that follows from a new edition, as one transaction to be written. */
export function planEdition(input: EditionPlanInput): LedgerCommit {
  const { ledger, edition, now } = input;
  const { changes, writes, takenDown } = input.comparison;
  const draft = createDraft();
  const backfill = ledger.version === 0 ? newestArticles(input) : new Set<Article>();
  for (const change of changes) {
    if (change.kind === 'new') planNew(draft, change.article, change.state, input, backfill);
    else planRevision(draft, change, input);
  }
  for (const state of takenDown) planTakenDown(draft, announcementIdOf(state.articleId), input);
  planRelated(draft, new Set(takenDown.map(({ slug }) => slug)), input);
  planScheduled(draft, slugsById([...ledger.articles, ...writes.map(({ state }) => state)]), input);
  return {
    expectedVersion: ledger.version,
    editionHash: edition.hash,
    states: writes,
    fanOut: finishDraft(draft, ledger.restoredFrom),
    baseline: { unread: ledger.version === 0 ? (edition.unread ?? []) : [], read: listRead(ledger.baseline, edition) },
    now,
  };
}

/** The announcements that have become due since, without a new edition. */
export function planDue(input: EditionPlanInput): FanOut {
  const draft = createDraft();
  planScheduled(draft, slugsById(input.ledger.articles), input);
  return finishDraft(draft, input.ledger.restoredFrom);
}

interface Draft {
  readonly announcements: Announcement[];
  readonly cards: { announcementId: AnnouncementId; revision: number; card: Card }[];
  readonly plans: AudiencePlan[];
  readonly revisions: Revision[];
}

function createDraft(): Draft {
  return { announcements: [], cards: [], plans: [], revisions: [] };
}

function finishDraft({ plans, ...draft }: Draft, restoredFrom: number | undefined): FanOut {
  return {
    ...draft,
    deliveries: [],
    digestItems: [],
    decisions: [],
    digestsMade: [],
    ...(plans.length === 0 ? {} : { toAudience: joinPlans(plans) }),
    ...(restoredFrom === undefined ? {} : { inDoubtSince: restoredFrom }),
  };
}

function joinPlans(plans: readonly AudiencePlan[]): AudiencePlan {
  return (part) => {
    const rows = plans.map((plan) => plan(part));
    return {
      deliveries: rows.flatMap(({ deliveries }) => deliveries),
      digestItems: rows.flatMap(({ digestItems }) => digestItems),
      decisions: rows.flatMap(({ decisions }) => decisions),
    };
  };
}

function planNew(draft: Draft, article: Article, state: ArticleState, input: EditionPlanInput, backfill: ReadonlySet<Article>): void {
  const { now, ledger } = input;
  const isArchive = ledger.version === 0 || findInBaseline(ledger.baseline, article) !== undefined;
  const verdict = judgeNews(article, { now, firstRun: isArchive, isBackfill: backfill.has(article) });
  const base = {
    id: announcementIdOf(state.articleId),
    kind: 'article' as const,
    articleId: state.articleId,
    slug: article.slug,
    createdAt: now,
    revision: 1,
    rule: verdict.rule,
  };
  if (verdict.kind === 'announce') announce(draft, { ...base, status: 'out', dueAt: now }, article, input);
  else if (verdict.kind === 'schedule') draft.announcements.push({ ...base, status: 'scheduled', dueAt: verdict.dueAt });
  else draft.announcements.push({ ...base, status: 'skipped', dueAt: now });
}

function announce(draft: Draft, announcement: Announcement, article: Article, { edition, namesOf, now }: EditionPlanInput): void {
  draft.announcements.push(announcement);
  draft.cards.push({
    announcementId: announcement.id,
    revision: announcement.revision,
    card: makeArticleCard(article, edition.publication),
  });
  draft.plans.push(planFanOut(announcement, article, now, namesOf));
}

/** An article that is out lives on: the same messages get the new text. */
function planRevision(draft: Draft, change: Change, { announcements, edition, now }: EditionPlanInput): void {
  const { article, kind, state, what } = change;
  const announcement = announcements.get(announcementIdOf(state.articleId));
  if (announcement === undefined || (announcement.status !== 'out' && announcement.status !== 'withdrawn')) return;
  const isBack = announcement.status === 'withdrawn';
  const revision = announcement.revision + 1;
  const changes = kind === 'moved' || kind === 'returned' || isBack ? undefined : what;
  const card = makeArticleCard(article, edition.publication, changes);
  draft.announcements.push({ ...announcement, slug: article.slug, status: 'out', revision });
  draft.cards.push({ announcementId: announcement.id, revision, card: isBack ? { ...card, isBack } : card });
  draft.revisions.push({
    announcementId: announcement.id,
    revision,
    withNote: !isBack && (kind === 'corrected' || kind === 'retracted'),
    // A post that was removed cannot be edited; one that was held back before it went out goes out now.
    ...(isBack && edition.publication.takenDown === 'remove' ? { onlyUnsent: true as const } : {}),
    expiresAt: now + MAX_AGE_MS,
  });
}

/** Nobody sees it any more, where it was posted neither: what waits is not sent, what was sent is marked or removed. */
function planTakenDown(draft: Draft, id: AnnouncementId, { announcements, edition, now }: EditionPlanInput): void {
  const announcement = announcements.get(id);
  if (announcement?.status === 'out') takeDown(draft, announcement, edition, now);
}

function takeDown(draft: Draft, announcement: Announcement, { publication }: Edition, now: number): void {
  const revision = announcement.revision + 1;
  draft.announcements.push({ ...announcement, status: 'withdrawn', revision });
  const card: Card = { kind: 'takenDown', how: publication.takenDown ?? 'mark', ...copyBranding(publication) };
  draft.cards.push({ announcementId: announcement.id, revision, card });
  draft.revisions.push({ announcementId: announcement.id, revision, withNote: false, takesDown: true, expiresAt: now + MAX_AGE_MS });
}

/** A test is a post as any other; of a digest the other articles stay. */
function planRelated(draft: Draft, slugs: ReadonlySet<string>, { related, edition, now }: EditionPlanInput): void {
  for (const { announcement, card } of related) {
    if (card.kind === 'article') takeDown(draft, announcement, edition, now);
    if (card.kind !== 'digest') continue;
    const revision = announcement.revision + 1;
    const items = card.items.map((item) => (slugs.has(item.slug) ? takenDownItem : item));
    draft.announcements.push({ ...announcement, revision });
    draft.cards.push({ announcementId: announcement.id, revision, card: { ...card, items } });
    draft.revisions.push({ announcementId: announcement.id, revision, withNote: false, expiresAt: now + MAX_AGE_MS });
  }
}

const takenDownItem: DigestCard['items'][number] = {
  title: 'An article that was taken down',
  slug: '' as Slug,
  firstAnchor: '' as Anchor,
  isTakenDown: true,
};

/** The day may have come, or the editor may have moved it. An article that is missing just now keeps its place for a week. */
function planScheduled(draft: Draft, slugs: ReadonlyMap<ArticleId, string>, input: EditionPlanInput): void {
  const bySlug = new Map<string, Article>(
    visibleEdition(input.edition, input.now).edition.articles.map((article) => [article.slug, article]),
  );
  for (const announcement of input.announcements.values()) {
    if (announcement.status !== 'scheduled' || announcement.articleId === undefined) continue;
    const article = bySlug.get(slugs.get(announcement.articleId) ?? announcement.slug ?? '');
    if (article === undefined) continue;
    const verdict = judgeNews(article, { now: input.now, firstRun: false, isBackfill: false });
    if (verdict.kind === 'announce') {
      announce(
        draft,
        { ...announcement, slug: article.slug, status: 'out', dueAt: Math.min(announcement.dueAt, input.now) },
        article,
        input,
      );
    } else if (verdict.kind === 'skip') {
      draft.announcements.push({ ...announcement, status: 'skipped', rule: verdict.rule });
    } else if (verdict.dueAt !== announcement.dueAt || verdict.rule !== announcement.rule) {
      draft.announcements.push({ ...announcement, dueAt: verdict.dueAt, rule: verdict.rule });
    }
  }
}

/** Of two states of one article the later one counts. */
function slugsById(states: readonly ArticleState[]): ReadonlyMap<ArticleId, string> {
  return new Map(states.map((state) => [state.articleId, state.slug]));
}

/** Only what may be read now counts; an edition lists the newest first. */
function newestArticles({ edition, backfill, now }: EditionPlanInput): ReadonlySet<Article> {
  const readable = visibleEdition(edition, now).edition.articles.filter(
    (article) => judgeNews(article, { now, firstRun: true, isBackfill: true }).kind === 'announce',
  );
  return new Set(readable.slice(0, backfill));
}
