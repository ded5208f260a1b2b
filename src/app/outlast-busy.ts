import type { Clock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { retryUntil } from '../runtime/retry-until.ts';

export interface OutlastOptions {
  readonly clock: Clock;
  readonly isStopping: () => boolean;
  readonly onTrouble: (error: unknown, during: string) => void;
}

/** Uses the database, and again while it is busy. */
export type OutlastBusy = <T>(during: string, use: () => Promise<T>) => Promise<T>;

/** For what a start cannot do without: neither the start nor a platform is at fault if the database is busy for a while. */
export function createOutlastBusy({ clock, isStopping, onTrouble }: OutlastOptions): OutlastBusy {
  return (during, use) =>
    retryUntil(use, {
      clock,
      isFinal: (error) => isStopping() || !(error instanceof NewsdeskError && error.retry === 'later'),
      onRetry: (error) => onTrouble(error, during),
    });
}
