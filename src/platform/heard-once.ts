import type { Effects } from '../ports/effects.ts';
import { type Clock, monotonicNow } from '../runtime/clock.ts';
import { pause } from '../runtime/pause.ts';
import { within } from '../runtime/within.ts';

/** Lets one of several processes answer what more than one of them may be told of. */
export interface HeardOnce {
  /**
   * Answers unless another process does, or has; resolves with whether this one did. A failed answer that nobody can see is given by the next
   * process that is told. A database that does not say in time keeps nobody from an answer.
   *
   * @throws what `answer` throws.
   */
  answerOnce(cause: string, answer: () => Promise<void>, mayBeShown: (error: unknown) => boolean): Promise<boolean>;
}

/** A process that has not renewed its claim for so long is taken for dead, in ms: it may miss some, because the machine or the database is busy. */
export const TAKE_OVER_MS = 5_000;
/** A living process renews its claim so often, in ms: its requests to the platform may take longer than anybody waits for a dead one. */
export const RENEW_EVERY_MS = 1_000;
/** An answer of five requests, 15 s each, has ended by then; one that has not hangs, and its claim is kept no longer; in ms. */
export const KEEP_MS = 120_000;
const LOOK_AGAIN_MS = 100;
/** Longest wait for the database, in ms: a person waits for the answer, and who stops the process waits for the end of it. */
export const DATABASE_MS = 1_000;

/** The moments that the row of a claim may hold: after a renewal whose outcome is not known there are two. */
interface Claim {
  since: number[];
  isLost: boolean;
}

export function createHeardOnce(effects: Effects, clock: Clock): HeardOnce {
  function inTime<T>(asked: Promise<T>): Promise<T | 'late'> {
    return within(asked, DATABASE_MS, clock).catch(() => 'late' as const);
  }

  /** Undefined if another process has answered. */
  async function claimOf(name: string): Promise<Claim | undefined> {
    let seen: { readonly since: number; readonly at: number } | undefined;
    for (;;) {
      const now = clock.now();
      const state = await inTime(effects.begin(name, now));
      if (state === 'late' || state.kind === 'mine') return { since: [now], isLost: false };
      if (state.kind === 'done') return undefined;
      const { since } = state;
      if (seen?.since !== since) seen = { since, at: monotonicNow(clock) };
      // The clock of the other process may be ahead of this one.
      const silentMs = Math.max(now - since, monotonicNow(clock) - seen.at);
      if (silentMs >= TAKE_OVER_MS && (await inTime(effects.renew(name, [since], now))) !== false) return { since: [now], isLost: false };
      await pause(LOOK_AGAIN_MS, clock);
    }
  }

  async function keep(name: string, claim: Claim, ended: AbortSignal): Promise<void> {
    for (let keptMs = 0; keptMs < KEEP_MS && !claim.isLost; keptMs += RENEW_EVERY_MS) {
      await pause(RENEW_EVERY_MS, clock, ended);
      if (ended.aborted) return;
      const now = clock.now();
      const renewed = await inTime(effects.renew(name, claim.since, now));
      if (renewed === 'late') claim.since.push(now);
      else if (renewed) claim.since = [now];
      else claim.isLost = true;
    }
  }

  return {
    async answerOnce(cause, answer, mayBeShown) {
      const name = `${cause}:heard`;
      const claim = await claimOf(name);
      if (claim === undefined) return false;
      const ended = new AbortController();
      const keeping = keep(name, claim, ended.signal);
      const end = async (isDone: boolean): Promise<void> => {
        ended.abort();
        // A renewal that came after the end would be taken for a claim.
        await keeping;
        if (isDone) await inTime(effects.finish(name, true, clock.now()));
        // The process that took it over ends it.
        else if (!claim.isLost) await inTime(effects.abandon(name));
      };
      try {
        await answer();
      } catch (error) {
        await end(mayBeShown(error));
        throw error;
      }
      await end(true);
      return true;
    },
  };
}

/** For a process that is the only one. */
export const heardHereAlone: HeardOnce = {
  async answerOnce(_, answer) {
    await answer();
    return true;
  },
};
