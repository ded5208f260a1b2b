import type { GuardedFetch } from '../network/guarded-fetch.ts';
import type { FeedReader } from './feed-reader.ts';
import type { Delivered } from './hubs/hub-door.ts';
import type { Mirror, MirrorState } from './mirror.ts';
import type { UnreadPage } from './pages/unread-page.ts';

/** The means by which something on the network is read. */
export interface RemoteTools {
  readonly fetch: GuardedFetch;
  readonly reader: FeedReader;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly signal?: AbortSignal;
  /** A body that the feed's hub has sent, which is read in place of asking the feed. */
  readonly delivered?: Delivered | undefined;
}

export interface RemoteRead {
  /** The record with the answer, not yet saved. */
  readonly state: MirrorState;
  /** `added`: articles that were not given before. */
  readonly outcome:
    | { readonly kind: 'unchanged' }
    | {
        readonly kind: 'read';
        readonly given: number;
        readonly added: number;
        /** Pages behind summaries that gave no text, if there are any. */
        readonly unread?: readonly UnreadPage[];
      };
  /** There is more than was read this time: it is asked again after this, in ms. */
  readonly againAfterMs?: number;
}

/**
 * Asks something on the network once, and takes its articles into the mirror.
 *
 * @throws {NewsdeskError} for all that the network, the server or the answer does, with `retryAfterMs` if the server asks for a pause.
 */
export type RemoteReader = (mirror: Mirror, tools: RemoteTools) => Promise<RemoteRead>;
