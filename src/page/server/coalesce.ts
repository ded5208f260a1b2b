import { containFaults } from './contain-faults.ts';

/** Gathers keys that changed, and passes each on once when the work at hand is done: one command changes a message several times. */
export function createCoalescer<Item>(
  onFault: (error: unknown) => void,
  flush: (items: readonly Item[]) => void,
): { add(item: Item): void; close(): void } {
  const flushSafely = containFaults(flush, onFault);
  const waiting = new Set<Item>();
  let scheduled: NodeJS.Immediate | undefined;
  return {
    add(item) {
      waiting.add(item);
      scheduled ??= setImmediate(() => {
        scheduled = undefined;
        const items = [...waiting];
        waiting.clear();
        flushSafely(items);
      });
    },
    close() {
      clearImmediate(scheduled);
      waiting.clear();
    },
  };
}
