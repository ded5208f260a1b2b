/** An absolute http(s) address; undefined for everything else. Spaces inside are encoded as browsers do, and `www.` begins a host. */
export function absoluteUrl(written: string | undefined, base: string | undefined): string | undefined {
  const text = written?.trim().replace(/^www\.(?=[^\s/]+\.[a-z]{2})/iu, 'https://www.');
  if (text === undefined || text === '' || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}
