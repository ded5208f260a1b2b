import type { FaultAction, FaultPlan, FaultRequest } from '../../src/sandbox/faults.ts';
import { faultActions } from '../../src/sandbox/faults.ts';
import type { Random } from './random.ts';

export interface Storm {
  /** Requests that could have been struck, and those that were. */
  readonly counts: { requests: number; strikes: number };
  calm(): void;
}

export interface StormOptions {
  readonly faults: FaultPlan;
  readonly random: Random;
  readonly isPost: (request: FaultRequest) => boolean;
  readonly isHistory: (request: FaultRequest) => boolean;
  /** When a client gives up, in milliseconds of the sandbox's clock. */
  readonly timeoutMs: number;
  /** Time after that until a late message appears; in milliseconds of the sandbox's clock. */
  readonly lateMs: number;
}

/** Share of posts that each fault strikes: 34 % together. */
const share = 0.34;

/** Strikes a third of all posts in one of eight ways, and one in twenty looks at the history. */
export function raiseStorm({ faults, random, isPost, isHistory, timeoutMs, lateMs }: StormOptions): Storm {
  const actions: readonly FaultAction[] = [
    faultActions.lostBeforeAcceptance(),
    faultActions.lostAfterAcceptance(),
    faultActions.serverError(500),
    faultActions.serverErrorAfterAcceptance(502),
    faultActions.rateLimit(1_000),
    faultActions.acceptLate(timeoutMs + lateMs),
    faultActions.hang(),
    faultActions.hangAfterAcceptance(),
  ];
  const counts = { requests: 0, strikes: 0 };
  // Faults are asked in turn, so the first of them draws for all.
  let drawn: FaultAction | undefined;
  actions.forEach((action, index) => {
    faults.fault({
      times: Infinity,
      action,
      match(request) {
        if (!isPost(request)) return false;
        if (index === 0) {
          drawn = random.next() < share ? actions[Math.floor(random.next() * actions.length)] : undefined;
          counts.requests += 1;
          if (drawn !== undefined) counts.strikes += 1;
        }
        return drawn === action;
      },
    });
  });
  faults.fault({ times: Infinity, action: faultActions.serverError(503), match: (request) => isHistory(request) && random.next() < 0.05 });
  return { counts, calm: () => faults.clear() };
}
