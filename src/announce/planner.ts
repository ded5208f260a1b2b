import type { Edition } from '../content/edition.ts';
import { visibleEdition } from '../content/visible-edition.ts';
import type { LedgerCommit } from '../ports/ledger.ts';
import type { FanOut, RelatedPost } from '../ports/fan-out.ts';
import type { Storage } from '../ports/storage.ts';
import type { Clock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import type { Announcement, AnnouncementId, ArticleCard, Branding } from '../delivery/announcement.ts';
import { announcementIdOf } from '../delivery/announcement.ts';
import { readAhead } from '../delivery/article-state.ts';
import { compareEditions } from './changes.ts';
import { createLead } from './lead.ts';
import { planDigest } from './plan-digest.ts';
import { type EditionPlanInput, planDue, planEdition } from './plan-edition.ts';
import { afterQuiet, nextRunAfter } from '../subscription/schedule.ts';

export interface PlannerOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  /** Names this process. */
  readonly owner: string;
  /** The number of the newest articles that the very first edition announces; default 0. */
  readonly backfill?: number;
  /** More untried posts than this for one channel become one digest; default 5. */
  readonly digestAbove?: number;
  /** Every name of a term that somebody follows by one of them. */
  readonly namesOf?: ((term: string) => readonly string[]) | undefined;
  /** Called after something to send was written. */
  readonly onPlanned: () => void;
  readonly onTrouble: (error: unknown, during: string) => void;
  /** Called when this process leaves planning to others for a while, because its content is older than what was planned last. */
  readonly onBehind?: () => void;
}

export interface Planner {
  /** The content when the process began: if nothing was known before, it is the archive. The first published edition, by default. */
  remember(edition: Edition): void;
  /** Takes an edition as the current one and writes what follows from it. Of several processes one does. */
  publish(edition: Edition): Promise<void>;
  /** Looks after what time brings: scheduled articles, digests, backlogs. */
  tick(): Promise<void>;
  /** Ticks until stopped. */
  start(): void;
  stop(): Promise<void>;
}

const TICK_MS = 5_000;
const DAY_MS = 24 * 3_600_000;
const MAX_CONFLICTS = 10;
const STRANDED_EVERY_MS = 60_000;

/** The same content may have been planned before: by another process, or before a restart. */
function isNothing({ states, fanOut }: LedgerCommit): boolean {
  return (
    states.length === 0 && [fanOut.announcements, fanOut.cards, fanOut.deliveries, fanOut.revisions].every(({ length }) => length === 0)
  );
}

function nextChangeOf({ edition, comparison: { confirmAt = Number.POSITIVE_INFINITY }, now }: EditionPlanInput): number {
  return Math.min(visibleEdition(edition, now).changesAt ?? Number.POSITIVE_INFINITY, confirmAt);
}

/** Decides what is announced to whom. Writes plans, sends nothing. */
export function createPlanner(options: PlannerOptions): Planner {
  const { storage, clock, owner, namesOf, onPlanned, onTrouble, digestAbove = 5, backfill = 0 } = options;
  const { outbox, ledger, subscriptions } = storage;
  const lead = createLead({ storage, clock, owner, onBehind: options.onBehind ?? (() => {}) });
  let current: Edition | undefined;
  /** The content when the process began. */
  let first: Edition | undefined;
  /** Not whether there is one: the next edition may come while this one is being planned. */
  let planned: Edition | undefined;
  /** When time alone changes what follows from it: an article may be read, or not any more, or is gone for certain. */
  let planAgainAt = Number.POSITIVE_INFINITY;
  let lookedForStrandedAt = Number.NEGATIVE_INFINITY;
  let cancelTimer: (() => void) | undefined;
  let stopped = false;
  let hasPlanned = false;
  /** Infinite before the first time: another clock may have been wrong. */
  let digestsCheckedAt = Number.POSITIVE_INFINITY;
  // One at a time: a plan is made from what the last one wrote.
  let queue: Promise<void> = Promise.resolve();

  function enqueue(during: string, work: () => Promise<void>): Promise<void> {
    queue = queue.then(work).catch((error: unknown) => onTrouble(error, during));
    return queue;
  }

  function notePlanned({ deliveries, revisions }: FanOut): void {
    if (deliveries.length > 0 || revisions.length > 0) hasPlanned = true;
  }

  /** The same plan, which notes whether anybody gets something of it. */
  function noting(fanOut: FanOut): FanOut {
    const { toAudience } = fanOut;
    if (toAudience === undefined) return fanOut;
    return {
      ...fanOut,
      toAudience(part) {
        const rows = toAudience(part);
        if (rows.deliveries.length > 0) hasPlanned = true;
        return rows;
      },
    };
  }

  async function write(fanOut: FanOut, now: number): Promise<void> {
    if ((await outbox.insertFanOut(noting(fanOut), now, lead.heldLease)) === 'committed') notePlanned(fanOut);
  }

  async function planCurrent(): Promise<void> {
    const edition = current;
    if (edition === undefined || (edition === planned && clock.now() < planAgainAt)) return;
    await readAhead(edition.articles);
    for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
      // Asked each time: a conflict may mean that another process has taken the lead.
      if (!(await lead.take())) return;
      // A newer edition has its own turn: what is planned must be of the content that the lead was taken for.
      if (edition !== current) return;
      const { seenAt } = lead;
      const input = await readInput(edition);
      if (input.ledger.version === 0 && first !== undefined && first !== edition) {
        await planFirst(first);
        continue;
      }
      planAgainAt = nextChangeOf(input);
      const commit = planEdition(input);
      const isSame = input.ledger.version > 0 && input.ledger.editionHash === edition.hash && input.ledger.restoredFrom === undefined;
      if (isSame && isNothing(commit)) break;
      if (
        (await ledger.commit({
          ...commit,
          fanOut: noting(commit.fanOut),
          seenAt,
          ...(lead.heldLease && { heldLease: lead.heldLease }),
        })) === 'committed'
      ) {
        notePlanned(commit.fanOut);
        break;
      }
      if (attempt === MAX_CONFLICTS - 1) {
        throw new NewsdeskError('Other processes kept changing the ledger while an edition was planned.', {
          code: 'announce.contended',
          retry: 'later',
        });
      }
    }
    planned = edition;
    // Something is known from now on, and an edition is large.
    first = undefined;
  }

  /** The content of the start is known, whatever has been saved since. A conflict means that another process was first. */
  async function planFirst(edition: Edition): Promise<void> {
    await ledger.commit({
      ...planEdition(await readInput(edition)),
      seenAt: lead.seenAt,
      ...(lead.heldLease && { heldLease: lead.heldLease }),
    });
  }

  async function readInput(edition: Edition): Promise<EditionPlanInput> {
    const now = clock.now();
    const state = await ledger.read();
    const announcements = new Map((await outbox.listScheduled()).map((announcement) => [announcement.id, announcement] as const));
    const comparison = compareEditions(state.articles, edition, now);
    const touched = [...comparison.changes.filter(({ kind }) => kind !== 'new').map((change) => change.state), ...comparison.takenDown];
    for (const { articleId } of touched) {
      const found = await outbox.findAnnouncement(announcementIdOf(articleId));
      if (found !== undefined) announcements.set(found.id, found);
    }
    const related = new Map<AnnouncementId, RelatedPost>();
    for (const { slug } of comparison.takenDown) {
      for (const post of await outbox.listRelated(slug)) related.set(post.announcement.id, post);
    }
    return { ledger: state, edition, comparison, announcements, related: [...related.values()], namesOf, backfill, now };
  }

  async function planTime(): Promise<void> {
    if (current === undefined || current !== planned || !(await lead.take())) return;
    const now = clock.now();
    const scheduled = await outbox.listScheduled();
    if (scheduled.some((announcement: Announcement) => announcement.dueAt <= now)) {
      await write(planDue(await readInput(current)), now);
    }
    await pullBackDigests(now);
    await planDigests(current.publication, now);
    await planBacklogs(current.publication, now);
  }

  /** Those whose time has come, and from time to time those that were turned off in the very moment in which an article was collected for them. */
  async function listDueDigests(now: number): Promise<Awaited<ReturnType<typeof subscriptions.listDueDigests>>> {
    const due = await subscriptions.listDueDigests(now);
    if (Math.abs(now - lookedForStrandedAt) < STRANDED_EVERY_MS) return due;
    lookedForStrandedAt = now;
    return [...due, ...(await subscriptions.listStranded()).map((subscription) => ({ subscription, runAt: now }))];
  }

  /** A digest that is further away than the second run to come was planned by a clock that was wrong, and would be missed for as long. */
  async function pullBackDigests(now: number): Promise<void> {
    const isSetBack = now < digestsCheckedAt;
    digestsCheckedAt = now;
    if (!isSetBack) return;
    for (const { subscription, runAt } of await subscriptions.listDigestsAfter(now + DAY_MS)) {
      const { schedule } = subscription.settings;
      const next = nextRunAfter(schedule, now);
      const second = next === undefined ? undefined : nextRunAfter(schedule, next);
      if (second !== undefined && runAt > second) await subscriptions.setNextRun(subscription.destination.id, next);
    }
  }

  async function planDigests(branding: Branding, now: number): Promise<void> {
    for (const { subscription, runAt } of await listDueDigests(now)) {
      const { destination, settings } = subscription;
      const nextRunAt = nextRunAfter(settings.schedule, Math.max(runAt, now));
      const items = await readCards(await outbox.listDigestItems(destination.id));
      if (items.length === 0) {
        await subscriptions.setNextRun(destination.id, nextRunAt);
        continue;
      }
      const id = `digest:${destination.id}:${new Date(runAt).toISOString()}` as AnnouncementId;
      // The articles that had been collected when the digest was turned off.
      const reason = settings.schedule.kind === 'immediately' ? 'late' : settings.schedule.kind;
      const readyAt = afterQuiet(settings.quiet, now);
      await write(
        planDigest({ id, reason, destination, branding, items, readyAt, now, ...(nextRunAt === undefined ? {} : { nextRunAt }) }),
        now,
      );
    }
  }

  async function planBacklogs(branding: Branding, now: number): Promise<void> {
    for (const { destinationId, deliveries } of await outbox.listBacklogs(digestAbove)) {
      const [first] = deliveries;
      // A program wants each article, however many there are.
      if (first === undefined || first.destination.platform === 'webhook') continue;
      const items = await readCards(deliveries.map((delivery) => delivery.announcementId));
      if (items.length !== deliveries.length) continue;
      const id = `digest:${destinationId}:late:${first.seq}` as AnnouncementId;
      const readyAt = Math.max(now, ...deliveries.map((delivery) => delivery.readyAt));
      // A conflict means that one of them is being sent: the next tick finds the rest.
      await write(planDigest({ id, reason: 'late', destination: first.destination, branding, items, readyAt, now }), now);
    }
  }

  async function readCards(
    ids: readonly AnnouncementId[],
  ): Promise<readonly { readonly announcementId: AnnouncementId; readonly card: ArticleCard }[]> {
    const items: { announcementId: AnnouncementId; card: ArticleCard }[] = [];
    for (const announcementId of ids) {
      const announcement = await outbox.findAnnouncement(announcementId);
      const card = announcement && (await outbox.findCard(announcementId, announcement.revision));
      if (card?.kind === 'article') items.push({ announcementId, card });
    }
    return items;
  }

  async function runTick(): Promise<void> {
    hasPlanned = false;
    try {
      await planCurrent();
      await planTime();
    } finally {
      if (hasPlanned) onPlanned();
    }
  }

  function schedule(): void {
    if (stopped) return;
    // At the minute itself, not at the tick behind it.
    const untilChange = planAgainAt - clock.now();
    cancelTimer = clock.after(
      untilChange > 0 ? Math.min(TICK_MS, untilChange) : TICK_MS,
      () => void enqueue('planning', runTick).then(schedule),
    );
  }

  return {
    remember(edition) {
      if (planned === undefined) first ??= edition;
    },
    publish(edition) {
      lead.see(edition.hash);
      if (planned === undefined) first ??= edition;
      current = edition;
      return enqueue('planning an edition', runTick);
    },
    tick: () => enqueue('planning', runTick),
    start: schedule,
    async stop() {
      stopped = true;
      cancelTimer?.();
      await queue;
      await lead.release().catch((error: unknown) => onTrouble(error, 'releasing the planner'));
    },
  };
}
