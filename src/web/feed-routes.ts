import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Edition } from '../content/edition.ts';
import type { Clock } from '../runtime/clock.ts';
import { type FeedContent, feedContentOf } from './feed/feed-items.ts';
import { renderJsonFeed } from './feed/json-feed.ts';
import { renderRss } from './feed/rss.ts';

export interface FeedRoutesOptions {
  /** The edition that is served; undefined before it is read. */
  readonly edition: () => Edition | undefined;
  readonly clock: Clock;
  /** A request has to name this machine as its host: a page in a browser could ask under another name. */
  readonly onlyLocal: boolean;
}

/** Readers ask again after this many seconds at the earliest. */
const MAX_AGE_S = 60;

interface Rendered {
  readonly hash: string;
  readonly body: string;
  readonly etag: string;
  /** Since when it has read like this, as far as this process knows; whole seconds, in ms since the epoch. */
  readonly since: number;
}

const FORMATS = [
  { path: '/feed.xml', type: 'application/rss+xml; charset=utf-8', render: renderRss },
  { path: '/feed.json', type: 'application/feed+json; charset=utf-8', render: renderJsonFeed },
] as const;

/** `/feed.xml` and `/feed.json`: the newest articles that everybody may read, with their texts. */
export function createFeedRoutes({ edition, clock, onlyLocal }: FeedRoutesOptions): Hono {
  const routes = new Hono();
  for (const { path, type, render } of FORMATS) {
    const renderOnce = rememberRendered(render, clock);
    routes.get(path, (context) => {
      if (onlyLocal && !isLocal(context.req.header('host'))) {
        return context.text('The feed is not served under that host. docs/sources.md says how to open it.\n', 403);
      }
      const served = edition();
      if (served === undefined) return context.text('Newsdesk is starting. Ask again in a moment.\n', 503, { 'Retry-After': '2' });
      const rendered = renderOnce(feedContentOf(served, clock.now()));
      context.header('ETag', rendered.etag);
      context.header('Last-Modified', new Date(rendered.since).toUTCString());
      context.header('Cache-Control', `public, max-age=${MAX_AGE_S}`);
      if (isKnown(context, rendered)) return context.body(null, 304);
      return context.body(rendered.body, 200, { 'Content-Type': type });
    });
  }
  return routes;
}

function rememberRendered(render: (content: FeedContent) => string, clock: Clock): (content: FeedContent) => Rendered {
  let last: Rendered | undefined;
  return (content) => {
    if (last?.hash === content.hash) return last;
    const body = render(content);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    const since = last?.etag === etag ? last.since : Math.floor(clock.now() / 1_000) * 1_000;
    last = { hash: content.hash, body, etag, since };
    return last;
  };
}

/** `If-None-Match` decides if it is there, else `If-Modified-Since` (RFC 9110, 13.2.2). */
function isKnown({ req }: Context, { etag, since }: Rendered): boolean {
  const tags = req.header('if-none-match');
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//u, '') === etag);
  const date = Date.parse(req.header('if-modified-since') ?? '');
  return date >= since;
}

function isLocal(host: string | undefined): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/iu.test(host ?? '');
}
