import type { Processes } from '../../../ports/processes.ts';
import { IDENTIFY_GAP_MS, type SessionStarts, type Shards } from '../../../ports/shards.ts';

/** Shards without a database: this process has all of them, and a restart knows nothing of its sessions. */
export function createLoneShards(): { readonly shards: Shards; readonly processes: Processes } {
  const turns = new Map<number, number>();
  let starts: SessionStarts = { remaining: Number.POSITIVE_INFINITY, resetAt: 0 };
  return {
    processes: { beat: async (_, owner) => [owner], leave: async () => {} },
    shards: {
      hold: async ({ wanted }) => ({ count: wanted, share: wanted, held: Array.from({ length: wanted }, (_, index) => index) }),
      findCount: async () => undefined,
      release: async () => {},
      findSession: async () => undefined,
      keepSession: async () => {},
      async takeTurn(bucket, now) {
        const waitMs = (turns.get(bucket) ?? now) - now;
        if (waitMs > 0 && waitMs <= IDENTIFY_GAP_MS) return waitMs;
        if (starts.remaining <= 0 && now < starts.resetAt) return starts.resetAt - now;
        starts = { ...starts, remaining: starts.remaining - 1 };
        turns.set(bucket, now + IDENTIFY_GAP_MS);
        return 0;
      },
      async beginTurn(bucket, now) {
        turns.set(bucket, now + IDENTIFY_GAP_MS);
      },
      async noteStarts(told) {
        starts = told;
      },
    },
  };
}
