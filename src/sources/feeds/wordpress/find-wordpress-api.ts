import { absoluteUrl } from '../addresses.ts';
import { acceptAnswer } from '../refuse-answer.ts';
import type { RemoteTools } from '../remote.ts';

/** The relation by which every page of a WordPress site names its API. */
const RELATION = 'https://api.w.org/';

/**
 * The address of a site's REST API, with its last slash or parameter: as the site's header or head names it, else where it lies by default.
 * An address that is that of an API already is taken as it is.
 *
 * @throws {NewsdeskError} if the site cannot be fetched.
 */
export async function findWordPressApi(site: string, { fetch, now, signal }: RemoteTools): Promise<string> {
  if (/\/wp-json\/?$|[?&]rest_route=\/$/u.test(site)) return site.includes('?') || site.endsWith('/') ? site : `${site}/`;
  const answer = acceptAnswer(
    await fetch.get({ url: site, headers: { accept: 'text/html' }, ...(signal === undefined ? {} : { signal }) }),
    now(),
  );
  const linked = linkOf(answer.headers['link'] ?? '') ?? tagOf(answer.body.toString('latin1'));
  return absoluteUrl(linked, answer.url) ?? new URL('wp-json/', withSlash(answer.url)).href;
}

function linkOf(header: string): string | undefined {
  return header
    .split(/,\s*(?=<)/u)
    .find((link) => link.includes(RELATION))
    ?.match(/^\s*<([^>]*)>/u)?.[1];
}

function tagOf(html: string): string | undefined {
  const tag = html.match(/<link\b[^>]*>/giu)?.find((link) => link.includes(RELATION));
  return tag
    ?.match(/\bhref=["']([^"']*)["']/iu)?.[1]
    ?.replaceAll('&amp;', '&')
    .replaceAll('&#038;', '&');
}

function withSlash(address: string): string {
  const url = new URL(address);
  url.search = '';
  url.hash = '';
  return url.pathname.endsWith('/') ? url.href : `${url.href}/`;
}
