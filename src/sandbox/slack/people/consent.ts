import { getPerson } from './find-person.ts';
import type { SandboxState } from '../state/sandbox-state.ts';

export interface ConsentOptions {
  /** The address that the app sent the browser to. */
  readonly url: string;
  readonly userId: string;
  /** An admin of an organization installs the app for all of it. False by default. */
  readonly forOrganization?: boolean;
  /** False if the person cancels. True by default. */
  readonly allows?: boolean;
}

/** The next address of the browser, or Slack's error page. */
export type ConsentOutcome =
  | { readonly kind: 'redirected'; readonly location: string }
  | { readonly kind: 'refused'; readonly error: string };

/**
 * A person looks at Slack's page for an app that wants to be installed, and allows it or not: authentication/installing-with-oauth. The
 * workspace is the person's own.
 */
export function consent(state: SandboxState, { url, userId, forOrganization = false, allows = true }: ConsentOptions): ConsentOutcome {
  const { oauth } = state;
  const asked = new URL(url);
  const given = (name: string): string | undefined => asked.searchParams.get(name) ?? undefined;
  if (oauth === undefined || asked.origin !== state.origin || asked.pathname !== '/oauth/v2/authorize') return refused('not_found');
  if (given('client_id') !== oauth.app.clientId) return refused('invalid_client_id');
  const scopes = (given('scope') ?? '').split(',').filter((scope) => scope !== '');
  if (scopes.length === 0) return refused('no_scopes');
  const redirectUri = given('redirect_uri');
  const [first] = oauth.app.redirectUrls;
  // "A subset": the registered address, or one below it.
  const isKnown = redirectUri === undefined || oauth.app.redirectUrls.some((known) => redirectUri === known || isBelow(redirectUri, known));
  if (first === undefined || !isKnown) return refused('bad_redirect_uri');
  const back = new URL(redirectUri ?? first);
  const { workspace } = getPerson(state, userId);
  if (forOrganization && workspace.enterprise === undefined) return refused('not_an_enterprise');
  if (allows)
    back.searchParams.set('code', oauth.book.issueCode({ workspace, userId, scopes, redirectUri, isForOrganization: forOrganization }));
  else back.searchParams.set('error', 'access_denied');
  back.searchParams.set('state', given('state') ?? '');
  return { kind: 'redirected', location: back.href };
}

function isBelow(address: string, known: string): boolean {
  return address.startsWith(known.endsWith('/') ? known : `${known}/`);
}

function refused(error: string): ConsentOutcome {
  return { kind: 'refused', error };
}
