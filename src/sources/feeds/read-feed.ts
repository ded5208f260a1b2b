import { readAtom } from './atom.ts';
import { FeedFaultError } from './feed-faults.ts';
import type { Feed } from './feed.ts';
import { readJsonFeed } from './json-feed.ts';
import { readRss } from './rss.ts';
import { parseXml, type XmlElement } from './xml-tree.ts';

/** UTF-16 units above a document in which its beginning is looked for. */
const MAX_WARNINGS = 10_000;

/**
 * Reads a feed: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed. `address` is where it was fetched, for relative addresses in it.
 *
 * @throws {FeedFaultError} if the text is not a feed, or declares entities of its own.
 */
export function readFeed(written: string, address: string): Feed {
  const text = readable(written).trimStart();
  if (text.startsWith('{')) return readJsonFeed(text, address);
  // Nothing is expanded in any case; a feed with entities of its own would be read with holes.
  if (/<!DOCTYPE[^>[]*\[[^\]]*<!ENTITY/iu.test(text.slice(0, 10_000))) throw new FeedFaultError('entities');
  const root = parseXml(text);
  const feed = root && readRoot(root, text, address);
  if (feed !== undefined) return feed;
  // Programs write their warnings above the document.
  const start = text.slice(1, MAX_WARNINGS).search(/<(?:\?xml|rss)\b/iu) + 1;
  const below = start === 0 ? undefined : text.slice(start);
  const inner = below === undefined ? undefined : parseXml(below);
  const found = below === undefined || inner === undefined ? undefined : readRoot(inner, below, address);
  if (found !== undefined) return found;
  throw new FeedFaultError(root?.name === 'html' || /^<!doctype html/iu.test(text) ? 'page' : 'none');
}

function readRoot(root: XmlElement, xml: string, address: string): Feed | undefined {
  if (root.name === 'feed') return readAtom(root, xml, address);
  return ['rss', 'rdf:rdf', 'rdf', 'channel'].includes(root.name) ? readRss(root, xml, address) : undefined;
}

/** Without the signs that XML forbids: they come from the clipboards of authors. Those that end a line or a page are spaces. */
function readable(written: string): string {
  return written.replace(/[\v\f]/gu, ' ').replace(/[\uFEFF\0-\u0008\u000E-\u001F]/gu, '');
}
