import type { Element } from 'hast';
import { parsePage } from '../../content/html/html-tree.ts';
import { absoluteUrl } from './addresses.ts';
import { elementsOf, orNothing } from './page-tree.ts';

/** The first picture of a text that is more than a counter: pixels that count readers are one by one. */
export function firstImage(html: string, base: string): { readonly url: string; readonly alt: string } | undefined {
  if (!/<img\b/iu.test(html)) return undefined;
  const found = elementsOf(orNothing(parsePage, html)).find((element) => element.tagName === 'img' && !isCounter(element));
  const url = absoluteUrl(String(found?.properties['src'] ?? ''), base);
  return url === undefined ? undefined : { url, alt: String(found?.properties['alt'] ?? '').trim() };
}

function isCounter({ properties }: Element): boolean {
  return [properties['width'], properties['height']].some((size) => size !== undefined && Number(size) <= 2);
}
