/** Parameters by which newsletters and networks count readers; they name no other page. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|mc_(?:cid|eid)|ref_src|igshid|yclid|_hs\w+|ck_subscriber_id|at_(?:medium|campaign)\w*)$/iu;
/** Parameters that say where a reader comes from, and what they hold if that is a feed; else they may name a page. */
const ORIGIN = /^(?:source|src|ref|referrer|from|via|partner|emc|cmp|cmpid|campaign|medium)$/iu;
const FEED = /^(?:rss|feed|atom)(?![a-z])/iu;

function countsReaders(name: string, value: string): boolean {
  return TRACKING.test(name) || (ORIGIN.test(name) && FEED.test(value));
}

/** An address in the form in which two addresses of one article are equal. Only for comparing. */
export interface CanonicalAddress {
  /** Without scheme, `www.`, tracking parameters, fragment, `index.html` and the last slash; parameters in order. */
  readonly page: string;
  /** The place in the page, `v1.1`; empty without one. */
  readonly fragment: string;
}

export function canonicalAddress(written: string): CanonicalAddress {
  if (!URL.canParse(written)) return { page: written, fragment: '' };
  const url = new URL(written);
  const kept = [...url.searchParams].filter(([name, value]) => !countsReaders(name, value)).sort(([a], [b]) => (a < b ? -1 : 1));
  const query = kept.map(([name, value]) => `${name}=${value}`).join('&');
  const path = url.pathname
    .replace(/\/+/gu, '/')
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/iu, '/')
    .replace(/(?:\/amp)?\/$/u, '');
  const host = url.host.toLowerCase().replace(/^www\./u, '');
  return { page: `${host}${safeDecode(path)}${query === '' ? '' : `?${query}`}`, fragment: safeDecode(url.hash.slice(1)) };
}

/** Page and fragment as one text, as records keep it. */
export function addressKey(written: string): string {
  const { page, fragment } = canonicalAddress(written);
  return fragment === '' ? page : `${page}#${fragment}`;
}

/** An id as records keep it: one that is an address changes as addresses do. */
export function idKey(id: string): string {
  return /^https?:\/\//iu.test(id) ? addressKey(id) : id;
}

/** An address as it is shown: without the parameters that count readers. */
export function withoutCampaign(written: string): string {
  const url = new URL(written);
  const counters = [...url.searchParams].filter(([name, value]) => countsReaders(name, value));
  if (counters.length === 0) return written;
  for (const [name, value] of counters) url.searchParams.delete(name, value);
  return url.href;
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return path;
  }
}
