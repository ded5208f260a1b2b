import { createHash } from 'node:crypto';
import { NewsdeskError } from '../../../runtime/errors.ts';
import type { Feed, FeedArticle } from '../feed.ts';
import { createKnownArticles, identitiesOf } from '../known-articles.ts';
import type { MirrorState } from '../mirror.ts';
import type { RemoteTools } from '../remote.ts';
import { askPage } from './ask-page.ts';
import type { UnreadPage } from './unread-page.ts';

/** Pages that are fetched at one request of a feed; the others come at the next ones. */
const PAGES = 20;

export interface FullText {
  readonly feed: Feed;
  /** Some pages were left for later. */
  readonly isMore: boolean;
  /** Some could not be read this time. */
  readonly hasFailed: boolean;
  /** Of the items that keep their summary: why. */
  readonly unread: readonly UnreadPage[];
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
  let hasFailed = false;
  const unread: UnreadPage[] = [];
  for (const item of feed.articles) {
    const { url } = item;
    const stamp = stampOf(item);
    const before = known.find(item, identities.get(item) ?? {});
    if (item.isWhole) articles.push(item);
    else if (url === undefined) {
      unread.push({ why: 'no-address' });
      articles.push(item);
    } else if (before?.stamp === stamp && before.isGone !== true) articles.push(keptAs(item, stamp));
    else {
      // Until the page is read anew, the text that it gave before stays.
      const meanwhile = before?.stamp === undefined || before.isGone === true ? item : keptAs(item, before.stamp);
      const isLeft = left === 0;
      const read = isLeft ? undefined : await withPage({ ...item, url }, stamp, tools);
      isMore ||= isLeft;
      hasFailed ||= read?.unread?.why === 'failed';
      if (!isLeft) left -= 1;
      if (isLeft) unread.push({ url, why: 'later' });
      else if (read?.unread !== undefined) unread.push({ url, ...read.unread });
      articles.push(read?.article ?? meanwhile);
    }
  }
  return { feed: { ...feed, articles }, isMore, hasFailed, unread };
}

function keptAs(item: FeedArticle, stamp: string): FeedArticle {
  return { ...item, isWhole: true, isKept: true, stamp };
}

interface PageTry {
  /** Undefined if the page may be read later; the item as it is if there is nothing in it for everybody. */
  readonly article?: FeedArticle;
  readonly unread?: Omit<UnreadPage, 'url'>;
}

async function withPage(item: FeedArticle & { readonly url: string }, stamp: string, tools: RemoteTools): Promise<PageTry> {
  try {
    const { reading } = await askPage(item.url, {}, tools);
    const page = reading?.article;
    if (page === undefined) return { article: { ...item, stamp }, unread: { why: reading?.why ?? 'no-article' } };
    const dek = item.dek ?? page.dek;
    // The feed's own words about its article count; the page fills the gaps.
    const article = {
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
    return { article };
  } catch (error) {
    if (!(error instanceof NewsdeskError) || tools.signal?.aborted === true) throw error;
    const why = error.code === 'fetch.missing' ? 'missing' : error.code === 'fetch.forbidden' ? 'forbidden' : 'failed';
    return { unread: { why, what: error.message }, ...(why === 'failed' ? {} : { article: { ...item, stamp } }) };
  }
}

function stampOf({ title = '', html, updatedAt = '' }: FeedArticle): string {
  return createHash('sha256').update(`${title}\n${updatedAt}\n${html}`).digest('base64url').slice(0, 16);
}
