import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePublication } from '../content/publication-file.ts';

/**
 * The hosts below whose links Slack asks for previews: that of the address in `publication.yaml`. Empty if there is none, or if it is one of
 * this machine or a number, which Slack does not take.
 */
export function findUnfurlDomains(contentDir: string): readonly string[] {
  const path = ['publication.yaml', 'publication.yml'].map((name) => join(contentDir, name)).find((each) => existsSync(each));
  if (path === undefined) return [];
  const { publication } = parsePublication({ path, text: readFileSync(path, 'utf8') });
  return domainsOf(publication?.baseUrl);
}

/** As `findUnfurlDomains`, for an address that is known. */
export function domainsOf(address: string | undefined): readonly string[] {
  if (address === undefined || !URL.canParse(address)) return [];
  const { hostname } = new URL(address);
  return /\.[a-z]/u.test(hostname) ? [hostname] : [];
}
