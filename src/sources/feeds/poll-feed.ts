import { NewsdeskError } from '../../runtime/errors.ts';
import type { Mirror, MirrorState } from './mirror.ts';
import { pauseAfterFailure, pauseAfterSuccess } from './pace.ts';
import { readFeedAddress } from './read-feed-address.ts';
import type { RemoteRead, RemoteReader, RemoteTools } from './remote.ts';

export interface PollOptions extends RemoteTools {
  /** Asked once the feed is read. */
  readonly everyMs: () => number;
  /** 0 <= x < 1. */
  readonly chance: () => number;
  /** Reads a feed by default. */
  readonly read?: RemoteReader;
}

export type PollOutcome =
  | RemoteRead['outcome']
  /** `isLong`: it has failed for a day now; said once. */
  | { readonly kind: 'failed'; readonly error: NewsdeskError; readonly isLong?: true };

/** So long a fault is not passing any more, in ms. */
const LONG_MS = 24 * 3_600_000;

/** Asks a feed or the like once, takes in its articles, and records both. Never throws for what the server or the network does. */
export async function pollFeed(mirror: Mirror, options: PollOptions): Promise<PollOutcome> {
  const before = mirror.state();
  const now = options.now();
  try {
    const { state, outcome, againAfterMs } = await (options.read ?? readFeedAddress)(mirror, options);
    const { fault: _, ...healthy } = state;
    const pause = againAfterMs ?? pauseAfterSuccess(options.everyMs(), state.minPauseMinutes, { chance: options.chance() });
    await mirror.save({ ...healthy, failures: 0, lastFetchAt: now, lastSuccessAt: now, nextFetchAt: options.now() + pause });
    return outcome;
  } catch (error) {
    if (!(error instanceof NewsdeskError)) throw error;
    // A request that was called off says nothing about the feed.
    if (options.signal?.aborted === true) return { kind: 'failed', error };
    const failures = before.failures + 1;
    const { retryAfterMs } = error as NewsdeskError & { readonly retryAfterMs?: number };
    const pause = pauseAfterFailure(failures, { chance: options.chance(), retryAfterMs });
    const told = { code: error.code, what: error.message, ...(error.fix === undefined ? {} : { fix: error.fix }) };
    const { since = now, isTold = false } = before.fault ?? {};
    const isLong = !isTold && now - since >= LONG_MS;
    const fault = { ...told, since, ...(isTold || isLong ? { isTold: true } : {}) };
    await mirror.save({ ...askedAnew(mirror.state(), error), failures, fault, lastFetchAt: now, nextFetchAt: options.now() + pause });
    return { kind: 'failed', error, ...(isLong ? { isLong } : {}) };
  }
}

/** A feed that is not where a page or a redirect once led is looked for from the address of the configuration. */
function askedAnew(state: MirrorState, { code }: NewsdeskError): MirrorState {
  if (state.url === state.configuredUrl || (code !== 'fetch.missing' && code !== 'feed.none')) return state;
  const { etag: _, lastModified: __, bodyHash: ___, ...rest } = state;
  return { ...rest, url: state.configuredUrl };
}
