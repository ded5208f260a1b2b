import { createHash } from 'node:crypto';
import { NewsdeskError } from '../../runtime/errors.ts';
import type { FetchAnswer, GuardedFetch } from '../network/guarded-fetch.ts';
import { decodeBody } from './decode-body.ts';
import type { FeedReader } from './feed-reader.ts';
import type { Feed } from './feed.ts';
import type { Mirror, MirrorState } from './mirror.ts';
import { pauseAfterFailure, pauseAfterSuccess, readRetryAfter } from './pace.ts';

export interface PollOptions {
  readonly fetch: GuardedFetch;
  readonly reader: FeedReader;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly everyMs: number;
  /** 0 <= x < 1. */
  readonly chance: () => number;
  readonly signal?: AbortSignal;
}

export type PollOutcome =
  | { readonly kind: 'unchanged' }
  /** `added`: articles that the feed had not given before. */
  | { readonly kind: 'read'; readonly given: number; readonly added: number }
  | { readonly kind: 'failed'; readonly error: NewsdeskError };

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1';
/** Of a page to its feed, and of that to another: one more would be a circle. */
const MAX_FOUND = 2;

/** Asks a feed once, takes in what it gives, and records both. Never throws for what the feed or the network does. */
export async function pollFeed(mirror: Mirror, options: PollOptions): Promise<PollOutcome> {
  const before = mirror.state();
  const now = options.now();
  try {
    const { state, outcome } = await readNow(mirror, options);
    const { fault: _, ...healthy } = state;
    const pause = pauseAfterSuccess(options.everyMs, state.minPauseMinutes, { chance: options.chance() });
    await mirror.save({ ...healthy, failures: 0, lastFetchAt: now, lastSuccessAt: now, nextFetchAt: now + pause });
    return outcome;
  } catch (error) {
    if (!(error instanceof NewsdeskError)) throw error;
    // A request that was called off says nothing about the feed.
    if (options.signal?.aborted === true) return { kind: 'failed', error };
    const failures = before.failures + 1;
    const { retryAfterMs } = error as NewsdeskError & { readonly retryAfterMs?: number };
    const pause = pauseAfterFailure(failures, { chance: options.chance(), retryAfterMs });
    const told = { code: error.code, what: error.message, ...(error.fix === undefined ? {} : { fix: error.fix }) };
    const fault = { ...told, since: before.fault?.since ?? now };
    await mirror.save({ ...askedAnew(mirror.state(), error), failures, fault, lastFetchAt: now, nextFetchAt: now + pause });
    return { kind: 'failed', error };
  }
}

/** A feed that is not where a page or a redirect once led is looked for from the address of the configuration. */
function askedAnew(state: MirrorState, { code }: NewsdeskError): MirrorState {
  if (state.url === state.configuredUrl || (code !== 'fetch.missing' && code !== 'feed.none')) return state;
  const { etag: _, lastModified: __, bodyHash: ___, ...rest } = state;
  return { ...rest, url: state.configuredUrl };
}

interface Read {
  readonly state: MirrorState;
  readonly outcome: PollOutcome;
}

async function readNow(mirror: Mirror, options: PollOptions): Promise<Read> {
  let state = mirror.state();
  for (let found = 0; found <= MAX_FOUND; found += 1) {
    const answer = await ask(state, options);
    if (answer.status === 304 && state.lastSuccessAt !== undefined) return { state, outcome: { kind: 'unchanged' } };
    const refusal = refuse(answer);
    if (refusal !== undefined) throw Object.assign(refusal, { retryAfterMs: readRetryAfter(answer.headers['retry-after'], options.now()) });
    const bodyHash = createHash('sha256').update(answer.body).digest('hex');
    const next = withValidators({ ...state, url: answer.movedTo ?? state.url, bodyHash }, answer);
    if (bodyHash === state.bodyHash) return { state: next, outcome: { kind: 'unchanged' } };
    const text = decodeBody(answer.body, answer.headers['content-type']);
    const read = await options.reader.read(text, answer.url);
    if ('feed' in read) return take(mirror, next, read.feed, options.now());
    const { bodyHash: _, etag: __, lastModified: ___, ...asked } = next;
    state = { ...asked, url: read.feedUrl };
  }
  throw new NewsdeskError(`${state.url} is a page, and so is the feed that it names`, {
    code: 'feed.none',
    fix: 'Name the address of the feed itself.',
  });
}

function ask({ url, etag, lastModified, lastSuccessAt }: MirrorState, { fetch, signal }: PollOptions): Promise<FetchAnswer> {
  // A validator without what it stands for would leave the mirror empty for good.
  const isKnown = lastSuccessAt !== undefined;
  return fetch.get({
    url,
    headers: {
      accept: ACCEPT,
      ...(isKnown && etag !== undefined ? { 'if-none-match': etag } : {}),
      ...(isKnown && lastModified !== undefined ? { 'if-modified-since': lastModified } : {}),
    },
    ...(signal === undefined ? {} : { signal }),
  });
}

function withValidators(state: MirrorState, { headers }: FetchAnswer): MirrorState {
  const { etag: _, lastModified: __, ...rest } = state;
  const etag = headers['etag'];
  const lastModified = headers['last-modified'];
  return { ...rest, ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
}

async function take(mirror: Mirror, answered: MirrorState, feed: Feed, now: number): Promise<Read> {
  const before = new Set(mirror.state().articles.map(({ file }) => file));
  const taken = await mirror.take(feed, now);
  const { url, etag, lastModified, bodyHash } = answered;
  const state: MirrorState = { ...taken, url, etag, lastModified, bodyHash };
  const added = state.articles.filter(({ file }) => !before.has(file)).length;
  return { state, outcome: { kind: 'read', given: feed.articles.length, added } };
}

function refuse({ status, url }: FetchAnswer): NewsdeskError | undefined {
  if (status >= 200 && status < 300) return undefined;
  const what = `${url} answered with status ${status}`;
  if (status === 401 || status === 403) {
    return new NewsdeskError(what, { code: 'fetch.forbidden', fix: 'Let the server give the feed to everybody, or name another address.' });
  }
  if (status === 404 || status === 410) {
    return new NewsdeskError(what, { code: 'fetch.missing', fix: 'Open the address in a browser, and name the feed that is there now.' });
  }
  return new NewsdeskError(what, {
    code: 'fetch.status',
    fix: 'Nothing needs to be done if it is rare: it is tried again.',
    retry: 'later',
  });
}
