import { randomBytes } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isLoopback, isToken, type PageAddress } from './guard.ts';

/** The visitors who are let in. On loopback everybody who can reach the page; elsewhere everybody who has the printed link. */
export interface Access {
  /** The link to invite people with. */
  link(port: number): string;
  /** Undefined lets the request pass; else the answer that it gets. */
  admit(context: Context, address: PageAddress): Response | undefined;
}

export function createAccess(host: string): Access {
  const origin = (port: number): string => `http://${nameOf(host)}:${port}/page/`;
  if (isLoopback(host)) return { link: origin, admit: () => undefined };
  const key = randomBytes(16).toString('base64url');
  return {
    link: (port) => `${origin(port)}?key=${key}`,
    admit(context, { port }) {
      // Cookies do not know ports: two pages of one machine would take each other's.
      const name = `newsdesk-page-${port}`;
      if (isToken(getCookie(context, name), key)) return undefined;
      if (!isToken(context.req.query('key'), key)) return context.text('Open the link that Newsdesk printed when it started.', 403);
      setCookie(context, name, key, { path: '/page/', httpOnly: true, sameSite: 'Strict' });
      // Away with the key: an address is copied, and shown to others, more easily than meant.
      return context.redirect('/page/');
    },
  };
}

/** An address that others can use, where the configured one means every network. */
function nameOf(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host.includes(':') ? `[${host}]` : host;
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? '127.0.0.1';
}
