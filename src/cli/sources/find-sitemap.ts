import { NewsdeskError } from '../../runtime/errors.ts';
import type { FeedReader } from '../../sources/feeds/feed-reader.ts';
import { unpackSitemap } from '../../sources/feeds/pages/list-pages.ts';
import type { Sitemap } from '../../sources/feeds/readings.ts';
import { acceptAnswer } from '../../sources/feeds/refuse-answer.ts';
import type { GuardedFetch } from '../../sources/network/guarded-fetch.ts';

/** The means by which a site is looked at. */
export interface SiteTools {
  readonly fetch: GuardedFetch;
  readonly reader: FeedReader;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Sitemaps of one site that are tried: `robots.txt` may name a hundred. */
const MAX_TRIED = 5;

/** The sitemap of a site: beside the page, at the top of its host, or as `robots.txt` names it; undefined if there is none that can be read. */
export async function findSitemap(page: string, tools: SiteTools): Promise<{ readonly url: string; readonly map: Sitemap } | undefined> {
  const usual = new Set(['sitemap.xml', '/sitemap.xml'].map((path) => new URL(path, page).href));
  for (const url of usual) {
    const map = await readSitemapAt(url, tools);
    if (map !== undefined) return { url, map };
  }
  const robots = (await fetchBody(new URL('/robots.txt', page).href, tools))?.toString() ?? '';
  const named = Array.from(robots.matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S+)/gimu), ([, url = '']) => url).filter((url) =>
    URL.canParse(url),
  );
  for (const url of named.slice(0, MAX_TRIED)) {
    const map = await readSitemapAt(url, tools);
    if (map !== undefined) return { url, map };
  }
  return undefined;
}

async function readSitemapAt(url: string, tools: SiteTools): Promise<Sitemap | undefined> {
  const body = await fetchBody(url, tools);
  // A page that stands in for all that is not there is not a sitemap.
  return body === undefined ? undefined : tools.reader.read('sitemap', unpackSitemap(body).toString(), url).catch(() => undefined);
}

/** Undefined if there is nothing at the address. */
async function fetchBody(url: string, { fetch, now }: SiteTools): Promise<Buffer | undefined> {
  try {
    return acceptAnswer(await fetch.get({ url }), now()).body;
  } catch (error) {
    if (error instanceof NewsdeskError) return undefined;
    throw error;
  }
}
