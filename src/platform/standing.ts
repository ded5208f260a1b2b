import type { NewsdeskError } from '../runtime/errors.ts';

/** The answer of a platform to the question who we are. `unknown`: it could not be asked. */
export type TokenVerdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Whether one platform still takes our token: a single verdict for everything that speaks to it. */
export interface Standing {
  /** The fault that stopped the platform until the next start; undefined while it goes on. */
  fault(): NewsdeskError | undefined;
  /**
   * Something was refused as if the token were bad. Asks the platform who we are, once for everybody who suspects at the same time, and
   * stops only if the platform confirms it. Resolves to true if the platform is stopped. Never throws.
   */
  suspect(seen: string): Promise<boolean>;
  /** Stops the platform at once, for a fault that needs no confirmation. The first fault stays. */
  stop(fault: NewsdeskError): void;
  /** Calls back once: at the stop, or at once if the platform is stopped already. */
  onStopped(listener: (fault: NewsdeskError) => void): void;
}

export interface StandingOptions {
  /** Must not throw. */
  readonly verify: () => Promise<TokenVerdict>;
  readonly describe: (reason: string) => NewsdeskError;
  /** A refusal that the platform did not confirm. */
  readonly onStray: (seen: string, verdict: TokenVerdict) => void;
}

export function createStanding({ verify, describe, onStray }: StandingOptions): Standing {
  const listeners: ((fault: NewsdeskError) => void)[] = [];
  let stoppedBy: NewsdeskError | undefined;
  let asking: Promise<TokenVerdict> | undefined;

  function stop(fault: NewsdeskError): void {
    if (stoppedBy !== undefined) return;
    stoppedBy = fault;
    for (const listener of listeners.splice(0)) listener(fault);
  }

  return {
    fault: () => stoppedBy,
    async suspect(seen) {
      if (stoppedBy !== undefined) return true;
      asking ??= verify().finally(() => {
        asking = undefined;
      });
      const verdict = await asking;
      if (verdict.kind === 'refused') stop(describe(verdict.reason));
      else onStray(seen, verdict);
      return stoppedBy !== undefined;
    },
    stop,
    onStopped(listener) {
      if (stoppedBy === undefined) listeners.push(listener);
      else listener(stoppedBy);
    },
  };
}
