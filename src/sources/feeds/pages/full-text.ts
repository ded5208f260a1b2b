import { createHash } from 'node:crypto';
import { NewsdeskError } from '../../../runtime/errors.ts';
import type { Feed, FeedArticle } from '../feed.ts';
import { createKnownArticles, identitiesOf } from '../known-articles.ts';
import type { MirrorState } from '../mirror.ts';
import type { RemoteTools } from '../remote.ts';
import { askPage } from './ask-page.ts';

/** Pages that are fetched at one request of a feed; the others come at the next ones. */
const PAGES = 20;

export interface FullText {
  readonly feed: Feed;
  /** Some pages were left for later. */
  readonly isMore: boolean;
}

/**
 * A feed whose summaries are replaced with the text of the pages behind them. A page is fetched once for each state of its item; one that
 * cannot be read, or is not for everybody, leaves the summary.
 */
export async function withFullText(feed: Feed, state: MirrorState, tools: RemoteTools): Promise<FullText> {
  const known = createKnownArticles(state.articles);
  const identities = identitiesOf(feed.articles);
  const articles: FeedArticle[] = [];
  let left = PAGES;
  let isMore = false;
  for (const item of feed.articles) {
    const { url } = item;
    const stamp = stampOf(item);
    const before = known.find(item, identities.get(item) ?? {});
    if (item.isWhole || url === undefined) articles.push(item);
    else if (before?.stamp === stamp && before.isGone !== true) articles.push({ ...item, isWhole: true, isKept: true, stamp });
    else if (left === 0) {
      isMore = true;
      articles.push(item);
    } else {
      left -= 1;
      articles.push(await withPage({ ...item, url }, stamp, tools));
    }
  }
  return { feed: { ...feed, articles }, isMore };
}

async function withPage(item: FeedArticle & { readonly url: string }, stamp: string, tools: RemoteTools): Promise<FeedArticle> {
  try {
    const { reading } = await askPage(item.url, {}, tools);
    const page = reading?.article;
    if (page === undefined) return { ...item, stamp };
    const dek = item.dek ?? page.dek;
    // The feed's own words about its article count; the page fills the gaps.
    return {
      ...item,
      html: page.html,
      words: page.words,
      isWhole: true,
      title: item.title ?? page.title,
      authors: item.authors.length > 0 ? item.authors : page.authors,
      topics: item.topics.length > 0 ? item.topics : page.topics,
      ...(dek === undefined ? {} : { dek }),
      ...(item.image === undefined && page.image !== undefined ? { image: page.image } : {}),
      ...(item.publishedAt === undefined && page.publishedAt !== undefined ? { publishedAt: page.publishedAt } : {}),
      stamp,
    };
  } catch (error) {
    if (!(error instanceof NewsdeskError) || tools.signal?.aborted === true) throw error;
    return item;
  }
}

function stampOf({ title = '', html, updatedAt = '' }: FeedArticle): string {
  return createHash('sha256').update(`${title}\n${updatedAt}\n${html}`).digest('base64url').slice(0, 16);
}
