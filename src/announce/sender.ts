import type { FindOutcome, MessageRef, PublishJob, Publisher, PublishOutcome } from '../ports/publisher.ts';
import type { Settlement } from '../ports/outbox-sending.ts';
import { backoffAfter } from '../delivery/backoff.ts';
import type { Claim, Delivery } from '../delivery/delivery.ts';
import type { DispatcherOptions } from './dispatcher-options.ts';
import { nextDoubtStep } from '../delivery/doubt.ts';
import { keepText, sayKept } from '../words/kept-text.ts';
import { createFollowUp } from './follow-up.ts';
import { createJobMaker } from './make-job.ts';
import { createOwnerNotices } from './owner-notices.ts';
import type { Reach } from './reach.ts';
import { createRefusals } from './refusals.ts';
import type { SendBudget } from './send-budget.ts';
import { delivered, notSent, notSentOf, tooOld } from './settlements.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { pause } from '../runtime/pause.ts';

export interface SenderOptions extends DispatcherOptions {
  readonly publisher: Publisher;
  readonly leaseMs: number;
  readonly budget: SendBudget;
  readonly reach: Pick<Reach, 'ask'>;
  /** Shared by all senders; a platform in it sends nothing more. */
  readonly halted: Map<string, string>;
  /** Aborted when what is under way has to be given up. */
  readonly signal: AbortSignal;
}

export interface Sender {
  /** Brings a claim to a settlement. Never throws. */
  send(claim: Claim): Promise<void>;
  haltedInstallations(): readonly string[];
}

const SETTLE_RETRY_MS = 500;

/** One platform's half of the delivery protocol: look when in doubt, send, judge the answer, settle. */
export function createSender(options: SenderOptions): Sender {
  const { storage, publisher, clock, owner, events, budget, reach, halted, signal, backoff } = options;
  const { outbox, subscriptions } = storage;
  const notices = createOwnerNotices(storage, publisher.linkTo);
  const makeJob = createJobMaker(options);
  const refusals = createRefusals({ ...options, notices });
  const followUp = createFollowUp({ storage, notices, events, clock });

  async function send(claim: Claim): Promise<void> {
    let settlement: Settlement;
    try {
      settlement = await decideSettlement(claim);
      if (settlement.kind === 'unknown') await notices.tellDoubt(claim.delivery, clock.now());
    } catch (error) {
      // The database failed before anything was sent, or after it was refused: never after it was accepted or lost.
      events.onTrouble(error, 'preparing a delivery');
      settlement = notSent(claim, clock.now() + SETTLE_RETRY_MS, keepText('databaseUnread'));
    }
    await settleSurely(claim, settlement);
    await followUp.after(claim.delivery, settlement);
  }

  async function decideSettlement(claim: Claim): Promise<Settlement> {
    const { delivery } = claim;
    const decided = await followUp.before(delivery);
    if (decided !== undefined) return decided;
    const isExpired = clock.now() >= delivery.expiresAt;
    // Before its text is composed: one that cannot be is not tried for ever.
    if (isExpired && !delivery.inDoubt) return tooOld;
    const subscription = delivery.destination.kind === 'user' ? undefined : await subscriptions.find(delivery.destination.id);
    const job = await makeJob(claim, subscription);
    if (job === undefined) return { kind: 'dead', reason: keepText('textGone') };
    if (!delivery.inDoubt) return attempt(claim, job, subscription, undefined);
    const later = await findLaterText(delivery);
    // An old text is never sent again for what was taken down since: whether it is there has to be seen.
    const doubt = later === undefined ? publisher.doubt : { ...publisher.doubt, keyWindowMs: 0 };
    const step = nextDoubtStep(delivery, doubt, clock.now());
    switch (step.kind) {
      case 'wait':
        return { ...notSent(claim, step.until, keepText('waitsForMessage')), untried: { lastAttemptAt: step.lastAttemptAt } };
      case 'park':
        return { kind: 'unknown', reason: step.reason };
      case 'sendAgain':
        // A post is looked for once its key is forgotten; a change that nothing takes for a day would be tried for ever.
        return isExpired && isChange(delivery) ? tooOld : attempt(claim, job, subscription, undefined);
      case 'look': {
        const found = await look(claim, job);
        if (found.kind === 'found') return { kind: 'delivered', message: found.message, outcome: keepText('elsewhereFound') };
        if (found.kind === 'cannotLook') return whenBlind(claim, found);
        if (later !== undefined) return later;
        return isExpired ? tooOld : attempt(claim, job, subscription, clock.now());
      }
    }
  }

  /** The fate of a message in doubt that shows what was taken down since, once it is certain not to be there. */
  async function findLaterText({ announcementId, kind, revision }: Delivery): Promise<Settlement | undefined> {
    if (kind !== 'post' && kind !== 'note') return undefined;
    const announcement = await outbox.findAnnouncement(announcementId);
    if (announcement?.status === 'withdrawn') return { kind: 'canceled', reason: keepText('takenDown') };
    if (announcement === undefined || announcement.articleId !== undefined || announcement.revision <= revision) return undefined;
    const now = clock.now();
    return {
      kind: 'later',
      readyAt: now,
      inDoubt: false,
      windowFrom: now,
      outcome: keepText('textChanged'),
      revision: announcement.revision,
    };
  }

  /** `windowFrom` is set when absence was just proven. */
  async function attempt(
    claim: Claim,
    job: PublishJob,
    subscription: Subscription | undefined,
    windowFrom: number | undefined,
  ): Promise<Settlement> {
    const now = clock.now();
    if (signal.aborted || !job.mayStart()) {
      return notSent(claim, now, keepText(signal.aborted ? 'stopping' : 'shortLease'));
    }
    if (halted.has(publisher.platform)) return notSent(claim, now, keepText('platformRefusesToken'));
    // Another form of a message is another message: none may be there yet. An edit changes the one that is.
    const mayVary = !claim.delivery.inDoubt || windowFrom !== undefined || isChange(claim.delivery);
    const outcome = await perform(claim, { ...job, mayVary });
    if (outcome.kind === 'done' && subscription?.parked !== undefined) await refusals.end(claim.delivery);
    return judge(claim, outcome, windowFrom);
  }

  async function perform(claim: Claim, job: PublishJob): Promise<PublishOutcome> {
    try {
      switch (claim.delivery.kind) {
        case 'post':
        case 'note':
          return await publisher.publish(job, signal);
        case 'edit':
          if (job.takesDown === 'remove') return await publisher.remove(job, postOf(claim), signal);
          return await publisher.edit(job, postOf(claim), signal);
        case 'thread':
          return await publisher.openThread(job, postOf(claim), signal);
        case 'crosspost':
          return await publisher.crosspost(job, postOf(claim), signal);
      }
    } catch (error) {
      // A publisher that throws has a defect; what it has sent, nobody knows.
      events.onTrouble(error, 'publishing');
      return { kind: 'inDoubt', reason: keepText('publishingFailed') };
    }
  }

  async function judge(claim: Claim, outcome: PublishOutcome, windowFrom: number | undefined): Promise<Settlement> {
    const { delivery } = claim;
    const now = clock.now();
    const window = windowFrom === undefined ? {} : { windowFrom };
    switch (outcome.kind) {
      case 'done':
        budget.confirm();
        return delivered(outcome);
      case 'inDoubt': {
        await reach.ask();
        const next = nextDoubtStep(
          {
            ...delivery,
            inDoubt: true,
            firstAttemptAt: delivery.firstAttemptAt ?? now,
            windowFrom: windowFrom ?? delivery.windowFrom ?? now,
            lastAttemptAt: now,
          },
          publisher.doubt,
          now,
        );
        const readyAt =
          next.kind === 'wait' ? next.until : now + backoffAfter(Math.min(delivery.attempts + 1, 2), delivery.seq, undefined, backoff);
        return { kind: 'later', readyAt, inDoubt: true, outcome: outcome.reason, ...window };
      }
      case 'notDone':
        return refusals.judge(delivery, outcome, windowFrom !== undefined);
    }
  }

  async function look({ delivery, post }: Claim, { marker }: PublishJob): Promise<FindOutcome> {
    const since = delivery.firstAttemptAt ?? delivery.createdAt;
    try {
      return await publisher.find(
        { marker, destination: delivery.destination, since, ...(delivery.kind === 'note' && post !== undefined ? { below: post } : {}) },
        signal,
      );
    } catch (error) {
      events.onTrouble(error, 'looking for a message');
      return { kind: 'cannotLook', reason: keepText('lookingFailed'), permanent: false };
    }
  }

  async function whenBlind({ delivery }: Claim, found: Extract<FindOutcome, { kind: 'cannotLook' }>): Promise<Settlement> {
    // Being asked to wait is not a failure, and an outage says nothing about this channel.
    const isFailure = found.retryAfterMs === undefined && (found.permanent || (await reach.ask()));
    const failedLooks = delivery.failedLooks + (isFailure ? 1 : 0);
    if (!isFailure && found.retryAfterMs === undefined) {
      return { ...notSentOf(delivery, clock.now(), found.reason), inDoubt: true };
    }
    if (found.permanent || failedLooks >= publisher.doubt.maxFailedLooks) {
      return { kind: 'unknown', reason: keepText('cannotLook', found.reason) };
    }
    const readyAt = clock.now() + backoffAfter(Math.max(1, failedLooks), delivery.seq, found.retryAfterMs, backoff);
    return { ...notSentOf(delivery, readyAt, found.reason), inDoubt: true, failedLooks };
  }

  /** A message that was sent must be recorded: tries until the database takes it, or the process has to end. */
  async function settleSurely(claim: Claim, settlement: Settlement): Promise<void> {
    for (;;) {
      try {
        const outcome = await outbox.settle(claim, owner, settlement, clock.now());
        events.onSettled(
          claim.delivery,
          outcome === 'lost' ? 'lost' : settlement.kind,
          sayKept('outcome' in settlement ? settlement.outcome : settlement.reason),
        );
        return;
      } catch (error) {
        events.onTrouble(error, 'settling a delivery');
        // Left as it is, the claim is found *in doubt* after the restart.
        if (signal.aborted) return;
        await pause(SETTLE_RETRY_MS, clock, signal);
      }
    }
  }

  return { send, haltedInstallations: refusals.haltedInstallations };
}

function isChange({ kind }: Delivery): boolean {
  return kind !== 'post' && kind !== 'note';
}

function postOf({ post }: Claim): MessageRef {
  if (post === undefined) throw new TypeError('A delivery to a message was claimed without the message: makeJob lets none through.');
  return post;
}
