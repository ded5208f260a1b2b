import type { XmlElement } from '../xml-tree.ts';
import type { HubLink } from './find-hub.ts';

/** The links of a channel or a feed in XML that say what they are. */
export function hubLinks(links: readonly XmlElement[]): readonly HubLink[] {
  return links.flatMap(({ attributes: { rel, href } }) => (rel === undefined ? [] : [{ rel, href }]));
}
