import { setImmediate } from 'node:timers/promises';

/** Longest at a time, in ms: who waits for an answer is not to notice. */
const TURN_MS = 5;

/** Does something for each item, and lets what else waits have its turn every few milliseconds. */
export async function inTurns<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  let since = performance.now();
  for (const item of items) {
    if (performance.now() - since > TURN_MS) {
      await setImmediate();
      since = performance.now();
    }
    work(item);
  }
}
