import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';

export type Missed = 'shed' | 'limited' | 'tooLate';

/** Says in one line what a flood came to. */
export interface FloodLog {
  count(missed: Missed): void;
}

/** A flood is over when nothing was missed for so long, in ms. */
const overAfterMs = 1_000;
/** One that goes on is told of this often, in ms. */
const longestMs = 60_000;

export function createFloodLog(logger: Logger, clock: Clock): FloodLog {
  let counts: Record<Missed, number> = { shed: 0, limited: 0, tooLate: 0 };
  let began: number | undefined;
  let last = 0;

  function look(): void {
    const now = clock.now();
    if (began === undefined) return;
    if (now - last < overAfterMs && now - began < longestMs) {
      clock.after(overAfterMs, look);
      return;
    }
    const { shed, limited, tooLate } = counts;
    const fields = { shed, limited, tooLate, seconds: Math.round((last - began) / 100) / 10 };
    // One person who asks too fast is not a fault.
    if (shed + tooLate > 0) logger.warn(fields, 'more was asked than could be answered in time');
    else logger.info(fields, 'somebody asked faster than one person may');
    counts = { shed: 0, limited: 0, tooLate: 0 };
    began = undefined;
  }

  return {
    count(missed) {
      counts[missed] += 1;
      last = clock.now();
      if (began !== undefined) return;
      began = last;
      clock.after(overAfterMs, look);
    },
  };
}
