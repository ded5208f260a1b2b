import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

/** The address at which the page is served: the accepted `Host` headers follow from it. */
export interface PageAddress {
  /** As configured: `127.0.0.1`, `0.0.0.0`. */
  readonly host: string;
  /** The port that was really opened. */
  readonly port: number;
}

export type Verdict = { readonly kind: 'allowed' } | { readonly kind: 'refused'; readonly status: 400 | 403; readonly why: string };

const allowed: Verdict = { kind: 'allowed' };

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * A page of somebody else's can make a browser ask this machine under a name of its own (DNS rebinding): then that
 * name stands in `Host`. On loopback only our own names with our own port pass. On an open address the port may be
 * mapped and the machine may have many addresses, but an address is not a name, so no name can have been bound to it.
 */
export function judgeHost(header: string | undefined, { host, port }: PageAddress): Verdict {
  const refused: Verdict = { kind: 'refused', status: 403, why: 'This page is not served under that host.' };
  const match = /^(\[[\da-f:.]+\]|[^:[\]]+)(?::(\d{1,5}))?$/i.exec(header ?? '');
  if (!match) return { kind: 'refused', status: 400, why: 'The request names no host.' };
  const name = (match[1] ?? '').toLowerCase();
  const bare = name.replace(/^\[|\]$/g, '');
  const isNamed = loopbackNames.has(name) || bare === host.toLowerCase();
  if (isLoopback(host)) return isNamed && Number(match[2] ?? 80) === port ? allowed : refused;
  return isNamed || isIP(bare) !== 0 ? allowed : refused;
}

export interface Provenance {
  readonly host: string;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

/** Whether a request comes from the page itself. A browser says so in one of the two headers; a program, which has neither, has the token. */
export function judgeOrigin({ host, origin, fetchSite }: Provenance): Verdict {
  const refused: Verdict = { kind: 'refused', status: 403, why: 'Only the page itself may ask this.' };
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return refused;
  if (origin === undefined) return allowed;
  return origin === `http://${host}` || origin === `https://${host}` ? allowed : refused;
}

/** Takes the same time wherever the two differ. */
export function isToken(given: string | undefined, token: string): boolean {
  const left = Buffer.from(given ?? '');
  const right = Buffer.from(token);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** No inline script or style, no address but our own, no frame, no form, no plug-in. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
