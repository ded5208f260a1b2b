import { z } from 'zod';
import { FeedFaultError } from '../feed-faults.ts';
import { parseJson } from '../parse-json.ts';
import type { SystemAnswer } from '../readings.ts';
import { type GhostPost, ghostPostSchema, isPublic, readGhostPost } from './ghost-posts.ts';

const text = z.string().nullish().catch(undefined);
const id = z.union([z.string(), z.number()]).transform(String);
const named = z.array(z.object({ id, name: text, visibility: text })).catch([]);

/** The parts that are read of the file that *Settings › Export* of Ghost writes. */
const exportSchema = z.object({
  db: z
    .array(
      z.object({
        data: z.object({
          posts: z.array(z.looseObject({ id, slug: text, status: text, type: text })),
          tags: named,
          users: named,
          posts_tags: z.array(z.object({ post_id: id, tag_id: id })).catch([]),
          posts_authors: z.array(z.object({ post_id: id, author_id: id })).catch([]),
          settings: z.array(z.object({ key: text, value: z.unknown() })).catch([]),
        }),
      }),
    )
    .min(1),
});

/** Ghost writes this for the site's own address. */
const SITE = /__GHOST_URL__/gu;

/**
 * Published, public posts of an export of Ghost. `address` is the site's, for addresses in it; an export does not say it.
 *
 * @throws {FeedFaultError} `ghostExport` if the text is something else.
 */
export function readGhostExport(json: string, address: string): SystemAnswer {
  const parsed = exportSchema.safeParse(parseJson(json));
  const data = parsed.data?.db[0]?.data;
  if (data === undefined) throw new FeedFaultError('ghostExport');
  const site = URL.canParse(address) ? address : undefined;
  const tags = new Map(data.tags.map((tag) => [tag.id, tag]));
  const users = new Map(data.users.map((user) => [user.id, user]));
  const tagsOf = Map.groupBy(data.posts_tags, ({ post_id: post }) => post);
  const authorsOf = Map.groupBy(data.posts_authors, ({ post_id: post }) => post);
  const posts = data.posts
    .filter(({ status, type }) => status === 'published' && (type ?? 'post') === 'post')
    .flatMap((post): GhostPost[] => {
      const read = ghostPostSchema.safeParse({
        ...post,
        url: site === undefined || post.slug == null ? undefined : new URL(`${post.slug}/`, site).href,
        tags: (tagsOf.get(post.id) ?? []).flatMap(({ tag_id: tag }) => tags.get(tag) ?? []),
        authors: (authorsOf.get(post.id) ?? []).flatMap(({ author_id: author }) => users.get(author) ?? []),
      });
      return read.success ? [withSite(read.data, site)] : [];
    });
  const setting = (key: string): string | undefined => {
    const value = data.settings.find((one) => one.key === key)?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const title = setting('title');
  const lang = setting('locale') ?? setting('lang');
  return {
    feed: {
      format: 'ghost',
      ...(title === undefined ? {} : { title }),
      ...(lang === undefined ? {} : { lang }),
      articles: posts.filter(isPublic).map((post) => readGhostPost(post, site ?? '')),
    },
    heldBack: posts.filter((post) => !isPublic(post)).map((post) => post.id),
  };
}

function withSite(post: GhostPost, site: string | undefined): GhostPost {
  const origin = site === undefined ? '' : site.replace(/\/$/u, '');
  return {
    ...post,
    html: post.html?.replace(SITE, origin),
    feature_image: post.feature_image?.replace(SITE, origin),
  };
}
