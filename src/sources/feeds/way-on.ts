import type { Element, ElementContent, Root, RootContent } from 'hast';
import { parseHtml } from '../../content/html/html-tree.ts';
import { absoluteUrl } from './addresses.ts';
import { addressKey } from './canonical-address.ts';
import { elementsOf, orNothing } from './page-tree.ts';
import { plainTextOf } from './plain-text.ts';

/** Longest words beside the links of a closing line, in UTF-16 units: `The post … appeared first on ….` has 27, in other languages up to 40. */
const MAX_BESIDE = 60;
/** The same beside a single link: `[…]`. */
const MAX_BESIDE_ONE = 4;
/** Lines that programs write below a text: there are two at most. */
const MAX_PLACES = 4;
/** Elements in which a text may end. */
const AROUND = new Set(['div', 'section', 'article', 'p', 'span', 'small']);

/** Addresses that a closing line leads to. */
export interface OwnPlaces {
  readonly url: string | undefined;
  readonly siteUrl: string | undefined;
}

/**
 * The text of an item without the way on that programs write below it: links to the article itself (`Read more`), and lines of such links
 * (`The post … appeared first on …`), in any language.
 */
export function withoutWayOn(html: string, { url, siteUrl }: OwnPlaces): string {
  if (url === undefined || !/<a\b/iu.test(html)) return html;
  const own = addressKey(url);
  const site = siteUrl === undefined ? undefined : addressKey(siteUrl);
  const placeOf = (link: Element): 'own' | 'site' | undefined => {
    const to = absoluteUrl(String(link.properties['href'] ?? ''), url)?.replace(/#more-\d+$/u, '');
    const key = to === undefined ? undefined : addressKey(to);
    return key === own ? 'own' : key === site ? 'site' : undefined;
  };
  const places = findWayOn(orNothing(parseHtml, html), placeOf);
  const rest = places.reduce((text, [start, end]) => text.slice(0, start) + text.slice(end), html);
  return places.length > 0 && plainTextOf(rest) !== '' ? rest : html;
}

type Place = readonly [start: number, end: number];

/** The last first. */
function findWayOn(root: Root, placeOf: (link: Element) => 'own' | 'site' | undefined): readonly Place[] {
  const places: Place[] = [];
  let left: readonly (RootContent | ElementContent)[] = root.children;
  for (;;) {
    const at = left.findLastIndex((node) => node.type !== 'text' || node.value.trim() !== '');
    const last = left[at];
    if (last?.type !== 'element' || places.length >= MAX_PLACES) return places;
    const { position } = last;
    if (position?.start.offset !== undefined && position.end.offset !== undefined && isWayOn(last, placeOf)) {
      places.push([position.start.offset, position.end.offset]);
      left = left.slice(0, at);
    } else if (AROUND.has(last.tagName)) left = last.children;
    else return places;
  }
}

function isWayOn(element: Element, placeOf: (link: Element) => 'own' | 'site' | undefined): boolean {
  const elements = [...elementsOf({ type: 'root', children: [element] })];
  if (elements.some(({ tagName }) => tagName === 'img')) return false;
  const places = elements.filter(({ tagName }) => tagName === 'a').map(placeOf);
  if (!places.includes('own') || places.includes(undefined)) return false;
  return wordsBeside(element).length <= (places.includes('site') ? MAX_BESIDE : MAX_BESIDE_ONE);
}

/** The words of an element that stand in none of its links. */
function wordsBeside(element: Element): string {
  if (element.tagName === 'a') return '';
  return element.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? wordsBeside(child) : ''))
    .join('')
    .trim();
}
