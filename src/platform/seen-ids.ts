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
