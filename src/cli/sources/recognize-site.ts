import { NewsdeskError } from '../../runtime/errors.ts';
import { decodeBody } from '../../sources/feeds/decode-body.ts';
import type { FeedReader } from '../../sources/feeds/feed-reader.ts';
import { acceptAnswer } from '../../sources/feeds/refuse-answer.ts';
import type { GuardedFetch } from '../../sources/network/guarded-fetch.ts';

/** The entry of `newsdesk.yaml` that reads a site best, and why. */
export interface RecognizedSource {
  /** YAML: the lines of the entry, the first without its dash. */
  readonly lines: readonly string[];
  /** One sentence. */
  readonly because: string;
}

interface SiteTools {
  readonly fetch: GuardedFetch;
  readonly reader: FeedReader;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Looks at an address, and says how its articles are read: by the API of WordPress if the site has one, else by its feed, else by its
 * sitemap.
 *
 * @throws {NewsdeskError} if the address cannot be fetched, or has nothing that can be read.
 */
export async function recognizeSite(url: string, { fetch, reader, now }: SiteTools): Promise<RecognizedSource> {
  const answer = acceptAnswer(await fetch.get({ url }), now());
  const text = decodeBody(answer.body, answer.headers['content-type']);
  if (/rel="https:\/\/api\.w\.org\/"/u.test(`${answer.headers['link'] ?? ''}${text}`))
    return { lines: [`wordpress: ${answer.url}`], because: `${answer.url} is a site with WordPress; its REST API gives whole articles.` };
  const isGhost = /<meta\s+name="generator"\s+content="Ghost/iu.test(text);
  try {
    const feedUrl = await findFeedAddress(answer.url, text);
    const read = await readAt(feedUrl, feedUrl === answer.url ? text : undefined);
    const summaries = read.articles.filter(({ isWhole }) => !isWhole).length;
    const lines = [`feed: ${feedUrl}`, ...(summaries > 0 ? ['fullText: true'] : [])];
    const short = summaries > 0 ? ' It has summaries, so the pages behind it are read.' : '';
    const ghost = isGhost ? ' The site has Ghost: `ghost:` with a Content API key reads its whole archive.' : '';
    return { lines, because: `${feedUrl} is a feed of ${read.articles.length} articles.${short}${ghost}` };
  } catch (error) {
    if (!(error instanceof NewsdeskError) || error.code !== 'feed.none') throw error;
    const sitemap = new URL('/sitemap.xml', answer.url).href;
    const { pages, maps } = await readSitemapAt(sitemap, error);
    const counted = maps.length > 0 ? `${maps.length} sitemaps` : `${pages.length} pages`;
    return {
      lines: [`pages: ${sitemap}`],
      because: `${answer.url} names no feed; its sitemap lists ${counted}. Patterns in \`only:\` choose among them.`,
    };
  }

  async function findFeedAddress(at: string, page: string): Promise<string> {
    const found = await reader.read('feed', page, at);
    return 'feed' in found ? at : found.feedUrl;
  }

  async function readAt(at: string, known: string | undefined): Promise<{ readonly articles: readonly { readonly isWhole: boolean }[] }> {
    const body = known ?? (await fetchText(at));
    const found = await reader.read('feed', body, at);
    if ('feed' in found) return found.feed;
    throw new NewsdeskError(`${at} is a page, and not a feed`, { code: 'feed.none', fix: 'Name the address of the feed itself.' });
  }

  async function fetchText(at: string): Promise<string> {
    const fetched = acceptAnswer(await fetch.get({ url: at }), now());
    return decodeBody(fetched.body, fetched.headers['content-type']);
  }

  async function readSitemapAt(at: string, without: NewsdeskError) {
    try {
      return await reader.read('sitemap', await fetchText(at), at);
    } catch {
      // The site has neither: the first answer says it best.
      throw without;
    }
  }
}
