import { z } from 'zod';
import { absoluteUrl } from '../addresses.ts';
import { readFeedDate } from '../feed-date.ts';
import { FeedFaultError } from '../feed-faults.ts';
import { makeFeedArticle } from '../make-feed-article.ts';
import { parseJson } from '../parse-json.ts';
import { plainTextOf, titleOf } from '../plain-text.ts';
import type { SystemAnswer } from '../readings.ts';

const text = z.string().optional().catch(undefined);
const rendered = z.object({ rendered: z.string(), protected: z.boolean().optional().catch(true) });
const term = z.object({ taxonomy: text, name: text });

/** The fields of a post that are read (developer.wordpress.org/rest-api/reference/posts), with what `_embed` puts beside them. */
const postSchema = z.object({
  guid: rendered.optional().catch(undefined),
  link: text,
  title: rendered,
  content: rendered,
  excerpt: rendered.optional().catch(undefined),
  status: text,
  date_gmt: text,
  /** In the site's own time, as `modified_after` compares it. */
  modified: text,
  modified_gmt: text,
  _embedded: z
    .object({
      author: z
        .array(z.object({ name: text }))
        .optional()
        .catch(undefined),
      'wp:term': z.array(z.array(term)).optional().catch(undefined),
      'wp:featuredmedia': z
        .array(z.object({ source_url: text, alt_text: text }))
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});
type Post = z.infer<typeof postSchema>;

/** Taxonomies whose terms are topics. */
const TOPICS = new Set(['category', 'post_tag']);
/** The category that WordPress gives to posts without one. */
const NO_TOPIC = 'Uncategorized';

/**
 * Posts of WordPress's REST API. One behind a password is told by its id alone.
 *
 * @throws {FeedFaultError} `wordpress` if the text is not a list of posts.
 */
export function readWordPressPosts(json: string, address: string): SystemAnswer {
  const posts = z.array(z.unknown()).safeParse(parseJson(json));
  if (!posts.success) throw new FeedFaultError('wordpress');
  const read = posts.data.map((post) => postSchema.safeParse(post));
  if (read.length > 0 && read.every(({ success }) => !success)) throw new FeedFaultError('wordpress');
  const known = read.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const open = known.filter(isForEverybody);
  const latest = known
    .flatMap(({ modified }) => modified ?? [])
    .toSorted()
    .at(-1);
  return {
    feed: { format: 'wordpress', articles: open.map((post) => readPost(post, address)) },
    heldBack: known.filter((post) => !open.includes(post)).flatMap((post) => idOf(post) ?? []),
    ...(latest === undefined ? {} : { latest }),
  };
}

function isForEverybody({ status = 'publish', content, excerpt }: Post): boolean {
  return status === 'publish' && content.protected !== true && excerpt?.protected !== true;
}

function idOf({ guid }: Post): string | undefined {
  return guid === undefined ? undefined : titleOf(guid.rendered, true);
}

function readPost(post: Post, address: string): SystemAnswer['feed']['articles'][number] {
  const { title, content, excerpt, link, date_gmt: date, modified_gmt: modified, _embedded: embedded } = post;
  const [picture] = embedded?.['wp:featuredmedia'] ?? [];
  const imageUrl = absoluteUrl(picture?.source_url, address);
  const terms = (embedded?.['wp:term'] ?? []).flat().filter(({ taxonomy }) => TOPICS.has(taxonomy ?? ''));
  return makeFeedArticle({
    id: idOf(post),
    url: absoluteUrl(link, address),
    title: titleOf(title.rendered, true),
    html: content.rendered,
    dek: isMadeExcerpt(excerpt?.rendered ?? '') ? '' : plainTextOf(excerpt?.rendered ?? ''),
    publishedAt: date === undefined ? undefined : readFeedDate(date),
    updatedAt: modified === undefined ? undefined : readFeedDate(modified),
    authors: (embedded?.author ?? []).map(({ name = '' }) => titleOf(name, true)),
    topics: terms.map(({ name = '' }) => titleOf(name, true)).filter((name) => name !== NO_TOPIC),
    image: imageUrl === undefined ? undefined : { url: imageUrl, alt: titleOf(picture?.alt_text ?? '', true) },
  });
}

/** Without an excerpt of the author's, WordPress cuts the text at some fifty words, and ends it with `[…]`. */
function isMadeExcerpt(html: string): boolean {
  return /\[(?:…|&hellip;|\.\.\.|&#8230;)\]/u.test(html);
}
