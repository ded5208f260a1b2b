import type { Element } from 'hast';
import { parsePage } from '../../content/html/html-tree.ts';
import { pictureSource } from '../../content/html/picture-source.ts';
import { mayStandForArticle } from '../../content/picture.ts';
import { absoluteUrl } from './addresses.ts';
import { elementsOf, orNothing } from './page-tree.ts';

/** The first picture of a text that may stand for it: not a face, a badge, or a pixel that counts readers. */
export function firstImage(html: string, base: string): { readonly url: string; readonly alt: string } | undefined {
  if (!/<img\b/iu.test(html)) return undefined;
  for (const element of elementsOf(orNothing(parsePage, html))) {
    if (element.tagName !== 'img') continue;
    const url = absoluteUrl(pictureSource(element), base);
    const image = { url: url ?? '', alt: String(element.properties['alt'] ?? '').trim() };
    if (url !== undefined && mayStandForArticle(image, sizeOf(element))) return image;
  }
  return undefined;
}

/** The smaller of width and height in pixels, if the page says one. */
function sizeOf({ properties }: Element): number | undefined {
  const sizes = [properties['width'], properties['height']].filter((size) => size !== undefined).map(Number);
  return sizes.length === 0 ? undefined : Math.min(...sizes);
}
