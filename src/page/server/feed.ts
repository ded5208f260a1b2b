import type { Clock } from '../../runtime/clock.ts';
import type { PageEvent, PlatformState } from '../protocol.ts';

/** One platform as the page follows it: what stands there now; changes are told as they happen. */
export interface Feed {
  state(): PlatformState;
  close(): void;
}

export interface FeedOptions {
  readonly clock: Clock;
  readonly emit: (event: PageEvent) => void;
  /** For what should not happen while a platform is followed; the platform goes on. */
  readonly onFault: (error: unknown) => void;
}
