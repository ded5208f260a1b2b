/** Parameters that count readers and name no other page. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_(?:cid|eid)|ref|ref_src|source|src|cmp|cmpid|ns_\w+|igshid|yclid|_hs\w+|ck_subscriber_id|rss|feed)$/iu;

/**
 * The form in which two addresses of one article are equal: without scheme, `www.`, tracking parameters, fragment, `index.html` and the
 * last slash; parameters in order. Only for comparing.
 */
export function canonicalAddress(written: string): string {
  if (!URL.canParse(written)) return written;
  const url = new URL(written);
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const query = kept.map(([name, value]) => `${name}=${value}`).join('&');
  const path = url.pathname
    .replace(/\/+/gu, '/')
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/iu, '/')
    .replace(/(?:\/amp)?\/$/u, '');
  const host = url.host.toLowerCase().replace(/^www\./u, '');
  return `${host}${safeDecode(path)}${query === '' ? '' : `?${query}`}`;
}

/** An address as it is shown: without the parameters by which a newsletter tool counts readers. */
export function withoutCampaign(written: string): string {
  const url = new URL(written);
  const names = [...url.searchParams.keys()].filter((name) => /^utm_\w+$/iu.test(name));
  if (names.length === 0) return written;
  for (const name of names) url.searchParams.delete(name);
  return url.href;
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return path;
  }
}
