import { type Clock, monotonicNow } from '../runtime/clock.ts';
import { pause } from '../runtime/pause.ts';

/** When to try again to connect. It outlives each client, so that a new one does not begin from the start. */
export interface ReconnectPace {
  /** Resolves when the next attempt may be made. `costly`: it starts a session, of which a day has a limited number. */
  wait(costly: boolean, signal: AbortSignal): Promise<void>;
  /** A session was asked for. */
  noteStart(): void;
  /** The connection works. */
  noteHeld(): void;
}

/** Waits before the first, second, ... attempt in a row, in ms; the last one for all further. */
const attemptWaitsMs = [0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000] as const;
/**
 * Waits after the first, second, ... session in a row that did not last, in ms. The last one alone makes 288 a day, of the 1,000 after
 * which Discord resets a token (events/gateway, "Session Start Limit").
 */
const startWaitsMs = [0, 0, 5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000] as const;
/**
 * The step at which the row of attempts goes on after a connection that worked: 1 s, so that people who ask while Discord moves its
 * sessions again and again are answered within three seconds. The longer waits are for a gateway that refuses.
 */
const attemptsAfterHeld = 2;
/** A connection that lasted so long, in ms, ends a row of failures. */
const lastedMs = 60_000;

export function createReconnectPace(clock: Clock): ReconnectPace {
  let attempts = 0;
  let starts = 0;
  let heldSince: number | undefined;

  return {
    async wait(costly, signal) {
      if (heldSince !== undefined && monotonicNow(clock) - heldSince >= lastedMs) {
        attempts = 0;
        starts = 0;
      }
      heldSince = undefined;
      const delayMs = Math.max(pick(attemptWaitsMs, attempts), costly ? pick(startWaitsMs, starts) : 0);
      attempts += 1;
      await pause(delayMs, clock, signal);
    },
    noteStart() {
      starts += 1;
    },
    noteHeld() {
      heldSince = monotonicNow(clock);
      attempts = Math.min(attempts, attemptsAfterHeld);
    },
  };
}

function pick(waits: readonly number[], index: number): number {
  return waits[Math.min(index, waits.length - 1)] ?? 0;
}
