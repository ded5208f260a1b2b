import type { RemoteFields } from '../../config/newsdesk-schema.ts';
import { count } from '../../runtime/count.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { decodeBody } from '../../sources/feeds/decode-body.ts';
import { unpackSitemap } from '../../sources/feeds/pages/list-pages.ts';
import type { Sitemap } from '../../sources/feeds/readings.ts';
import { acceptAnswer } from '../../sources/feeds/refuse-answer.ts';
import { findSitemap, type SiteTools } from './find-sitemap.ts';

/** The way in which a site is read best, and why. */
export interface RecognizedSource {
  readonly entry: RemoteFields & { readonly url: string };
  /** One sentence, or a few. */
  readonly because: string;
}

/**
 * Looks at an address, and says how its articles are read: as the sitemap or the feed that it is, by the API of WordPress if the site has one,
 * else by the feed that it names, else by its sitemap.
 *
 * @throws {NewsdeskError} if the address cannot be fetched, or has nothing that can be read.
 */
export async function recognizeSite(address: string, tools: SiteTools): Promise<RecognizedSource> {
  const { fetch, reader, now } = tools;
  const answer = acceptAnswer(await fetch.get({ url: address }), now());
  const { url } = answer;
  const text = decodeBody(unpackSitemap(answer.body), answer.headers['content-type']);
  const given = await reader.read('sitemap', text, url).catch(() => undefined);
  if (given !== undefined) return ofSitemap(url, given, `${url} is a sitemap, which lists`);
  if (/rel="https:\/\/api\.w\.org\/"/u.test(`${answer.headers['link'] ?? ''}${text}`))
    return { entry: { kind: 'wordpress', url }, because: `${url} is a site with WordPress; its REST API gives whole articles.` };
  const isGhost = /<meta\s+name="generator"\s+content="Ghost/iu.test(text);
  try {
    const found = await reader.read('feed', text, url);
    const feedUrl = 'feed' in found ? url : found.feedUrl;
    const { articles } = 'feed' in found ? found.feed : await readFeedAt(feedUrl, tools);
    const hasSummaries = articles.some(({ isWhole }) => !isWhole);
    const short = hasSummaries ? ' It has summaries, so the pages behind it are read.' : '';
    const ghost = isGhost ? ' The site has Ghost: `ghost:` with a Content API key reads its whole archive.' : '';
    return {
      entry: { kind: 'feed', url: feedUrl, ...(hasSummaries ? { fullText: true } : {}) },
      because: `${feedUrl} is a feed of ${count(articles.length, 'article')}.${articles.length === 0 ? NOTHING : ''}${short}${ghost}`,
    };
  } catch (error) {
    if (!(error instanceof NewsdeskError) || error.code !== 'feed.none') throw error;
    const sitemap = await findSitemap(url, tools);
    // The site has neither: the first answer says it best.
    if (sitemap === undefined) throw error;
    return ofSitemap(sitemap.url, sitemap.map, `${url} names no feed; its sitemap lists`);
  }
}

const NOTHING = ' Readers find nothing until it has one.';

function ofSitemap(url: string, { pages, maps }: Sitemap, lists: string): RecognizedSource {
  const counted = maps.length > 0 ? count(maps.length, 'sitemap') : count(pages.length, 'page');
  const isEmpty = maps.length + pages.length === 0;
  return {
    entry: { kind: 'pages', url, pages: url },
    because: `${lists} ${counted}.${isEmpty ? NOTHING : ' Patterns in `only:` choose among them.'}`,
  };
}

async function readFeedAt(
  at: string,
  { fetch, reader, now }: SiteTools,
): Promise<{ readonly articles: readonly { readonly isWhole: boolean }[] }> {
  const fetched = acceptAnswer(await fetch.get({ url: at }), now());
  const found = await reader.read('feed', decodeBody(fetched.body, fetched.headers['content-type']), at);
  if ('feed' in found) return found.feed;
  throw new NewsdeskError(`${at} is a page, and not a feed`, { code: 'feed.none', fix: 'Name the address of the feed itself.' });
}
