import { absoluteUrl } from '../addresses.ts';
import { FeedFaultError } from '../feed-faults.ts';
import type { Sitemap } from '../readings.ts';
import { childText, parseXml, type XmlElement } from '../xml-tree.ts';

/**
 * A sitemap (sitemaps.org/protocol.html): its pages, or the sitemaps that it lists; a plain list of addresses, one a line.
 *
 * @throws {FeedFaultError} `sitemap` if the text is something else.
 */
export function readSitemap(written: string, address: string): Sitemap {
  const text = written.replace(/^\uFEFF/u, '').trim();
  if (/^https?:\/\//iu.test(text)) return { pages: linesOf(text, address), maps: [] };
  const root = parseXml(text);
  const kind = root === undefined ? '' : localName(root);
  if (root === undefined || (kind !== 'urlset' && kind !== 'sitemapindex')) throw new FeedFaultError('sitemap');
  const entries = root.children.filter((node): node is XmlElement => 'name' in node && node.isCut === undefined);
  const listed = entries.flatMap((entry) => {
    const url = absoluteUrl(childText(entry, 'loc'), address);
    const lastmod = childText(entry, 'lastmod');
    return url === undefined ? [] : [{ url, ...(lastmod === undefined ? {} : { lastmod }) }];
  });
  return kind === 'urlset' ? { pages: listed, maps: [] } : { pages: [], maps: listed.map(({ url }) => url) };
}

function localName({ name }: XmlElement): string {
  return name.replace(/^.*:/u, '');
}

function linesOf(text: string, address: string): Sitemap['pages'] {
  return text.split(/\s+/u).flatMap((line) => {
    const url = absoluteUrl(line, address);
    return url === undefined ? [] : [{ url }];
  });
}
