import { FeedFaultError } from './feed-faults.ts';
import type { Feed } from './feed.ts';
import { findFeed } from './find-feed.ts';
import { readGhostExport } from './ghost/ghost-export.ts';
import { readGhostPosts } from './ghost/ghost-posts.ts';
import { readPage } from './pages/page.ts';
import { readSitemap } from './pages/sitemap.ts';
import { readFeed } from './read-feed.ts';
import { readWordPressExport } from './wordpress/wordpress-export.ts';
import { readWordPressPosts } from './wordpress/wordpress-posts.ts';

/** The kinds of text that are read. `address` is where the text was fetched, for relative addresses in it. */
export const READERS = {
  feed: readFeedOrPage,
  page: readPage,
  sitemap: readSitemap,
  wordpress: readWordPressPosts,
  wordpressExport: readWordPressExport,
  ghost: readGhostPosts,
  ghostExport: readGhostExport,
} satisfies Record<string, (text: string, address: string) => unknown>;

/** The reading of each kind. */
export type Readings = { readonly [Kind in keyof typeof READERS]: ReturnType<(typeof READERS)[Kind]> };

/** A feed, or the address of the feed that a page names. */
function readFeedOrPage(text: string, address: string): { readonly feed: Feed } | { readonly feedUrl: string } {
  try {
    return { feed: readFeed(text, address) };
  } catch (error) {
    const mayNameOne = error instanceof FeedFaultError && (error.fault === 'page' || error.fault === 'none');
    const found = mayNameOne && /<html|<head|<link/iu.test(text) ? findFeed(text, address) : undefined;
    if (found === undefined) throw error;
    return { feedUrl: found };
  }
}
