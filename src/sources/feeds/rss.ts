import { absoluteUrl } from './addresses.ts';
import { readFeedDate } from './feed-date.ts';
import { type Feed, type FeedArticle, MAX_ITEMS } from './feed.ts';
import { htmlOfText, meantHtml, withBase } from './feed-html.ts';
import { readImage, readMediaWords } from './feed-media.ts';
import { firstImage } from './first-image.ts';
import { holdsMarkup, innerMarkup } from './inner-markup.ts';
import { findHub } from './hubs/find-hub.ts';
import { firstWords, plainTextOf, titleOf } from './plain-text.ts';
import { withoutWayOn } from './way-on.ts';
import { hubLinks } from './hubs/hub-links.ts';
import { childrenOf, childText, textOf, type XmlElement } from './xml-tree.ts';

/** A description longer than this is no summary, in UTF-16 units. */
const LONG = 1_000;

/** RSS of any version, and RDF, whose items stand beside the channel. */
export function readRss(root: XmlElement, xml: string, address: string): Feed {
  const channel = root.name === 'channel' ? root : (childrenOf(root, 'channel')[0] ?? root);
  const links = childrenOf(channel, 'link');
  const ownBase = baseOf(channel, root);
  const base = ownBase ?? address;
  const siteUrl = links.map((link) => absoluteUrl(textOf(link), base)).find((url) => url !== undefined);
  const lang = childText(channel, 'language', 'dc:language');
  const title = readTitle(channel);
  const items = [...childrenOf(channel, 'item'), ...(root === channel ? [] : childrenOf(root, 'item'))];
  const pause = readPause(channel);
  const hub = findHub(hubLinks(links), address);
  return {
    format: root.name.startsWith('rdf') ? 'rdf' : 'rss',
    ...(title === undefined ? {} : { title }),
    ...(siteUrl === undefined ? {} : { siteUrl }),
    ...(lang === undefined ? {} : { lang }),
    articles: items
      .filter(({ isCut }) => isCut === undefined)
      .slice(0, MAX_ITEMS)
      .map((item) => readItem(item, { xml, siteUrl, ownBase, base: ownBase ?? siteUrl ?? address })),
    ...(pause === undefined ? {} : { minPauseMinutes: pause }),
    ...(hub === undefined ? {} : { hub }),
  };
}

function baseOf(...elements: readonly XmlElement[]): string | undefined {
  return elements.map(({ attributes }) => attributes['xml:base']).find((base) => base !== undefined && URL.canParse(base));
}

function readTitle(element: XmlElement): string | undefined {
  const [written] = childrenOf(element, 'title', 'dc:title', 'media:title').filter((title) => textOf(title) !== '');
  if (written === undefined) return undefined;
  const isCdata = written.children.some((node) => 'text' in node && node.isCdata);
  return titleOf(textOf(written), isCdata) || undefined;
}

interface Surroundings {
  readonly xml: string;
  readonly siteUrl: string | undefined;
  /** The base that the feed says; then `base` is the same. */
  readonly ownBase: string | undefined;
  /** For relative addresses. */
  readonly base: string;
}

function readItem(item: XmlElement, feed: Surroundings): FeedArticle {
  const { base } = feed;
  const guid = childrenOf(item, 'guid')[0];
  const id = textOf(guid) || item.attributes['rdf:about'] || childText(item, 'dc:identifier');
  const url = readUrl(item, guid, base);
  const text = readText(item, feed, url);
  const title = readTitle(item);
  const pictures = feed.ownBase ?? url ?? base;
  const image = readImage(item, pictures) ?? firstImage(text.html, pictures);
  const updatedAt = firstDate(item, 'dcterms:modified', 'updated', 'lastbuilddate');
  const publishedAt = firstDate(item, 'pubdate', 'dc:date', 'published', 'dcterms:issued', 'dcterms:created', 'date') ?? updatedAt;
  return {
    ...(id === undefined || id === '' ? {} : { id }),
    ...(url === undefined ? {} : { url }),
    ...(title === undefined ? {} : { title }),
    html: withBase(text.html, text.html === '' ? undefined : feed.ownBase),
    words: firstWords(text.html),
    isWhole: text.isWhole,
    ...(text.dek === '' ? {} : { dek: text.dek }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined || updatedAt === publishedAt ? {} : { updatedAt }),
    authors: readAuthors(item),
    topics: [...new Set(childrenOf(item, 'category', 'dc:subject').map((topic) => titleOf(textOf(topic), true)))].filter(
      (topic) => topic !== '',
    ),
    ...(image === undefined ? {} : { image }),
  };
}

function readUrl(item: XmlElement, guid: XmlElement | undefined, base: string): string | undefined {
  const isPermalink = guid?.attributes['ispermalink']?.toLowerCase();
  // `atom:link` may lead to comments or to a payment.
  const links = childrenOf(item, 'link')
    .filter(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate')
    .map((link) => textOf(link) || link.attributes['href']);
  // A service between the site and its readers gives an address that counts them, and the site's own beside it.
  const own = childText(item, 'feedburner:origlink', 'pheedo:origlink');
  // Any id may stand in a guid, also in one that says to be an address; a path is one only if it says so.
  const isPath = isPermalink === 'true' && textOf(guid).startsWith('/');
  const permalink = isPermalink === 'false' ? undefined : absoluteUrl(textOf(guid), isPath ? base : undefined);
  return [own, ...links, permalink, childText(item, 'comments')?.split('#')[0]]
    .map((link) => absoluteUrl(link, base))
    .find((found) => found !== undefined);
}

interface ItemText {
  readonly html: string;
  readonly isWhole: boolean;
  readonly dek: string;
}

function readText(item: XmlElement, { xml, siteUrl }: Surroundings, url: string | undefined): ItemText {
  const htmlOf = (...names: readonly string[]): string | undefined => {
    const written = childrenOf(item, ...names).map((element) =>
      holdsMarkup(element) ? innerMarkup(element, xml, 'html') : textOf(element),
    );
    const html = written.find((found) => found.trim() !== '');
    return html === undefined ? undefined : withoutWayOn(meantHtml(html), { url, siteUrl });
  };
  const encoded = htmlOf('content:encoded', 'xhtml:body', 'body', 'content');
  const description = htmlOf('description', 'dc:description', 'summary', 'itunes:summary');
  if (encoded === undefined || (description !== undefined && isTeaser(encoded, description))) {
    const html = description ?? htmlOfText(readMediaWords(item) ?? '');
    return { html, isWhole: isLong(html), dek: '' };
  }
  return { html: encoded, isWhole: true, dek: description === undefined ? '' : plainTextOf(description) };
}

/** Some feeds have their summary where others have the text, and the text where others have the summary. */
function isTeaser(encoded: string, description: string): boolean {
  return isLong(description) && encoded.length * 2 < description.length;
}

function firstDate(item: XmlElement, ...names: readonly string[]): string | undefined {
  return childrenOf(item, ...names)
    .map((date) => readFeedDate(textOf(date)))
    .find((date) => date !== undefined);
}

/** `dc:creator` is a name; `author` is an address with the name in brackets, by the book, and a name in practice. */
function readAuthors(item: XmlElement): readonly string[] {
  const names = childrenOf(item, 'dc:creator', 'author', 'dc:author', 'itunes:author').map((author) =>
    nameOf(childText(author, 'name') ?? textOf(author)),
  );
  return [...new Set(names)].filter((name) => name !== '');
}

function nameOf(written: string): string {
  const inBrackets = /^\S+@\S+\s*\((.+)\)$/u.exec(written)?.[1];
  if (inBrackets !== undefined) return titleOf(inBrackets, true);
  // An address is for writing to, not for reading.
  return titleOf(/^\S+@\S+$/u.test(written) ? '' : written.replace(/(?<!\s)\s*<\S+@\S+>$/u, ''), true);
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
