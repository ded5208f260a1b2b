import { absoluteUrl } from '../addresses.ts';
import { readFeedDate } from '../feed-date.ts';
import { FeedFaultError } from '../feed-faults.ts';
import { makeFeedArticle } from '../make-feed-article.ts';
import { plainTextOf, titleOf } from '../plain-text.ts';
import type { SystemAnswer } from '../readings.ts';
import { childrenOf, childText, parseXml, textOf, type XmlElement } from '../xml-tree.ts';
import { paragraphsOf } from './paragraphs.ts';

/**
 * The file that *Tools › Export* of WordPress writes (WXR): published posts without a password.
 *
 * @throws {FeedFaultError} `wordpressExport` if the text is something else.
 */
export function readWordPressExport(xml: string, address: string): SystemAnswer {
  const root = parseXml(xml.replace(/^\uFEFF/u, '').trimStart());
  const channel = root?.name === 'rss' ? childrenOf(root, 'channel')[0] : undefined;
  if (channel === undefined || childText(channel, 'wp:wxr_version') === undefined) throw new FeedFaultError('wordpressExport');
  const items = childrenOf(channel, 'item');
  const pictures = new Map(
    items
      .filter((item) => childText(item, 'wp:post_type') === 'attachment')
      .map((item) => [childText(item, 'wp:post_id'), childText(item, 'wp:attachment_url')]),
  );
  const names = new Map(
    childrenOf(channel, 'wp:author').map((author) => [
      childText(author, 'wp:author_login'),
      titleOf(childText(author, 'wp:author_display_name') ?? '', true),
    ]),
  );
  const posts = items.filter((item) => item.isCut === undefined && (childText(item, 'wp:post_type') ?? 'post') === 'post');
  const open = posts.filter((item) => childText(item, 'wp:status') === 'publish' && childText(item, 'wp:post_password') === undefined);
  const title = titleOf(childText(channel, 'title') ?? '', true);
  const lang = childText(channel, 'language');
  return {
    feed: {
      format: 'wordpress',
      ...(title === '' ? {} : { title }),
      ...(lang === undefined ? {} : { lang }),
      articles: open.map((item) => readItem(item, { address, pictures, names })),
    },
    heldBack: posts.filter((item) => !open.includes(item)).flatMap((item) => childText(item, 'guid') ?? []),
  };
}

interface Surroundings {
  readonly address: string;
  readonly pictures: ReadonlyMap<string | undefined, string | undefined>;
  readonly names: ReadonlyMap<string | undefined, string>;
}

function readItem(item: XmlElement, { address, pictures, names }: Surroundings): SystemAnswer['feed']['articles'][number] {
  const login = childText(item, 'dc:creator');
  const meta = new Map(
    childrenOf(item, 'wp:postmeta').map((entry) => [childText(entry, 'wp:meta_key'), childText(entry, 'wp:meta_value')]),
  );
  const imageUrl = absoluteUrl(pictures.get(meta.get('_thumbnail_id')), undefined);
  const categories = childrenOf(item, 'category').filter(({ attributes }) => /^(?:category|post_tag)$/u.test(attributes['domain'] ?? ''));
  return makeFeedArticle({
    id: childText(item, 'guid'),
    url: absoluteUrl(childText(item, 'link'), URL.canParse(address) ? address : undefined),
    title: titleOf(childText(item, 'title') ?? '', true),
    html: paragraphsOf(childText(item, 'content:encoded') ?? ''),
    dek: plainTextOf(childText(item, 'excerpt:encoded') ?? ''),
    publishedAt: readFeedDate(childText(item, 'wp:post_date_gmt', 'pubdate') ?? ''),
    updatedAt: readFeedDate(childText(item, 'wp:post_modified_gmt') ?? ''),
    authors: [names.get(login) || login || ''],
    topics: categories
      .filter(({ attributes }) => attributes['nicename'] !== 'uncategorized')
      .map((category) => titleOf(textOf(category), true)),
    image: imageUrl === undefined ? undefined : { url: imageUrl, alt: '' },
  });
}
