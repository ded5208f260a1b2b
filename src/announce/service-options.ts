import type { Storage } from '../ports/storage.ts';
import type { Branding } from '../delivery/announcement.ts';
import type { Clock } from '../runtime/clock.ts';

export interface AnnouncementServiceOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  /** Of the publication as it is now: what a message made now carries. */
  readonly branding: () => Branding;
  /** Called after something to send was written. */
  readonly onPlanned: () => void;
}
