import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../runtime/clock.ts';
import { count } from '../../runtime/count.ts';
import { createFeedReader } from '../../sources/feeds/feed-reader.ts';
import { openMirror } from '../../sources/feeds/mirror.ts';
import { DEFAULT_EVERY_MS } from '../../sources/feeds/pace.ts';
import { createPagesReader } from '../../sources/feeds/pages/read-pages.ts';
import { pollFeed } from '../../sources/feeds/poll-feed.ts';
import { createGuardedFetch } from '../../sources/network/guarded-fetch.ts';
import type { Output } from '../output.ts';
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
  url: string,
  guard: { readonly allowPrivate: boolean; readonly allowedHosts: readonly string[] },
  output: Output,
  checkDirectory: (directory: string) => Promise<number>,
): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-check-'));
  const reader = createFeedReader({ clock: systemClock });
  const fetch = createGuardedFetch({ userAgent: userAgent(), ...guard });
  try {
    const mirror = await openMirror(directory, url);
    const tools = { fetch, reader, now: () => systemClock.now(), everyMs: DEFAULT_EVERY_MS, chance: () => 0 };
    const outcome = await pollFeed(mirror, tools);
    if (outcome.kind === 'failed') {
      if (outcome.error.code !== 'feed.none') throw outcome.error;
      const page = await pollFeed(mirror, { ...tools, read: createPagesReader({ pages: [url] }) });
      if (page.kind !== 'read' || page.given === 0) throw outcome.error;
      output.say(`${url} is a page that names no feed. Its article is read as one of \`pages:\` would be.`);
      return await checkDirectory(directory);
    }
    const state = mirror.state();
    output.say(
      `The feed ${state.url}${state.title === undefined ? '' : ` of “${state.title}”`} gives ${count(state.articles.length, 'article')}.`,
    );
    if (state.summaries !== undefined && state.summaries > 0) {
      output.say(
        `Of ${state.summaries === state.articles.length ? 'all' : state.summaries} of them it gives a summary instead of the text: readers find no more than that, unless \`fullText: true\` lets Newsdesk read the pages behind them.`,
      );
    }
    if (state.articles.length === 0) return 0;
    return await checkDirectory(directory);
  } finally {
    reader.close();
    await fetch.close();
    await rm(directory, { recursive: true, force: true });
  }
}
