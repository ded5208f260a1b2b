import { type Clock, monotonicNow } from '../runtime/clock.ts';
import { Recent } from '../runtime/recent.ts';

/** The last ids that were seen, so that what a platform delivers again (a RESUME, a retry) is handled once. */
export interface SeenIds {
  /** False when the id was seen before. */
  add(id: string): boolean;
}

/** Remembers the last `capacity` ids, and at most twice as many. */
export function createSeenIds(capacity: number): SeenIds {
  const ids = new Recent<string, true>(capacity);
  return {
    add(id) {
      if (ids.get(id)) return false;
      ids.set(id, true);
      return true;
    },
  };
}

/**
 * Remembers each id for `lifeMs` at least, and twice as long at most, however many come: for ids of signed requests, which anybody who
 * overheard one can send again until its timestamp is too old.
 */
export function createSeenWithin(clock: Clock, lifeMs: number): SeenIds {
  let young = new Set<string>();
  let old: ReadonlySet<string> = new Set();
  let since = monotonicNow(clock);
  return {
    add(id) {
      const ageMs = monotonicNow(clock) - since;
      if (ageMs >= lifeMs) {
        old = ageMs >= 2 * lifeMs ? new Set() : young;
        young = new Set();
        since = monotonicNow(clock);
      }
      if (young.has(id) || old.has(id)) return false;
      young.add(id);
      return true;
    },
  };
}
