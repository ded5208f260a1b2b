import type { Installation } from '../../../ports/installations.ts';
import type { Keyring } from '../../../runtime/keyring.ts';
import type { SlackGrant } from '../oauth/oauth-client.ts';

/** The token of one installation, in clear text: never kept, never logged. */
export type OpenToken = Pick<SlackGrant, 'token' | 'refreshToken' | 'expiresAt'>;

/** Encrypts a token for the row of one installation: in any other row it cannot be opened. */
export function sealToken(
  keyring: Keyring,
  id: string,
  { token, refreshToken, expiresAt }: OpenToken,
): Required<Pick<Installation, 'sealedToken'>> & Pick<Installation, 'expiresAt'> {
  const text = JSON.stringify({ token, ...(refreshToken === undefined ? {} : { refreshToken }) });
  return { sealedToken: keyring.seal(text, placeOf(id)), ...(expiresAt === undefined ? {} : { expiresAt }) };
}

/** @throws {NewsdeskError} as `Keyring.open` does. */
export function openToken(
  keyring: Keyring,
  { id, sealedToken, expiresAt }: Required<Pick<Installation, 'sealedToken'>> & Pick<Installation, 'id' | 'expiresAt'>,
): OpenToken & { readonly isStale: boolean } {
  const { text, isStale } = keyring.open(sealedToken, placeOf(id));
  const kept = JSON.parse(text) as Omit<OpenToken, 'expiresAt'>;
  return { ...kept, ...(expiresAt === undefined ? {} : { expiresAt }), isStale };
}

function placeOf(id: string): string {
  return `installation slack ${id}`;
}
