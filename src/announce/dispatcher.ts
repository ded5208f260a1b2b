import type { Publisher } from '../ports/publisher.ts';
import { monotonicNow } from '../runtime/clock.ts';
import type { Claim } from '../delivery/delivery.ts';
import type { DispatcherOptions } from './dispatcher-options.ts';
import { createReach, type Reach } from './reach.ts';
import { createSendBudget, type SendBudget } from './send-budget.ts';
import { createSender, type Sender } from './sender.ts';
import { createShareKeeper, type ShareKeeper } from './send-share.ts';

export interface Dispatcher {
  start(): void;
  /** There may be something to send. */
  wake(): void;
  /**
   * Claims nothing more, gives what is under way `graceMs` to end, then gives those up as *in doubt*.
   * Default 6 s, so that the process is gone within ten.
   */
  stop(graceMs?: number): Promise<void>;
  /** Platforms that refuse the token, with what they said. */
  readonly halted: ReadonlyMap<string, string>;
}

/** The claims of one platform's loop. */
interface Claims {
  /** Numbers of the deliveries that are being sent and settled. */
  readonly held: Set<number>;
  /** Until then there may be claims that this process does not know of. */
  mayBeLostUntil: number;
  lookedAt: number;
  /** When the last round was. */
  roundAt: number | undefined;
  /** Whether it was looked after an outage that was recorded before this process began. */
  hasResumed: boolean;
}

/** One platform's loop and what it works with. */
interface Queues {
  readonly publisher: Publisher;
  readonly sender: Sender;
  readonly budget: SendBudget;
  readonly share: ShareKeeper;
  readonly reach: Reach;
  readonly claims: Claims;
}

const RECOVER_MS = 5_000;
const TROUBLE_PAUSE_MS = 1_000;

/** Sends what the outbox holds: one queue a channel, at the pace that each platform allows. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { storage, publishers, clock, owner, events, leaseMs = 60_000, pollMs = 1_000 } = options;
  const stopping = new AbortController();
  const giveUp = new AbortController();
  const halted = new Map<string, string>();
  const wakers = new Set<() => void>();
  const inFlight = new Set<Promise<void>>();
  let loops: readonly Promise<void>[] = [];
  let recoveredAt: number | undefined;

  /** A wake-up in the middle of a round counts for the next one: what woke it may have come after the round looked. */
  let wakeUps = 0;

  function wake(): void {
    wakeUps += 1;
    for (const waker of wakers) waker();
  }

  /** Ends after `delayMs`, at a wake-up, or when stopping. */
  function idle(delayMs: number): Promise<void> {
    if (stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        wakers.delete(done);
        resolve();
      };
      const cancel = clock.after(Math.max(1, delayMs), done);
      wakers.add(done);
    });
  }

  async function recover(now: number): Promise<void> {
    if (recoveredAt !== undefined && Math.abs(now - recoveredAt) < RECOVER_MS) return;
    recoveredAt = now;
    const recovered = await storage.outbox.recover(now, storage.soleOwner ? owner : undefined);
    if (recovered > 0) events.onRecovered(recovered);
  }

  /** A claim whose answer was lost is written all the same, and would hold up its channel until the lease ends. */
  async function giveBackLost(publisher: Publisher, claims: Claims, now: number): Promise<void> {
    if (now >= claims.mayBeLostUntil || Math.abs(now - claims.lookedAt) < RECOVER_MS) return;
    claims.lookedAt = now;
    const given = await storage.outbox.giveBack({ platform: publisher.platform, owner, held: [...claims.held], now });
    if (given > 0) events.onRecovered(given);
  }

  /** Rounds follow each other: when one is earlier than the last, the clock was set back, and waits would be as much longer. */
  async function followClock({ platform }: Publisher, claims: Claims, now: number): Promise<void> {
    const byMs = (claims.roundAt ?? now) - now;
    if (byMs > 0) {
      await storage.outbox.setBack(platform, { now, byMs });
      claims.mayBeLostUntil -= byMs;
    }
    claims.roundAt = now;
  }

  async function runQueue(claim: Claim, sender: Sender, budget: SendBudget, claims: Claims): Promise<void> {
    claims.held.add(claim.delivery.seq);
    try {
      await sender.send(claim);
    } finally {
      claims.held.delete(claim.delivery.seq);
      budget.end(monotonicNow(clock));
      wake();
    }
  }

  /** The wait until the next round, in ms. */
  async function runRound({ publisher, sender, budget, share, reach, claims }: Queues): Promise<number> {
    const now = clock.now();
    await recover(now);
    await giveBackLost(publisher, claims, now);
    await followClock(publisher, claims, now);
    if (!claims.hasResumed) {
      await reach.resume();
      claims.hasResumed = true;
    }
    const part = await share.current(now);
    if (part === undefined || reach.isAway()) return pollMs;
    budget.divide(part);
    // A pace is kept by intervals: a clock that is set back must not hold it up.
    const pacedAt = monotonicNow(clock);
    const limit = budget.available(pacedAt);
    if (limit === 0) return budget.waitMs(pacedAt) || pollMs;
    const claimed = await storage.outbox.claim({
      platform: publisher.platform,
      owner,
      now,
      leaseMs,
      limit,
      exceptQueues: budget.restingLanes(pacedAt),
      exceptInstallations: [...sender.haltedInstallations(), ...budget.restingInstallations(pacedAt)],
    });
    for (const claim of claimed) {
      budget.begin(claim.delivery.queueKey, pacedAt, claim.delivery.destination.installationId);
      const running = runQueue(claim, sender, budget, claims);
      inFlight.add(running);
      void running.finally(() => inFlight.delete(running));
    }
    if (claimed.length === limit) return 0;
    const nextAt = await storage.outbox.nextReadyAt(publisher.platform, now);
    return Math.min(pollMs, nextAt === undefined ? pollMs : nextAt - now);
  }

  /** The token may have been refused to somebody else who speaks to the platform. */
  function noteRefusal({ platform, findRefusal }: Publisher): void {
    const refusal = findRefusal?.();
    if (refusal === undefined || halted.has(platform)) return;
    halted.set(platform, refusal);
    events.onHalted(platform, refusal);
  }

  async function loop(publisher: Publisher): Promise<void> {
    const budget = createSendBudget(publisher.limits);
    const { platform } = publisher;
    const share = createShareKeeper({ processes: storage.processes, owner, platform, isSole: storage.soleOwner });
    const reach = createReach({
      publisher,
      outbox: storage.outbox,
      clock,
      signal: stopping.signal,
      onAway: () => events.onAway(publisher.platform),
      onBack(awayMs) {
        events.onBack(publisher.platform, awayMs);
        wake();
      },
      onTrouble: (error) => events.onTrouble(error, 'recording an outage'),
    });
    const sender = createSender({ ...options, publisher, leaseMs, budget, reach, halted, signal: giveUp.signal });
    const claims: Claims = {
      held: new Set(),
      mayBeLostUntil: 0,
      lookedAt: Number.NEGATIVE_INFINITY,
      roundAt: undefined,
      hasResumed: false,
    };
    while (!stopping.signal.aborted) {
      noteRefusal(publisher);
      if (halted.has(publisher.platform)) {
        await idle(pollMs * 60);
        continue;
      }
      const before = wakeUps;
      try {
        const waitMs = await runRound({ publisher, sender, budget, share, reach, claims });
        events.onHealthy();
        if (waitMs > 0 && wakeUps === before) await idle(waitMs);
      } catch (error) {
        // The database is away or the disk is full. Nothing is sent without a recorded claim.
        events.onTrouble(error, 'claiming deliveries');
        claims.mayBeLostUntil = clock.now() + leaseMs;
        claims.lookedAt = Number.NEGATIVE_INFINITY;
        await storage.findTrouble().catch(() => undefined);
        await idle(TROUBLE_PAUSE_MS);
      }
    }
    // Its part is another's at once; if the database is away, its lease runs out.
    await share.leave().catch(() => undefined);
  }

  return {
    halted,
    wake,
    start() {
      loops = publishers.map(loop);
    },
    async stop(graceMs = 6_000) {
      stopping.abort();
      wake();
      const cancel = clock.after(graceMs, () => giveUp.abort());
      await Promise.all(loops);
      await Promise.all(inFlight);
      cancel();
    },
  };
}
