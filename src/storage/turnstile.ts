import type { Clock } from '../runtime/clock.ts';

/** Lets one through at a time, in the order of coming. */
export interface Turnstile {
  /** Resolves with what gives the turn back; with undefined when the turn has not come after `patienceMs`. */
  enter(patienceMs: number): Promise<(() => void) | undefined>;
}

export function createTurnstile(clock: Clock): Turnstile {
  const waiting: (() => void)[] = [];
  let taken = false;

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) taken = false;
    else next();
  }

  function once(): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      leave();
    };
  }

  return {
    enter(patienceMs) {
      if (!taken) {
        taken = true;
        return Promise.resolve(once());
      }
      const { promise, resolve } = Promise.withResolvers<(() => void) | undefined>();
      const come = (): void => {
        cancel();
        resolve(once());
      };
      const cancel = clock.after(patienceMs, () => {
        waiting.splice(waiting.indexOf(come), 1);
        resolve(undefined);
      });
      waiting.push(come);
      return promise;
    },
  };
}
