import { gunzipSync } from 'node:zlib';
import { NewsdeskError } from '../../../runtime/errors.ts';
import { shownAddress } from '../../network/guard.ts';
import type { ListedPage } from '../readings.ts';
import { acceptAnswer } from '../refuse-answer.ts';
import type { RemoteTools } from '../remote.ts';

/** Sitemaps that are read of one site, and pages that they may list together. */
const MAX_MAPS = 50;
const MAX_PAGES = 10_000;
/** Of a sitemap once unpacked (sitemaps.org: 50 MB); larger ones are split by their generators. */
const MAX_BYTES = 50 * 1024 * 1024;

/**
 * The pages of a sitemap and of those that it lists, each once.
 *
 * @throws {NewsdeskError} if one of them cannot be fetched or read: a part of the list would look like pages that went.
 */
export async function listPages(url: string, { fetch, reader, now, signal }: RemoteTools): Promise<readonly ListedPage[]> {
  const pages = new Map<string, ListedPage>();
  const asked = new Set<string>();
  const waiting = [url];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (asked.has(next)) continue;
    if (asked.size >= MAX_MAPS) throw tooMany(url, `${MAX_MAPS} sitemaps`);
    asked.add(next);
    const answer = acceptAnswer(await fetch.get({ url: next, maxBytes: MAX_BYTES, ...(signal === undefined ? {} : { signal }) }), now());
    const { pages: listed, maps } = await reader.read('sitemap', unpackSitemap(answer.body).toString(), answer.url);
    for (const page of listed) pages.set(page.url, page);
    if (pages.size > MAX_PAGES) throw tooMany(url, `${MAX_PAGES.toLocaleString('en')} pages`);
    waiting.push(...maps);
  }
  return [...pages.values()];
}

/** `sitemap.xml.gz` is packed itself, whatever the way that it came. */
export function unpackSitemap(body: Buffer): Buffer {
  return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body, { maxOutputLength: MAX_BYTES }) : body;
}

function tooMany(url: string, what: string): NewsdeskError {
  return new NewsdeskError(`${shownAddress(url)} lists more than ${what}`, {
    code: 'fetch.tooLarge',
    fix: 'Name the sitemap of the articles alone; an index lists it.',
  });
}
