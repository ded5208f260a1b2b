import { z } from 'zod';
import { absoluteUrl } from '../addresses.ts';
import { readFeedDate } from '../feed-date.ts';
import { FeedFaultError } from '../feed-faults.ts';
import { makeFeedArticle } from '../make-feed-article.ts';
import { parseJson } from '../parse-json.ts';
import type { SystemAnswer } from '../readings.ts';
import { withoutGatedParts } from './gated-parts.ts';

const text = z.string().nullish().catch(undefined);
const named = z
  .array(z.object({ name: text, visibility: text }))
  .nullish()
  .catch(undefined);

/** The fields of a post that are read (docs.ghost.org/content-api/posts). */
export const ghostPostSchema = z.object({
  id: z.string(),
  url: text,
  title: text,
  html: text,
  custom_excerpt: text,
  feature_image: text,
  feature_image_alt: text,
  published_at: text,
  updated_at: text,
  visibility: text,
  /** Whether the key may read all of it. */
  access: z.boolean().nullish().catch(false),
  authors: named,
  tags: named,
});
export type GhostPost = z.infer<typeof ghostPostSchema>;

const answerSchema = z.object({ posts: z.array(z.unknown()) });

/**
 * Posts of Ghost's Content API. A post that is not public is told by its id alone, whatever the answer holds of it.
 *
 * @throws {FeedFaultError} `ghost` if the text is something else.
 */
export function readGhostPosts(json: string, address: string): SystemAnswer {
  const answer = answerSchema.safeParse(parseJson(json));
  if (!answer.success) throw new FeedFaultError('ghost');
  const posts = answer.data.posts.flatMap((post) => ghostPostSchema.safeParse(post).data ?? []);
  if (posts.length === 0 && answer.data.posts.length > 0) throw new FeedFaultError('ghost');
  // Ghost writes dates in the site's own zone; its filter compares in UTC.
  const moments = posts.map(({ updated_at: at }) => Date.parse(at ?? '')).filter((at) => !Number.isNaN(at));
  const latest = moments.length === 0 ? undefined : new Date(Math.max(...moments)).toISOString();
  return {
    feed: { format: 'ghost', articles: posts.filter(isPublic).map((post) => readGhostPost(post, address)) },
    heldBack: posts.filter((post) => !isPublic(post)).map(({ id }) => id),
    ...(latest === undefined ? {} : { latest }),
  };
}

/** By what Ghost says; without a word about it a post is not public. */
export function isPublic({ visibility, access }: GhostPost): boolean {
  return visibility === 'public' && access !== false;
}

export function readGhostPost(post: GhostPost, address: string): SystemAnswer['feed']['articles'][number] {
  const url = absoluteUrl(post.url ?? undefined, address);
  const imageUrl = absoluteUrl(post.feature_image ?? undefined, address);
  return makeFeedArticle({
    // Ghost's own feed names its posts so too.
    id: post.id,
    url,
    title: post.title?.trim(),
    html: withoutGatedParts(post.html ?? ''),
    dek: post.custom_excerpt?.trim(),
    publishedAt: readFeedDate(post.published_at ?? ''),
    updatedAt: readFeedDate(post.updated_at ?? ''),
    authors: (post.authors ?? []).flatMap(({ name }) => name ?? []),
    topics: (post.tags ?? []).filter(isShown).flatMap(({ name }) => name ?? []),
    image: imageUrl === undefined ? undefined : { url: imageUrl, alt: post.feature_image_alt ?? '' },
  });
}

/** A tag whose name begins with `#` is the editors' own. */
function isShown({
  name,
  visibility,
}: {
  readonly name?: string | null | undefined;
  readonly visibility?: string | null | undefined;
}): boolean {
  return visibility !== 'internal' && !(name ?? '').startsWith('#');
}
