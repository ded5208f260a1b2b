import { createHash } from 'node:crypto';
import { NewsdeskError } from '../../runtime/errors.ts';
import { shownAddress } from '../network/guard.ts';
import type { FetchAnswer } from '../network/guarded-fetch.ts';
import { decodeBody } from './decode-body.ts';
import type { Feed } from './feed.ts';
import { findHub, readLinkHeader } from './hubs/find-hub.ts';
import type { Mirror, MirrorState } from './mirror.ts';
import { withFullText } from './pages/full-text.ts';
import type { UnreadPage } from './pages/unread-page.ts';
import { acceptAnswer } from './refuse-answer.ts';
import type { RemoteRead, RemoteReader, RemoteTools } from './remote.ts';
import { takeAnswer } from './take-answer.ts';

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1';
/** Of a page to its feed, and of that to another: one more would be a circle. */
const MAX_FOUND = 2;

/** Between two requests of a feed that has more pages than are fetched at once, in ms. */
const NEXT_PAGES_MS = 10_000;

/** Reads a feed, or that of a page; nothing if it did not change. */
export const readFeedAddress: RemoteReader = (mirror, tools) => readWith(mirror, tools, false);

/** The same, with the text of the pages behind its summaries. */
export const readFeedWithPages: RemoteReader = (mirror, tools) => readWith(mirror, tools, true);

async function readWith(mirror: Mirror, tools: RemoteTools, hasPages: boolean): Promise<RemoteRead> {
  const delivered = await readDelivered(mirror, tools, hasPages);
  if (delivered !== undefined) return delivered;
  let state = mirror.state();
  for (let found = 0; found <= MAX_FOUND; found += 1) {
    const answer = await ask(state, tools);
    if (answer.status === 304 && state.lastSuccessAt !== undefined) return { state, outcome: { kind: 'unchanged' } };
    acceptAnswer(answer, tools.now());
    const bodyHash = createHash('sha256').update(answer.body).digest('hex');
    const next = withValidators({ ...state, url: answer.movedTo ?? state.url, bodyHash }, answer);
    if (bodyHash === state.bodyHash) return { state: next, outcome: { kind: 'unchanged' } };
    const text = decodeBody(answer.body, answer.headers['content-type']);
    const read = await tools.reader.read('feed', text, answer.url);
    if ('feed' in read) {
      const { url, etag, lastModified } = next;
      const hub = findHub(readLinkHeader(answer.headers['link']), answer.url) ?? read.feed.hub;
      return take(mirror, tools, { feed: read.feed, hasPages, learned: { url, etag, lastModified, bodyHash, hub } });
    }
    const { bodyHash: _, etag: __, lastModified: ___, ...asked } = next;
    state = { ...asked, url: read.feedUrl };
  }
  throw new NewsdeskError(`${shownAddress(state.url)} is a page, and so is the feed that it names`, {
    code: 'feed.none',
    fix: 'Name the address of the feed itself.',
  });
}

interface Taking {
  readonly feed: Feed;
  readonly hasPages: boolean;
  readonly learned: Partial<MirrorState>;
}

async function take(mirror: Mirror, tools: RemoteTools, { feed: given, hasPages, learned }: Taking): Promise<RemoteRead> {
  const now = tools.now();
  if (!hasPages) return takeAnswer(mirror, given, { learned, now });
  const { feed, isMore, hasFailed, unread } = await withFullText(given, mirror.state(), tools);
  // Without validators the next request gives the feed again, and the pages that were left.
  const again = isMore || hasFailed ? { etag: undefined, lastModified: undefined, bodyHash: undefined } : {};
  const taken = withUnread(await takeAnswer(mirror, feed, { learned: { ...learned, ...again }, now }), unread);
  return isMore ? { ...taken, againAfterMs: NEXT_PAGES_MS } : taken;
}

/** Reads the body that a hub sent; undefined without one that can be read. The feed is asked when it was due before. */
async function readDelivered(mirror: Mirror, tools: RemoteTools, hasPages: boolean): Promise<RemoteRead | undefined> {
  const { delivered, reader } = tools;
  const { url, hub, nextFetchAt = 0 } = mirror.state();
  // A feed of another address has no hub yet: what comes is still of the old one.
  if (delivered === undefined || hub === undefined) return undefined;
  try {
    const read = await reader.read('feed', decodeBody(delivered.body, delivered.type), url);
    if (!('feed' in read)) return undefined;
    const taken = await take(mirror, tools, { feed: read.feed, hasPages, learned: { hub } });
    return { againAfterMs: Math.max(nextFetchAt - tools.now(), 0), ...taken };
  } catch (error) {
    if (error instanceof NewsdeskError && tools.signal?.aborted !== true) return undefined;
    throw error;
  }
}

function withUnread(read: RemoteRead, unread: readonly UnreadPage[]): RemoteRead {
  return read.outcome.kind === 'read' && unread.length > 0 ? { ...read, outcome: { ...read.outcome, unread } } : read;
}

function ask({ url, etag, lastModified, lastSuccessAt }: MirrorState, { fetch, signal }: RemoteTools): Promise<FetchAnswer> {
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
