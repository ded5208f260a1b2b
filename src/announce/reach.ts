import type { Publisher } from '../ports/publisher.ts';
import type { OutboxSending } from '../ports/outbox-sending.ts';
import type { Clock } from '../runtime/clock.ts';

export interface ReachOptions {
  readonly publisher: Publisher;
  readonly outbox: Pick<OutboxSending, 'findOutage' | 'beginOutage' | 'endOutage'>;
  readonly clock: Clock;
  /** Aborted when nothing has to be asked any more. */
  readonly signal: AbortSignal;
  readonly onAway: () => void;
  readonly onBack: (awayMs: number) => void;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Whether one platform can be reached. An outage is a cause of its own: while it lasts nothing is claimed, so no delivery pays for it
 * with a back-off, a look or its age, and what waits leaves as soon as the platform answers again.
 */
export interface Reach {
  /** Goes on with an outage that this process, or another one, has recorded. */
  resume(): Promise<void>;
  isAway(): boolean;
  /** Asks the platform at once, after something was not answered. False when it does not answer this either: from then on it is away. */
  ask(): Promise<boolean>;
}

/** Waits between two questions to a platform that is away, in ms: the first announcement leaves within seconds of its return. */
export const PROBE_WAITS_MS: readonly number[] = [500, 1_000, 2_000, 3_000];

/** A question that takes longer has no answer, in ms: a server that swallows it must not hold up the next one. */
export const PROBE_TIMEOUT_MS = 4_000;

export function createReach({ publisher, outbox, clock, signal, onAway, onBack, onTrouble }: ReachOptions): Reach {
  const { platform } = publisher;
  let awaySince: number | undefined;
  let asking: Promise<boolean> | undefined;
  let cancelTimer = (): void => {};
  signal.addEventListener('abort', () => cancelTimer(), { once: true });

  async function probe(late = new AbortController()): Promise<boolean> {
    if (publisher.isThere === undefined) return true;
    const cancel = clock.after(PROBE_TIMEOUT_MS, () => late.abort());
    try {
      return await publisher.isThere(AbortSignal.any([signal, late.signal]));
    } catch {
      return false;
    } finally {
      cancel();
    }
  }

  function ask(): Promise<boolean> {
    asking ??= probe().finally(() => {
      asking = undefined;
    });
    return asking.then(async (isThere) => {
      if (signal.aborted) return isThere;
      if (!isThere) await leave();
      return isThere;
    });
  }

  /** The platform is away from now on; asked again until it is back. */
  async function leave(): Promise<void> {
    if (awaySince !== undefined) return;
    awaySince = clock.now();
    onAway();
    askLater(0);
    await outbox.beginOutage(platform, awaySince).catch(onTrouble);
  }

  function askLater(round: number): void {
    if (signal.aborted) return;
    const waitMs = PROBE_WAITS_MS[Math.min(round, PROBE_WAITS_MS.length - 1)] ?? 0;
    cancelTimer = clock.after(waitMs, () => void askAgain(round + 1));
  }

  async function askAgain(round: number): Promise<void> {
    const late = new AbortController();
    // A request that was swallowed has waited already.
    if (!(await probe(late))) return askLater(late.signal.aborted ? 0 : round);
    try {
      // First its age: what expired meanwhile would be given up by the process that claims it.
      await outbox.endOutage(platform, clock.now());
    } catch (error) {
      onTrouble(error);
      return askLater(round);
    }
    const since = awaySince ?? clock.now();
    awaySince = undefined;
    onBack(Math.max(0, clock.now() - since));
  }

  return {
    isAway: () => awaySince !== undefined,
    ask,
    async resume() {
      const since = await outbox.findOutage(platform);
      if (since === undefined || awaySince !== undefined) return;
      awaySince = since;
      await askAgain(0);
    },
  };
}
