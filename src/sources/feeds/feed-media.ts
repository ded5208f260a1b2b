import { mayStandForArticle } from '../../content/picture.ts';
import { absoluteUrl } from './addresses.ts';
import type { FeedArticle } from './feed.ts';
import { titleOf } from './plain-text.ts';
import { childrenOf, childText, textOf, type XmlElement } from './xml-tree.ts';

/** The picture beside the text of an item: of Media RSS, an enclosure, or of a podcast. Faces and thumbnails are too small to stand for it. */
export function readImage(item: XmlElement, base: string): FeedArticle['image'] {
  const enclosed = childrenOf(item, 'link').filter(({ attributes }) => attributes['rel'] === 'enclosure');
  const grouped = groupsOf(item).flatMap((group) => childrenOf(group, 'media:content', 'media:thumbnail'));
  const beside = childrenOf(item, 'media:content', 'media:thumbnail', 'enclosure', 'itunes:image', 'image');
  for (const candidate of [...beside, ...grouped, ...enclosed]) {
    const image = imageOf(candidate, base);
    if (image !== undefined && mayStandForArticle(image, sizeOf(candidate))) return image;
  }
  return undefined;
}

/** The words of a group of Media RSS, which is all that the feed of a channel of videos has; plain text. */
export function readMediaWords(item: XmlElement): string | undefined {
  return [item, ...groupsOf(item)].map((place) => childText(place, 'media:description')).find((words) => words !== undefined);
}

function groupsOf(item: XmlElement): readonly XmlElement[] {
  return childrenOf(item, 'media:group');
}

function imageOf(candidate: XmlElement, base: string): FeedArticle['image'] {
  const { attributes, name } = candidate;
  const isMarked = name === 'media:content' || name === 'enclosure' || name === 'link';
  const kind = attributes['medium'] ?? attributes['type'] ?? (isMarked ? '' : 'image');
  if (!kind.startsWith('image')) return undefined;
  const url = absoluteUrl(attributes['url'] ?? attributes['href'] ?? childText(candidate, 'url') ?? textOf(candidate), base);
  const alt = titleOf(childText(candidate, 'media:description', 'media:title', 'title') ?? '', true);
  return url === undefined ? undefined : { url, alt };
}

/** The smaller of width and height in pixels, if the feed says one. */
function sizeOf({ attributes }: XmlElement): number | undefined {
  const sizes = [attributes['width'], attributes['height']].filter((size) => size !== undefined).map(Number);
  return sizes.length === 0 ? undefined : Math.min(...sizes);
}
