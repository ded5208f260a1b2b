import { z } from 'zod';
import { absoluteUrl } from './addresses.ts';
import { readFeedDate } from './feed-date.ts';
import { FeedFaultError } from './feed-faults.ts';
import { type Feed, type FeedArticle, MAX_ITEMS } from './feed.ts';
import { htmlOfText } from './feed-html.ts';
import { firstImage } from './first-image.ts';
import { findHub } from './hubs/find-hub.ts';
import { parseJson } from './parse-json.ts';
import { firstWords, titleOf } from './plain-text.ts';

const text = z.string().trim().min(1).optional().catch(undefined);
/** Ids are numbers in some feeds, against the specification. */
const id = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);
const authors = z
  .array(z.object({ name: text }))
  .optional()
  .catch(undefined);
const author = z.object({ name: text }).optional().catch(undefined);

const itemSchema = z.object({
  id,
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  image: text,
  banner_image: text,
  date_published: text,
  date_modified: text,
  authors,
  author,
  tags: z.array(z.string()).optional().catch(undefined),
  language: text,
});

/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). A field of another type than it should have is left out. */
const feedSchema = z.object({
  version: z.string().regex(/jsonfeed\.org/u),
  title: text,
  home_page_url: text,
  language: text,
  authors,
  author,
  feed_url: text,
  hubs: z
    .array(z.object({ type: z.string(), url: z.string() }))
    .optional()
    .catch(undefined),
  items: z.array(z.unknown()),
});

/** @throws {FeedFaultError} if it is JSON of another kind, or broken. */
export function readJsonFeed(json: string, address: string): Feed {
  const parsed = feedSchema.safeParse(parseJson(json));
  if (!parsed.success) throw new FeedFaultError('json');
  const { title, home_page_url: home, language: lang, items, hubs = [], feed_url: self, ...feed } = parsed.data;
  const named = hubs.filter(({ type }) => /^websub$/iu.test(type)).map(({ url }) => ({ rel: 'hub', href: url }));
  const hub = findHub([...named, { rel: 'self', href: self }], address);
  const siteUrl = absoluteUrl(home, address);
  const names = namesOf(feed);
  const given = items.slice(0, MAX_ITEMS).flatMap((item) => itemSchema.safeParse(item).data ?? []);
  const words = wordsIn(given);
  return {
    format: 'json',
    ...(title === undefined ? {} : { title }),
    ...(siteUrl === undefined ? {} : { siteUrl }),
    ...(lang === undefined ? {} : { lang }),
    ...(hub === undefined ? {} : { hub }),
    articles: given.map((item) => readItem({ ...item, title: words(item.title), summary: words(item.summary) }, siteUrl ?? address, names)),
  };
}

/**
 * Titles and summaries are plain text by the book, and HTML in the feeds of many programs. Those have references such as `&amp;` and `&#8217;`,
 * and none of the characters that references stand for; `&lt;` alone may be what an article is about.
 */
function wordsIn(items: readonly z.infer<typeof itemSchema>[]): (written: string | undefined) => string | undefined {
  const isEscaped = haveReferences(items.flatMap(({ title, summary }) => [title, summary].filter((words) => words !== undefined)));
  return (written) => (written !== undefined && isEscaped ? titleOf(written, true) : written);
}

function haveReferences(texts: readonly string[]): boolean {
  return (
    texts.some((text) => /&(?:amp|quot|apos|#\d+|#x[\da-f]+);/iu.test(text)) &&
    texts.every((text) => !/["<>]|&(?!(?:[a-z]+\d*|#\d+|#x[\da-f]+);)/iu.test(text))
  );
}

function namesOf({
  authors: people,
  author: person,
}: {
  readonly authors?: z.infer<typeof authors>;
  readonly author?: z.infer<typeof author>;
}) {
  return [...(people ?? []), ...(person === undefined ? [] : [person])].flatMap(({ name }) => name ?? []);
}

function readItem(item: z.infer<typeof itemSchema>, base: string, feedAuthors: readonly string[]): FeedArticle {
  const url = absoluteUrl(item.url, base) ?? absoluteUrl(item.external_url, base) ?? absoluteUrl(item.id, undefined);
  const whole = item.content_html ?? (item.content_text === undefined ? undefined : htmlOfText(item.content_text));
  const html = whole ?? (item.summary === undefined ? '' : htmlOfText(item.summary));
  const imageUrl = absoluteUrl(item.image ?? item.banner_image, url ?? base);
  const image = imageUrl === undefined ? firstImage(html, url ?? base) : { url: imageUrl, alt: '' };
  const modifiedAt = item.date_modified === undefined ? undefined : readFeedDate(item.date_modified);
  const publishedAt = (item.date_published === undefined ? undefined : readFeedDate(item.date_published)) ?? modifiedAt;
  const updatedAt = modifiedAt === publishedAt ? undefined : modifiedAt;
  const own = namesOf(item);
  return {
    ...(item.id === undefined || item.id === '' ? {} : { id: item.id }),
    ...(url === undefined ? {} : { url }),
    ...(item.title === undefined ? {} : { title: item.title }),
    html,
    words: firstWords(html),
    isWhole: whole !== undefined,
    ...(whole === undefined || item.summary === undefined ? {} : { dek: item.summary }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    authors: [...new Set(own.length > 0 ? own : feedAuthors)],
    topics: [...new Set((item.tags ?? []).map((tag) => tag.trim()))].filter((tag) => tag !== ''),
    ...(image === undefined ? {} : { image }),
    ...(item.language === undefined ? {} : { lang: item.language }),
  };
}
