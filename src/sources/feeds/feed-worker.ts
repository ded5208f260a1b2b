import { FeedFaultError } from './feed-faults.ts';
import { findFeed } from './find-feed.ts';
import type { ReadReply, ReadRequest } from './feed-reader.ts';
import { readGhostExport } from './ghost/ghost-export.ts';
import { readGhostPosts } from './ghost/ghost-posts.ts';
import { readPage } from './pages/page.ts';
import { readSitemap } from './pages/sitemap.ts';
import { readFeed } from './read-feed.ts';
import type { Readings } from './readings.ts';
import { readWordPressExport } from './wordpress/wordpress-export.ts';
import { readWordPressPosts } from './wordpress/wordpress-posts.ts';

const READERS: { readonly [Kind in keyof Readings]: (text: string, address: string) => Readings[Kind] } = {
  feed: readFeedOrPage,
  page: readPage,
  sitemap: readSitemap,
  wordpress: readWordPressPosts,
  wordpressExport: readWordPressExport,
  ghost: readGhostPosts,
  ghostExport: readGhostExport,
};

/** Runs as a process of its own: reads texts of strangers, one at a time. */
process.on('message', ({ id, kind, text, address }: ReadRequest) => {
  process.send?.(read(id, () => READERS[kind](text, address)));
});
process.on('disconnect', () => process.exit());
// A key press in a terminal reaches every process of the group; the parent decides when this one ends.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});

function read(id: number, run: () => Readings[keyof Readings]): ReadReply {
  try {
    return { id, reading: run() };
  } catch (error) {
    return { id, fault: error instanceof FeedFaultError ? error.fault : 'unreadable' };
  }
}

function readFeedOrPage(text: string, address: string): Readings['feed'] {
  try {
    return { feed: readFeed(text, address) };
  } catch (error) {
    const mayNameOne = error instanceof FeedFaultError && (error.fault === 'page' || error.fault === 'none');
    const found = mayNameOne && /<html|<head|<link/iu.test(text) ? findFeed(text, address) : undefined;
    if (found === undefined) throw error;
    return { feedUrl: found };
  }
}
