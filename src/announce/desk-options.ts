import type { Storage } from '../ports/storage.ts';
import type { Clock } from '../runtime/clock.ts';

export interface AnnouncementDeskOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  /** Called after something to send was written. */
  readonly onPlanned: () => void;
}
