import type { Element } from 'hast';
import { parsePage } from '../../content/html/html-tree.ts';
import { absoluteUrl } from './addresses.ts';
import { findRefresh } from './find-refresh.ts';
import { elementsOf, orNothing } from './page-tree.ts';

const TYPES = ['application/atom+xml', 'application/rss+xml', 'application/feed+json', 'application/rdf+xml', 'application/json'];

/**
 * The feed that a page names in its head: the first, since themes name that of comments and of topics after it. Of a page that only
 * sends readers elsewhere, that address. Undefined if it names none.
 */
export function findFeed(html: string, address: string): string | undefined {
  const tree = orNothing(parsePage, html);
  const elements = [...elementsOf(tree)];
  const links = elements.filter(({ tagName }) => tagName === 'link');
  const bases = elements
    .filter(({ tagName }) => tagName === 'base')
    .map(({ properties }) => absoluteUrl(String(properties['href'] ?? ''), address));
  const base = bases.find((found) => found !== undefined) ?? address;
  const feeds = links.filter(({ properties }) => {
    const rel = [properties['rel']].flat().map((word) => String(word).toLowerCase());
    return rel.includes('alternate') && TYPES.includes(String(properties['type'] ?? '').toLowerCase());
  });
  const isAside = ({ properties }: Element): boolean =>
    /comment/iu.test(`${String(properties['title'] ?? '')} ${String(properties['href'] ?? '')}`);
  const chosen = feeds.find((link) => !isAside(link)) ?? feeds[0];
  return chosen === undefined ? findRefresh(tree, address) : absoluteUrl(String(chosen.properties['href'] ?? ''), base);
}
