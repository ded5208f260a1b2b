import type { DefaultTreeAdapterMap } from 'parse5';
import { type HtmlTree, parseBounded } from '../../../content/html/bounded-html.ts';
import type { HtmlBounds } from '../../../content/html/html-bounds.ts';
import { elementsOf, rename } from './plain-elements.ts';

type Element = DefaultTreeAdapterMap['element'];
type Child = DefaultTreeAdapterMap['childNode'];

/** Elements that show readers none of the text in them. */
const UNSEEN = /^(?:iframe|noembed|noframes)$/u;

/**
 * Makes elements, or nothing, of text that is not escaped in HTML: the library of the document takes it for elements, which nothing has
 * counted. `<noscript>` often holds the pictures of a page.
 *
 * @throws {DepthError} if it nests too deep.
 * @throws {ExcessError} if it has too much, with what `bounds` has counted before.
 */
export function openRawText(root: HtmlTree, bounds: HtmlBounds): void {
  for (const element of elementsOf(root)) {
    const { tagName } = element;
    if (UNSEEN.test(tagName) || (tagName === 'script' && /<\/script/iu.test(textIn(element)))) element.childNodes = [];
    else if (tagName === 'plaintext') rename(element, 'pre');
    else if (tagName === 'noscript') fill(element, parseBounded(textIn(element), bounds, OF_NOSCRIPT).childNodes);
  }
}

const OF_NOSCRIPT = { isFragment: true, hasScripts: false, hasPlaces: false };

function fill(element: Element, children: Child[]): void {
  for (const child of children) child.parentNode = element;
  element.childNodes = children;
}

function textIn({ childNodes }: Element): string {
  return childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}
