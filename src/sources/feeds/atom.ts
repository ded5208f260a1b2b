import { absoluteUrl } from './addresses.ts';
import { readFeedDate } from './feed-date.ts';
import { type Feed, type FeedArticle, MAX_ITEMS } from './feed.ts';
import { htmlOfText, meantHtml, withBase } from './feed-html.ts';
import { readImage, readMediaWords } from './feed-media.ts';
import { firstImage } from './first-image.ts';
import { findHub } from './hubs/find-hub.ts';
import { hubLinks } from './hubs/hub-links.ts';
import { innerMarkup } from './inner-markup.ts';
import { firstWords, plainTextOf, typographyOf } from './plain-text.ts';
import { withoutWayOn } from './way-on.ts';
import { childrenOf, childText, textOf, type XmlElement } from './xml-tree.ts';

/** Atom 1.0 (RFC 4287), and 0.3 with its older names. */
export function readAtom(root: XmlElement, xml: string, address: string): Feed {
  const base = absoluteUrl(root.attributes['xml:base'], address) ?? address;
  const title = readText(childrenOf(root, 'title')[0], xml);
  const siteUrl = linkOf(root, base);
  const lang = root.attributes['xml:lang'];
  const hub = findHub(hubLinks(childrenOf(root, 'link')), base);
  return {
    format: 'atom',
    ...(title === '' ? {} : { title }),
    ...(siteUrl === undefined ? {} : { siteUrl }),
    ...(lang === undefined ? {} : { lang }),
    ...(hub === undefined ? {} : { hub }),
    articles: childrenOf(root, 'entry')
      .filter(({ isCut }) => isCut === undefined)
      .slice(0, MAX_ITEMS)
      .map((entry) => readEntry(entry, root, { xml, base, siteUrl })),
  };
}

interface Surroundings {
  readonly xml: string;
  readonly base: string;
  readonly siteUrl: string | undefined;
}

function readEntry(entry: XmlElement, feed: XmlElement, { xml, base: outer, siteUrl }: Surroundings): FeedArticle {
  const base = absoluteUrl(entry.attributes['xml:base'], outer) ?? outer;
  const id = childText(entry, 'id');
  const url = linkOf(entry, base) ?? absoluteUrl(id, undefined);
  const title = readText(childrenOf(entry, 'title')[0], xml);
  const [content] = childrenOf(entry, 'content').filter((element) => element.attributes['src'] === undefined);
  const [summary] = childrenOf(entry, 'summary');
  const whole = readHtml(content, xml);
  const text = withoutWayOn(meantHtml(whole || readHtml(summary, xml) || htmlOfText(readMediaWords(entry) ?? '')), { url, siteUrl });
  const isWhole = whole !== '';
  // If the text says a base of its own, it is not the address of the article.
  const ownBase = [content, entry].find((element) => element?.attributes['xml:base'] !== undefined)?.attributes['xml:base'];
  const textBase = absoluteUrl(ownBase, base);
  const dek = isWhole ? readText(summary, xml) : '';
  const publishedAt = firstDate(entry, 'published', 'issued', 'dcterms:created', 'created', 'dc:date', 'updated', 'modified');
  const updatedAt = firstDate(entry, 'updated', 'modified');
  const people = childrenOf(entry, 'author');
  const authors = (people.length > 0 ? people : childrenOf(feed, 'author')).map((author) => childText(author, 'name') ?? '');
  const image = readImage(entry, base) ?? firstImage(text, textBase ?? url ?? base);
  const lang = entry.attributes['xml:lang'] ?? content?.attributes['xml:lang'];
  return {
    ...(id === undefined ? {} : { id }),
    ...(url === undefined ? {} : { url }),
    ...(title === '' ? {} : { title }),
    html: withBase(text, textBase),
    words: firstWords(text),
    isWhole,
    ...(dek === '' ? {} : { dek }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined || updatedAt === publishedAt ? {} : { updatedAt }),
    authors: [...new Set(authors)].filter((name) => name !== ''),
    topics: topicsOf(entry),
    ...(image === undefined ? {} : { image }),
    ...(lang === undefined ? {} : { lang }),
  };
}

/** The page of a feed or an entry: `alternate`, which is meant by a link without `rel` too; HTML before other forms. */
function linkOf(element: XmlElement, base: string): string | undefined {
  const pages = childrenOf(element, 'link').filter(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate');
  const [page] = [...pages.filter(({ attributes }) => /html/iu.test(attributes['type'] ?? 'text/html')), ...pages];
  return page === undefined
    ? undefined
    : absoluteUrl(page.attributes['href'] ?? textOf(page), absoluteUrl(page.attributes['xml:base'], base) ?? base);
}

/** Types of constructs whose content is text, and of those that are text without markup. */
const TEXT = /^(?:text|html|xhtml|text\/.*|.*[+/]xml)$/iu;
const PLAIN = /^text(?:\/plain)?$/iu;

/** Atom says what its text is: `text` is as it stands, `html` is escaped HTML, `xhtml` is markup in a `<div>` of its own. */
function readHtml(element: XmlElement | undefined, xml: string): string {
  if (element === undefined) return '';
  const type = element.attributes['type']?.toLowerCase() ?? 'text';
  const [inner] = childrenOf(element, 'div', 'xhtml:div');
  if ((type === 'xhtml' || type.endsWith('+xml')) && inner !== undefined) return innerMarkup(inner, xml, 'text');
  // Pictures and archives are in Base64, by the book.
  if (!TEXT.test(type) && element.attributes['mode'] === undefined) return '';
  const written = textOf(element);
  // Atom 0.3 escapes by `mode`, and names a media type.
  const text = element.attributes['mode'] === 'base64' ? Buffer.from(written, 'base64').toString() : written;
  const isHtml = type === 'html' || type === 'text/html' || element.attributes['mode'] === 'escaped' || (type === 'xhtml' && text !== '');
  return isHtml ? text : text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
}

function readText(element: XmlElement | undefined, xml: string): string {
  const text = plainTextOf(readHtml(element, xml));
  return PLAIN.test(element?.attributes['type'] ?? 'text') ? typographyOf(text) : text;
}

function firstDate(entry: XmlElement, ...names: readonly string[]): string | undefined {
  return childrenOf(entry, ...names)
    .map((date) => readFeedDate(textOf(date)))
    .find((date) => date !== undefined);
}

function topicsOf(entry: XmlElement): readonly string[] {
  const topics = childrenOf(entry, 'category').map(({ attributes }) => attributes['label'] ?? attributes['term'] ?? '');
  return [...new Set([...topics, ...childrenOf(entry, 'dc:subject').map(textOf)])].filter((topic) => topic !== '');
}
