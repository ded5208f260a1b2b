import type { Clock } from '../runtime/clock.ts';
import { Recent } from '../runtime/recent.ts';
import type { LostPart } from './send-plainer.ts';

/** Addresses that a platform refused a while ago: answers show them as text at once, and do not run into the same refusal each time. */
export interface RefusedAddresses {
  note(lost: readonly LostPart[]): void;
  /** Asked before anything is walked through: hardly ever is there one. */
  readonly isEmpty: boolean;
  has(address: string): boolean;
}

/** LRU size; between this and twice this many are remembered. */
const capacity = 500;
/** Time in ms for which one is remembered: long enough for a burst of questions, short enough for a picture that is deployed later. */
export const rememberedForMs = 600_000;

export function createRefusedAddresses(clock: Clock): RefusedAddresses {
  const until = new Recent<string, number>(capacity);
  let newest = 0;
  return {
    note(lost) {
      for (const { address } of lost) {
        if (address === undefined) continue;
        newest = clock.now() + rememberedForMs;
        until.set(address, newest);
      }
    },
    get isEmpty() {
      return clock.now() >= newest;
    },
    has: (address) => clock.now() < (until.get(address) ?? 0),
  };
}
