import type { Shards } from '../../../ports/shards.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { pause } from '../../../runtime/pause.ts';

export interface IdentifyTurnOptions {
  readonly shards: Pick<Shards, 'takeTurn' | 'beginTurn'>;
  readonly clock: Clock;
  /** Discord's `max_concurrency`: so many shards may identify beside each other, one of each bucket. */
  readonly maxConcurrency: () => Promise<number>;
  /** The database could not be asked. */
  readonly onTrouble: (error: unknown) => void;
  /** Discord could not be asked for the concurrency. */
  readonly onUnreached: (error: unknown) => void;
  /** No session may be started for so many ms: Discord's day has no more of them. */
  readonly onExhausted: (waitMs: number) => void;
}

/** Resolves when the shard may identify. @throws the reason of the signal, once that is aborted. */
export type IdentifyTurn = (shardId: number, signal: AbortSignal) => Promise<void>;

/** It is asked again after so many ms at the latest: Discord may say that there are more. */
const askAgainMs = 60_000;
/** After a database or a Discord that could not be asked, in ms. */
const afterTroubleMs = 1_000;

export function createIdentifyTurn(options: IdentifyTurnOptions): IdentifyTurn {
  const { shards, clock, maxConcurrency, onTrouble, onUnreached, onExhausted } = options;

  /** The library goes on without a turn if this throws anything but the signal's reason. */
  async function ask(shardId: number): Promise<number> {
    let bucket: number;
    try {
      bucket = shardId % (await maxConcurrency());
    } catch (error) {
      onUnreached(error);
      return afterTroubleMs;
    }
    try {
      const waitMs = await shards.takeTurn(bucket, clock.now());
      // The library identifies as soon as it hears of its turn.
      if (waitMs === 0) void shards.beginTurn(bucket, clock.now()).catch(onTrouble);
      return waitMs;
    } catch (error) {
      onTrouble(error);
      return afterTroubleMs;
    }
  }

  return async (shardId, signal) => {
    for (;;) {
      const waitMs = await ask(shardId);
      signal.throwIfAborted();
      if (waitMs === 0) return;
      if (waitMs > askAgainMs) onExhausted(waitMs);
      await pause(Math.min(waitMs, askAgainMs), clock, signal);
      signal.throwIfAborted();
    }
  };
}
