import { setImmediate } from 'node:timers/promises';

/** Gives what else waits its turn first: what arrived is read, what was written leaves. */
export function nextTurn(): Promise<void> {
  return setImmediate();
}
