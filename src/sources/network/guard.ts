import type { LookupAddress } from 'node:dns';
import { lookup as lookUp } from 'node:dns/promises';
import { isIP } from 'node:net';
import { NewsdeskError } from '../../runtime/errors.ts';
import { isPublicAddress } from './public-addresses.ts';

/** The hosts that a fetch may reach. */
export interface GuardOptions {
  /** Hosts (`feeds.intranet`, `10.0.0.5:8080`) that may lie in a private network; each with its port if it is not the usual one. */
  readonly allowedHosts: readonly string[];
  /** Every host may; for an operator at the terminal. */
  readonly allowPrivate?: boolean;
  /** The addresses of a host; the system's resolver by default. */
  readonly resolve?: Resolve;
}

export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/** The code of the error for a host whose addresses are not all public. */
export const REFUSED_HOST = 'NEWSDESK_REFUSED';

export type Lookup = (
  hostname: string,
  options: { readonly all?: boolean | undefined },
  callback: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
) => void;

export interface Guard {
  /** @throws {NewsdeskError} `fetch.refused` for an address that may not be fetched, whichever way its host is written. */
  check(url: URL): void;
  /** Whether the operator names this host with this port: it may lie in a private network. */
  isNamed(url: URL): boolean;
  /** Resolves a host for one connection: all of its addresses are judged at that moment, so that no later answer can differ. */
  readonly lookup: Lookup;
  /** The same for a host that is named, without a judgment. */
  readonly lookupNamed: Lookup;
}

export function createGuard({ allowedHosts, allowPrivate = false, resolve = resolveAll }: GuardOptions): Guard {
  const named = new Set(allowedHosts.flatMap(placesOf));
  const isNamed = (url: URL): boolean => allowPrivate || named.has(placeOf(url));

  return {
    isNamed,
    check(url) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused(url, `only http and https are fetched, not ${url.protocol}`);
      if (url.username !== '' || url.password !== '') throw refused(url, 'it holds a name or a password');
      if (isNamed(url)) return;
      // The parser of addresses has made one form of all: `0x7f.1` is `127.0.0.1` here.
      const host = url.hostname.replace(/^\[|\]$/gu, '');
      if (isIP(host) !== 0 && !isPublicAddress(host)) throw refused(url, 'its host is not on the public internet');
    },
    lookup: (hostname, options, callback) => answer(resolve(hostname), hostname, options, callback, isPublicAddress),
    lookupNamed: (hostname, options, callback) => answer(resolve(hostname), hostname, options, callback, () => true),
  };
}

/** `feeds.intranet` is named with the ports of http and https, `feeds.intranet:8080` with that one. */
function placesOf(host: string): readonly string[] {
  const [, name = host, port] = /^(.*?)(?::(\d+))?$/u.exec(host.toLowerCase()) ?? [];
  return port === undefined ? [`${name}:80`, `${name}:443`] : [`${name}:${port}`];
}

function placeOf({ hostname, port, protocol }: URL): string {
  return `${hostname.toLowerCase()}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

function answer(
  resolving: Promise<readonly LookupAddress[]>,
  hostname: string,
  options: Parameters<Lookup>[1],
  callback: Parameters<Lookup>[2],
  mayReach: (address: string) => boolean,
): void {
  resolving.then(
    (addresses) => {
      const [first] = addresses;
      if (first === undefined || addresses.some(({ address }) => !mayReach(address)))
        callback(Object.assign(new Error(`${hostname} is not on the public internet`), { code: REFUSED_HOST }), []);
      else if (options.all === true) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    },
    (error: NodeJS.ErrnoException) => callback(error, []),
  );
}

function resolveAll(hostname: string): Promise<readonly LookupAddress[]> {
  return lookUp(hostname, { all: true });
}

export function refused(url: URL, why: string): NewsdeskError {
  return new NewsdeskError(`${withoutCredentials(url)} is not fetched: ${why}`, {
    code: 'fetch.refused',
    fix: 'Name a public address; a private host has to be named under `allowHosts:` in newsdesk.yaml, or allowed with --allow-private.',
  });
}

/** Parameters whose values let somebody in. */
const SECRET_PARAMETER = /^(?:\w*key|\w*token|secret|signature|sig|password|auth)$/iu;

/** An address, or a path, as it may be logged. */
export function shownAddress(address: string): string {
  return URL.canParse(address) && /^https?:/iu.test(address) ? withoutCredentials(new URL(address)) : address;
}

/** An address as it may be logged. */
export function withoutCredentials(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  for (const name of [...shown.searchParams.keys()]) if (SECRET_PARAMETER.test(name)) shown.searchParams.set(name, '...');
  return shown.href;
}
