import { WebClient } from '@slack/web-api';
import type { Installation } from '../../../ports/installations.ts';
import type { Keyring } from '../../../runtime/keyring.ts';
import type { SlackAppAccess } from '../oauth/oauth-client.ts';
import { slackErrorOf } from '../publish-errors.ts';
import { silentLogger } from '../silent-logger.ts';
import { deadToken } from '../token-errors.ts';
import { openToken } from './sealed-token.ts';

/** An operator waits for it; in ms. */
const TIMEOUT_MS = 15_000;

/**
 * Asks Slack to take the app out of a workspace (reference/methods/apps.uninstall). A token that Slack takes no more is done already.
 *
 * @throws what the Web API's client throws, and what `Keyring.open` does.
 */
export async function uninstallApp(
  installation: Installation & Required<Pick<Installation, 'sealedToken'>>,
  keyring: Keyring,
  { clientId, clientSecret, apiUrl }: SlackAppAccess,
): Promise<void> {
  const { token } = openToken(keyring, installation);
  const client = new WebClient(token, { slackApiUrl: apiUrl, timeout: TIMEOUT_MS, retryConfig: { retries: 1 }, logger: silentLogger });
  try {
    await client.apps.uninstall({ client_id: clientId, client_secret: clientSecret });
  } catch (error) {
    if (!deadToken.has(slackErrorOf(error) ?? '')) throw error;
  }
}
