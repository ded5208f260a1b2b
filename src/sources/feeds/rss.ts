import { absoluteUrl } from './addresses.ts';
import { readFeedDate } from './feed-date.ts';
import type { Feed, FeedArticle } from './feed.ts';
import { firstImage } from './first-image.ts';
import { firstWords, plainTextOf, titleOf } from './plain-text.ts';
import { childrenOf, childText, textOf, type XmlElement } from './xml-tree.ts';

/** A description longer than this is no summary, in UTF-16 units. */
const LONG = 1_000;

/** RSS of any version, and RDF, whose items stand beside the channel. */
export function readRss(root: XmlElement, address: string): Feed {
  const channel = root.name === 'channel' ? root : (childrenOf(root, 'channel')[0] ?? root);
  const links = childrenOf(channel, 'link');
  const base = baseOf(channel, root) ?? address;
  const siteUrl = links.map((link) => absoluteUrl(textOf(link), base)).find((url) => url !== undefined);
  const lang = childText(channel, 'language', 'dc:language');
  const title = readTitle(channel);
  const items = [...childrenOf(channel, 'item'), ...(root === channel ? [] : childrenOf(root, 'item'))];
  const pause = readPause(channel);
  return {
    format: root.name.startsWith('rdf') ? 'rdf' : 'rss',
    ...(title === undefined ? {} : { title }),
    ...(siteUrl === undefined ? {} : { siteUrl }),
    ...(lang === undefined ? {} : { lang }),
    articles: items.filter(({ isCut }) => isCut === undefined).map((item) => readItem(item, siteUrl ?? base)),
    ...(pause === undefined ? {} : { minPauseMinutes: pause }),
  };
}

function baseOf(...elements: readonly XmlElement[]): string | undefined {
  return elements.map(({ attributes }) => attributes['xml:base']).find((base) => base !== undefined && URL.canParse(base));
}

function readTitle(element: XmlElement): string | undefined {
  const [written] = childrenOf(element, 'title', 'dc:title').filter((title) => textOf(title) !== '');
  if (written === undefined) return undefined;
  const isCdata = written.children.some((node) => 'text' in node && node.isCdata);
  return titleOf(textOf(written), isCdata) || undefined;
}

function readItem(item: XmlElement, base: string): FeedArticle {
  const guid = childrenOf(item, 'guid')[0];
  const id = textOf(guid) || item.attributes['rdf:about'] || childText(item, 'dc:identifier');
  const isPermalink = guid !== undefined && guid.attributes['ispermalink']?.toLowerCase() !== 'false';
  // `atom:link` may lead to comments or to a payment.
  const links = childrenOf(item, 'link')
    .filter(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate')
    .map((link) => textOf(link) || link.attributes['href']);
  const url = [...links, isPermalink ? absoluteUrl(id, undefined) : undefined, childText(item, 'comments')?.split('#')[0]]
    .map((link) => absoluteUrl(link, base))
    .find((found) => found !== undefined);
  const encoded = childText(item, 'content:encoded', 'xhtml:body', 'content');
  const description = childText(item, 'description', 'dc:description', 'summary', 'itunes:summary');
  const dek = encoded === undefined || description === undefined ? '' : plainTextOf(description);
  const html = encoded ?? description ?? '';
  const title = readTitle(item);
  const image = readImage(item, url ?? base) ?? firstImage(html, url ?? base);
  const publishedAt = firstDate(item, 'pubdate', 'dc:date', 'published', 'dcterms:created', 'date');
  const updatedAt = firstDate(item, 'dcterms:modified', 'updated', 'lastbuilddate');
  return {
    ...(id === undefined || id === '' ? {} : { id }),
    ...(url === undefined ? {} : { url }),
    ...(title === undefined ? {} : { title }),
    html,
    words: firstWords(html),
    isWhole: encoded !== undefined || isLong(html),
    ...(dek === '' ? {} : { dek }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    authors: readAuthors(item),
    topics: [...new Set(childrenOf(item, 'category', 'dc:subject').map((topic) => titleOf(textOf(topic), true)))].filter(
      (topic) => topic !== '',
    ),
    ...(image === undefined ? {} : { image }),
  };
}

function firstDate(item: XmlElement, ...names: readonly string[]): string | undefined {
  return childrenOf(item, ...names)
    .map((date) => readFeedDate(textOf(date)))
    .find((date) => date !== undefined);
}

/** `dc:creator` is a name; `author` is an address with the name in brackets, by the book, and a name in practice. */
function readAuthors(item: XmlElement): readonly string[] {
  const names = childrenOf(item, 'dc:creator', 'author', 'itunes:author').map((author) =>
    nameOf(childText(author, 'name') ?? textOf(author)),
  );
  return [...new Set(names)].filter((name) => name !== '');
}

function nameOf(written: string): string {
  const inBrackets = /^\S+@\S+\s*\((.+)\)$/u.exec(written)?.[1];
  if (inBrackets !== undefined) return titleOf(inBrackets, true);
  // An address is for writing to, not for reading.
  return titleOf(/^\S+@\S+$/u.test(written) ? '' : written.replace(/\s*<\S+@\S+>$/u, ''), true);
}

function readImage(item: XmlElement, base: string): FeedArticle['image'] {
  const media = childrenOf(item, 'media:group').flatMap((group) => childrenOf(group, 'media:content', 'media:thumbnail'));
  const candidates = [...childrenOf(item, 'media:content', 'media:thumbnail', 'enclosure', 'itunes:image', 'image'), ...media];
  for (const candidate of candidates) {
    const { attributes, name } = candidate;
    const kind = attributes['medium'] ?? attributes['type'] ?? (name === 'media:content' || name === 'enclosure' ? '' : 'image');
    const url = kind.startsWith('image')
      ? absoluteUrl(attributes['url'] ?? attributes['href'] ?? childText(candidate, 'url') ?? textOf(candidate), base)
      : undefined;
    if (url !== undefined) return { url, alt: titleOf(childText(candidate, 'media:description', 'media:title', 'title') ?? '', true) };
  }
  return undefined;
}

/** `ttl` in minutes, or `sy:updatePeriod` divided by its frequency. */
function readPause(channel: XmlElement): number | undefined {
  const ttl = Number(childText(channel, 'ttl'));
  if (Number.isFinite(ttl) && ttl > 0) return ttl;
  const period = { hourly: 60, daily: 1_440, weekly: 10_080, monthly: 43_200 }[childText(channel, 'sy:updateperiod')?.toLowerCase() ?? ''];
  const frequency = Number(childText(channel, 'sy:updatefrequency') ?? 1);
  return period === undefined ? undefined : period / Math.max(frequency, 1);
}

/** Many feeds have the whole text as their description; a summary is one paragraph. */
function isLong(description: string): boolean {
  return description.length > LONG || (description.match(/<(?:p|h[1-6]|ul|ol|blockquote|pre)\b/giu) ?? []).length > 1;
}
