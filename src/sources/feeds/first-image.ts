import type { Element, Nodes } from 'hast';
import { parseHtml } from '../../content/html/html-tree.ts';
import { absoluteUrl } from './addresses.ts';

/** The first picture of a text that is more than a counter: pixels that count readers are one by one. */
export function firstImage(html: string, base: string): { readonly url: string; readonly alt: string } | undefined {
  if (!/<img\b/iu.test(html)) return undefined;
  const found = findImage(parseHtml(html));
  const url = absoluteUrl(String(found?.properties['src'] ?? ''), base);
  return url === undefined ? undefined : { url, alt: String(found?.properties['alt'] ?? '').trim() };
}

function findImage(node: Nodes): Element | undefined {
  if (node.type === 'element' && node.tagName === 'img' && !isCounter(node)) return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const image = findImage(child);
    if (image !== undefined) return image;
  }
  return undefined;
}

function isCounter({ properties }: Element): boolean {
  return [properties['width'], properties['height']].some((size) => size !== undefined && Number(size) <= 2);
}
