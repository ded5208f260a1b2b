import type { Publisher } from '../ports/publisher.ts';
import type { Storage } from '../ports/storage.ts';
import type { Clock } from '../runtime/clock.ts';
import type { DispatcherEvents } from './dispatcher-events.ts';

export interface DispatcherOptions {
  readonly storage: Storage;
  readonly publishers: readonly Publisher[];
  readonly clock: Clock;
  /** Names this process; never used by another one, nor by this one after a restart. */
  readonly owner: string;
  /** The lease of a claim, in ms. At least twice the slowest publisher's timeout and a margin; default 60 s. */
  readonly leaseMs?: number;
  /** The pause between two looks for work that nobody announced, in ms; default 1 s. */
  readonly pollMs?: number;
  /** Waits after the first, second, ... attempt that was not done; `backoffMs` by default. */
  readonly backoff?: readonly number[];
  readonly events: DispatcherEvents;
}
