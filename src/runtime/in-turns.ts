import { steadyNow } from './clock.ts';
import { nextTurn } from './turns.ts';

/** Longest at a time, in ms: who waits for an answer is not to notice. */
const TURN_MS = 5;

/** Does something for each item, and lets what else waits have its turn every few milliseconds. */
export async function inTurns<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  let since = steadyNow();
  for (const item of items) {
    if (steadyNow() - since > TURN_MS) {
      await nextTurn();
      since = steadyNow();
    }
    work(item);
  }
}
