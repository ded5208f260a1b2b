/** Endings that look like a domain's and are none: `discord.js` in a label does not claim to lead to a site. */
const fileEndings = new Set([
  'js',
  'ts',
  'mjs',
  'cjs',
  'jsx',
  'tsx',
  'json',
  'yaml',
  'yml',
  'html',
  'css',
  'txt',
  'pdf',
  'png',
  'jpg',
  'jpeg',
  'svg',
  'csv',
  'xml',
  'toml',
]);
const hostLike = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\-.]*[\p{L}\p{M}\p{N}])?/gu;

/** The address if a reader may be sent there: http or https, no user name in it, in its normal form; else undefined. */
export function webAddress(url: string): URL | undefined {
  const parsed = URL.parse(url);
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol) || parsed.username !== '' || parsed.password !== '') return undefined;
  return parsed;
}

/** Does the label leave no doubt where the link leads: it names no address, or none but the link's own host? */
export function isHonestLabel(label: string, target: URL): boolean {
  if (label.includes('://')) return false;
  const shown = label.normalize('NFKC').replaceAll(/[\u3002\uff0e\uff61]/g, '.');
  if (!shown.includes('.')) return true;
  const own = bareHost(target.hostname);
  for (const [found] of shown.matchAll(hostLike)) {
    const host = namedHost(bareHost(found.toLowerCase()));
    if (host !== undefined && host !== own && URL.parse(`http://${host}`)?.hostname !== own) return false;
  }
  return true;
}

/** `www.example.com` of `www.example.com.A` as of itself; undefined for `3.14`, `U.S.` and `discord.js`. */
function namedHost(words: string): string | undefined {
  const labels = words.split('.');
  const last = labels.findLastIndex(
    (label, index) => index > 0 && /^[\p{L}\p{M}][\p{L}\p{M}\p{N}-]+$/u.test(label) && !fileEndings.has(label),
  );
  return last === -1 ? undefined : labels.slice(0, last + 1).join('.');
}

/** Is the label the link's own address, as in an automatic link? */
export function isOwnAddress(label: string, url: string): boolean {
  const shown = webAddress(label);
  return shown !== undefined && shown.href === webAddress(url)?.href;
}

function bareHost(host: string): string {
  return host.replace(/^www\./, '').replace(/\.$/, '');
}
