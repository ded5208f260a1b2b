/** The last ids that were seen, so that what a platform delivers again (a RESUME, a retry) is handled once. */
export interface SeenIds {
  /** False when the id was seen before. */
  add(id: string): boolean;
}

/** Remembers `capacity` ids, forgetting the oldest first. */
export function createSeenIds(capacity: number): SeenIds {
  const ids = new Set<string>();
  return {
    add(id) {
      if (ids.has(id)) return false;
      ids.add(id);
      if (ids.size > capacity) {
        for (const oldest of ids) {
          ids.delete(oldest);
          break;
        }
      }
      return true;
    },
  };
}
