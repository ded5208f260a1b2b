import { WebClient } from '@slack/web-api';
import type { Installation } from '../../../ports/installations.ts';
import { messageOf } from '../../../runtime/errors.ts';
import type { Keyring } from '../../../runtime/keyring.ts';
import type { Finding } from '../../finding.ts';
import type { NamedPlaces } from '../../named-places.ts';
import { askSlackIdentity } from '../ask-identity.ts';
import { examineNamedAmong } from '../examine-named.ts';
import { silentLogger } from '../silent-logger.ts';
import { openToken } from './sealed-token.ts';

export interface WorkspacesExamination {
  readonly installations: readonly Installation[];
  readonly keyring: Keyring;
  /** As in `SlackOptions`. */
  readonly apiUrl: string;
  /** The ids that the table of rights names at Slack, in whichever workspace; absent without such a table. */
  readonly named?: NamedPlaces | undefined;
}

/** To ask Slack about more would take minutes; the bot itself finds out about the others when it speaks to them. */
export const MAX_ASKED = 50;

/**
 * Looks whether each token can be decrypted, and whether Slack takes it, for the first `MAX_ASKED` of them, one after the other. Changes
 * nothing: a token is not renewed here. Never throws.
 */
export async function examineWorkspaces({ installations, keyring, apiUrl, named }: WorkspacesExamination): Promise<readonly Finding[]> {
  const lost = installations.filter(({ reinstallSince }) => reinstallSince !== undefined).map(tellLost);
  const live = installations.filter(({ removedAt }) => removedAt === undefined);
  const own = live.filter(({ sealedToken }) => sealedToken !== undefined);
  if (own.length === 0) return lost.length > 0 ? lost : [noneYet];
  const findings: Finding[] = [...lost];
  const asked: WebClient[] = [];
  let unasked = 0;
  for (const [at, installation] of own.entries()) {
    const opened = open(installation, keyring);
    if ('kind' in opened) findings.push(opened);
    else if (at < MAX_ASKED) {
      const finding = await ask(installation, opened.token, apiUrl);
      findings.push(finding);
      if (finding.kind === 'ok') asked.push(new WebClient(opened.token, { ...clientOptions, slackApiUrl: apiUrl }));
    } else unasked += 1;
  }
  if (named !== undefined) findings.push(...(await examineNamedAmong(asked, named, own.length - asked.length)));
  if (unasked > 0) {
    const what = `${unasked} more can be decrypted, and Slack was not asked about them`;
    findings.push({ kind: 'ok', about: 'slack workspaces', what });
  }
  return findings;
}

/** In ms: somebody waits for each answer. */
const clientOptions = { timeout: 5_000, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logger: silentLogger };

/** The people there were told, if they asked: the operator can only pass on the address. */
function tellLost({ id, name, expiresAt, sealedToken }: Installation): Finding {
  const isOver = sealedToken === undefined;
  const until = expiresAt === undefined ? '' : `, which ends at ${new Date(expiresAt).toISOString()}`;
  const what = isOver ? `${name} has the app, and its token is lost` : `Slack does not renew the token of ${name}${until}`;
  return {
    kind: 'problem',
    about: `slack workspace ${id}`,
    what,
    fix: 'Have the app installed there again, by the address that ends with /slack/install.',
  };
}

/** The old key may only go if it is in use nowhere, so this is found out about every token: it costs no request. */
function open(installation: Installation, keyring: Keyring): Finding | { readonly token: string } {
  const { id, sealedToken = '' } = installation;
  try {
    const { token } = openToken(keyring, { ...installation, sealedToken });
    return { token };
  } catch (error) {
    const fix = 'Add the former key at the end of ENCRYPTION_KEYS, or have the app installed there again.';
    return { kind: 'problem', about: `slack workspace ${id}`, what: messageOf(error), fix };
  }
}

async function ask({ id, name }: Installation, token: string, apiUrl: string): Promise<Finding> {
  const about = `slack workspace ${id}`;
  const verdict = await askSlackIdentity({ botToken: token, apiUrl });
  if (verdict.kind === 'accepted') return { kind: 'ok', about, what: `the app is installed in ${name}` };
  const fix = verdict.kind === 'refused' ? 'Have the app installed there again.' : 'Check that this machine reaches slack.com.';
  return { kind: 'warning', about, what: `${name}: ${verdict.reason}`, fix };
}

const noneYet: Finding = {
  kind: 'warning',
  about: 'slack workspaces',
  what: 'the app is not installed anywhere yet',
  fix: 'Open the public address of this bot, with /slack/install behind it, in a browser.',
};
