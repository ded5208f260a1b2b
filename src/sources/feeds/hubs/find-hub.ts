import { absoluteUrl } from '../addresses.ts';

/** The hub that tells of changes of a feed, and the name of the feed there (WebSub, section 4). */
export interface FeedHub {
  readonly url: string;
  readonly topic: string;
}

/** A link of a feed or of its answer. */
export interface HubLink {
  /** Words with spaces between them. */
  readonly rel: string;
  readonly href: string | undefined;
}

/** The first hub that links name; a feed that does not name itself is known by the address that it came from. Undefined without a hub. */
export function findHub(links: readonly HubLink[], address: string): FeedHub | undefined {
  const find = (rel: string): string | undefined =>
    links
      .filter((link) => link.rel.toLowerCase().split(/\s+/u).includes(rel))
      .map(({ href }) => absoluteUrl(href, address))
      .find((url) => url !== undefined);
  const url = find('hub');
  return url === undefined ? undefined : { url, topic: find('self') ?? address };
}

/** A link in a header: its address, and its parameters up to the next link. */
const LINK = /<([^<>]*)>((?:\s*;\s*[\w*!-]+\s*=\s*(?:"[^"]*"|[^\s;,"]+))*)/gu;

/** The links of `Link` headers (RFC 8288), which hold before those of the feed. */
export function readLinkHeader(header: string | undefined): readonly HubLink[] {
  return [...(header ?? '').matchAll(LINK)].map(([, href, parameters = '']) => {
    const [, quoted, plain] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/iu.exec(parameters) ?? [];
    return { rel: quoted ?? plain ?? '', href };
  });
}
