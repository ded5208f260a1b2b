import { WebClient } from '@slack/web-api';
import type { Installation } from '../../../ports/installations.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { Keyring } from '../../../runtime/keyring.ts';
import { keepText, sayKept } from '../../../words/kept-text.ts';
import { wordsFor } from '../../../words/words-for.ts';
import { escapeText } from '../escape.ts';
import { createLocales } from '../locales.ts';
import { platformErrorOf } from '../platform-error.ts';
import { silentLogger } from '../silent-logger.ts';
import { openToken } from './sealed-token.ts';

export interface TellInstallerOptions {
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** As in `SlackOptions`. */
  readonly apiUrl: string;
  /** The address that an installation begins at, as a kept text. */
  readonly address: string;
}

/** In ms: a renewal waits for it. */
const TIMEOUT_MS = 5_000;

/**
 * Tells the person who installed the app, in a direct message, that its token ends and is not renewed: the token holds until then. Tells nobody
 * if the person is not known, or the token has ended, or Slack refuses the message for good.
 *
 * @throws what the Web API's client throws if it may be tried again, and what `Keyring.open` does.
 */
export async function tellInstaller(
  { sealedToken, installedBy, expiresAt = 0, ...installation }: Installation,
  { keyring, clock, apiUrl, address }: TellInstallerOptions,
): Promise<void> {
  if (sealedToken === undefined || installedBy === undefined || expiresAt <= clock.now()) return;
  const { token } = openToken(keyring, { ...installation, sealedToken, expiresAt });
  const client = new WebClient(token, {
    slackApiUrl: apiUrl,
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  });
  const words = wordsFor([await createLocales(client, clock)(installedBy)]);
  const until = `${new Date(expiresAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const text = escapeText(sayKept(keepText('accessEnds', until, address), words));
  try {
    await client.chat.postMessage({ channel: installedBy, text });
  } catch (error) {
    // The person may have left: the workspace is noted all the same, and the operator told.
    if (platformErrorOf(error) === undefined) throw error;
  }
}
