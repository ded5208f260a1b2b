import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../runtime/clock.ts';
import { count } from '../../runtime/count.ts';
import { createFeedReader } from '../../sources/feeds/feed-reader.ts';
import { type MirrorState, openMirror } from '../../sources/feeds/mirror.ts';
import { DEFAULT_EVERY_MS } from '../../sources/feeds/pace.ts';
import { createPagesReader } from '../../sources/feeds/pages/read-pages.ts';
import { pollFeed } from '../../sources/feeds/poll-feed.ts';
import { createGuardedFetch } from '../../sources/network/guarded-fetch.ts';
import type { RemoteFields } from '../../config/newsdesk-schema.ts';
import type { Output } from '../output.ts';
import { readerOf } from './reader-of.ts';
import { userAgent } from './user-agent.ts';

/** Whether what is to be checked is an address rather than a directory. */
export function isAddress(target: string | undefined): target is string {
  return target !== undefined && /^https?:\/\//iu.test(target);
}

/**
 * Fetches a feed, the feed of a page, or the page itself, as `serve` would, and calls `checkDirectory` with the articles that it gives.
 *
 * @throws {NewsdeskError} if it cannot be fetched or read, with the cure.
 */
export async function checkUrl(
  source: RemoteFields & { readonly url: string },
  guard: { readonly allowPrivate: boolean; readonly allowedHosts: readonly string[] },
  output: Output,
  checkDirectory: (directory: string) => Promise<number>,
): Promise<number> {
  const { url, kind } = source;
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-check-'));
  const reader = createFeedReader({ clock: systemClock });
  const fetch = createGuardedFetch({ userAgent: userAgent(), ...guard });
  const tools = { fetch, reader, now: () => systemClock.now(), everyMs: DEFAULT_EVERY_MS, chance: () => 0 };
  try {
    const mirror = await openMirror(directory, url);
    const outcome = await pollFeed(mirror, { ...tools, read: readerOf(source) });
    if (outcome.kind === 'failed') {
      if (kind !== 'feed' || outcome.error.code !== 'feed.none') throw outcome.error;
      const page = await pollFeed(mirror, { ...tools, read: createPagesReader({ pages: [url] }) });
      if (page.kind !== 'read' || page.given === 0) throw outcome.error;
      output.say(`${url} is a page that names no feed. Its article is read as one of \`pages:\` would be.`);
      return await checkDirectory(directory);
    }
    const state = mirror.state();
    for (const line of describeMirror(kind, state)) output.say(line);
    return state.articles.length === 0 ? 0 : await checkDirectory(directory);
  } finally {
    reader.close();
    await fetch.close();
    await rm(directory, { recursive: true, force: true });
  }
}

function describeMirror(kind: RemoteFields['kind'], state: MirrorState): readonly string[] {
  const { title, url, articles, summaries = 0, pages, isGathering = false } = state;
  const of = title === undefined ? '' : ` of “${title}”`;
  const given = count(articles.length, 'article');
  if (kind === 'pages' && pages !== undefined)
    return [`${isGathering ? 'The first' : 'All'} ${count(Object.keys(pages).length, 'page')} of ${url} give ${given}.`];
  if (kind !== 'feed') return [`${url}${of} gives ${given}.`];
  const some = summaries === articles.length ? 'all' : String(summaries);
  const short = `Of ${some} of them it gives a summary instead of the text: readers find no more than that, unless \`fullText: true\` lets Newsdesk read the pages behind them.`;
  return [`The feed ${url}${of} gives ${given}.`, ...(summaries > 0 ? [short] : [])];
}
