import { createHash } from 'node:crypto';
import { NewsdeskError } from '../../runtime/errors.ts';
import { shownAddress } from '../network/guard.ts';
import type { FetchAnswer } from '../network/guarded-fetch.ts';
import { decodeBody } from './decode-body.ts';
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
      const now = tools.now();
      if (!hasPages) return takeAnswer(mirror, read.feed, { learned: { url, etag, lastModified, bodyHash }, now });
      const { feed, isMore, hasFailed, unread } = await withFullText(read.feed, mirror.state(), tools);
      // Without validators the next request gives the feed again, and the pages that were left.
      const learned =
        isMore || hasFailed
          ? { url, etag: undefined, lastModified: undefined, bodyHash: undefined }
          : { url, etag, lastModified, bodyHash };
      const taken = withUnread(await takeAnswer(mirror, feed, { learned, now }), unread);
      return isMore ? { ...taken, againAfterMs: NEXT_PAGES_MS } : taken;
    }
    const { bodyHash: _, etag: __, lastModified: ___, ...asked } = next;
    state = { ...asked, url: read.feedUrl };
  }
  throw new NewsdeskError(`${shownAddress(state.url)} is a page, and so is the feed that it names`, {
    code: 'feed.none',
    fix: 'Name the address of the feed itself.',
  });
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
