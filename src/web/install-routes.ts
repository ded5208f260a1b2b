import { type Context, Hono } from 'hono';
import type { InstallDoor, InstallOutcome } from '../runtime/install-door.ts';
import { renderInstallPage } from './install-page.ts';

export interface InstallRoutesOptions {
  /** The address that an installation begins at: `/slack/install`. */
  readonly begin: string;
  /** The address that the platform sends the browser back to: `/slack/oauth_redirect`. */
  readonly redirect: string;
  /** Undefined before the platform exists. */
  readonly install: () => InstallDoor | undefined;
  readonly onOutcome: (outcome: InstallOutcome) => void;
}

/**
 * The prefix makes the browser keep the cookie for this very host, over TLS, for all of its paths (RFC 6265bis, 4.1.3.2): no other site, and no
 * subdomain, can set it.
 */
export const INSTALL_COOKIE = '__Host-newsdesk-install';

/** Two addresses for browsers. Neither takes a place to redirect to from the request, so neither is an open redirect. */
export function createInstallRoutes({ begin, redirect, install, onOutcome }: InstallRoutesOptions): Hono {
  const routes = new Hono();

  routes.get(begin, (context) => {
    const door = install();
    if (door === undefined) return show(context, starting);
    const { location, cookie, lifeS } = door.begin();
    keepPrivate(context);
    // Lax: the browser comes back from the platform's site, by a link.
    context.header('Set-Cookie', `${INSTALL_COOKIE}=${cookie}; Path=/; Max-Age=${lifeS}; HttpOnly; Secure; SameSite=Lax`);
    return context.redirect(location, 302);
  });

  routes.get(redirect, async (context) => {
    const outcome = (await install()?.finish(new URL(context.req.url).searchParams, cookieOf(context))) ?? starting;
    onOutcome(outcome);
    return show(context, outcome);
  });

  return routes;
}

function show(context: Context, outcome: InstallOutcome): Response {
  keepPrivate(context);
  // It is done: the cookie is of no more use.
  if (outcome.status === 200) context.header('Set-Cookie', `${INSTALL_COOKIE}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`);
  if (outcome.status === 503) context.header('Retry-After', RETRY_AFTER_S);
  return context.html(renderInstallPage(outcome), outcome.status);
}

const RETRY_AFTER_S = '5';

/** The address holds a code and a state: neither is kept, nor told to the site that a link leads to; and the page runs nothing. */
function keepPrivate(context: Context): void {
  context.header('Cache-Control', 'no-store');
  context.header('Referrer-Policy', 'no-referrer');
  context.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  context.header('X-Content-Type-Options', 'nosniff');
}

function cookieOf({ req }: Context): string | undefined {
  for (const pair of (req.header('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === INSTALL_COOKIE) return pair.slice(at + 1).trim();
  }
  return undefined;
}

const starting: InstallOutcome = {
  status: 503,
  title: 'Newsdesk is starting',
  sentences: ['Nothing was installed.', 'The bot has not come up yet.', 'Try again in a minute.'],
  refusal: 'install.starting',
};
