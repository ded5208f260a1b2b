import { readAtom } from './atom.ts';
import { FeedFaultError } from './feed-faults.ts';
import type { Feed } from './feed.ts';
import { readJsonFeed } from './json-feed.ts';
import { readRss } from './rss.ts';
import { parseXml } from './xml-tree.ts';

/**
 * Reads a feed: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed. `address` is where it was fetched, for relative addresses in it.
 *
 * @throws {FeedFaultError} if the text is not a feed, or declares entities of its own.
 */
export function readFeed(written: string, address: string): Feed {
  const text = written.replace(/^\uFEFF/u, '').trimStart();
  if (text.startsWith('{')) return readJsonFeed(text, address);
  // Nothing is expanded in any case; a feed with entities of its own would be read with holes.
  if (/<!DOCTYPE[^>[]*\[[^\]]*<!ENTITY/iu.test(text.slice(0, 10_000))) throw new FeedFaultError('entities');
  const root = parseXml(text);
  const kind = root?.name;
  if (root !== undefined && (kind === 'rss' || kind === 'rdf:rdf' || kind === 'rdf' || kind === 'channel')) return readRss(root, address);
  if (root !== undefined && kind === 'feed') return readAtom(root, text, address);
  throw new FeedFaultError(kind === 'html' || /^<!doctype html/iu.test(text) ? 'page' : 'none');
}
