import type { Installation } from '../../../ports/installations.ts';
import { messageOf } from '../../../runtime/errors.ts';
import type { Keyring } from '../../../runtime/keyring.ts';
import type { Finding } from '../../finding.ts';
import { askSlackIdentity } from '../ask-identity.ts';
import { openToken } from './sealed-token.ts';

export interface WorkspacesExamination {
  readonly installations: readonly Installation[];
  readonly keyring: Keyring;
  /** As in `SlackOptions`. */
  readonly apiUrl: string;
}

/** More would take minutes; the bot itself finds out about the others when it speaks to them. */
export const MAX_EXAMINED = 50;

/** Looks whether Slack takes the token of each workspace, one after the other. Changes nothing: a token is not renewed here. Never throws. */
export async function examineWorkspaces({ installations, keyring, apiUrl }: WorkspacesExamination): Promise<readonly Finding[]> {
  const live = installations.filter(({ removedAt }) => removedAt === undefined);
  const own = live.filter(({ sealedToken }) => sealedToken !== undefined);
  if (own.length === 0) return [noneYet];
  const findings: Finding[] = [];
  for (const installation of own.slice(0, MAX_EXAMINED)) findings.push(await examine(installation, keyring, apiUrl));
  if (own.length > MAX_EXAMINED) {
    const what = `${own.length - MAX_EXAMINED} more are installed, and were not looked at`;
    findings.push({ kind: 'ok', about: 'slack workspaces', what });
  }
  return findings;
}

async function examine(installation: Installation, keyring: Keyring, apiUrl: string): Promise<Finding> {
  const { id, name, sealedToken = '' } = installation;
  const about = `slack workspace ${id}`;
  try {
    const { token } = openToken(keyring, { ...installation, sealedToken });
    const verdict = await askSlackIdentity({ botToken: token, apiUrl });
    if (verdict.kind === 'accepted') return { kind: 'ok', about, what: `the app is installed in ${name}` };
    const fix = verdict.kind === 'refused' ? 'Have the app installed there again.' : 'Check that this machine reaches slack.com.';
    return { kind: 'warning', about, what: `${name}: ${verdict.reason}`, fix };
  } catch (error) {
    const fix = 'Add the former key at the end of ENCRYPTION_KEYS, or have the app installed there again.';
    return { kind: 'problem', about, what: messageOf(error), fix };
  }
}

const noneYet: Finding = {
  kind: 'warning',
  about: 'slack workspaces',
  what: 'the app is not installed anywhere yet',
  fix: 'Open the public address of this bot, with /slack/install behind it, in a browser.',
};
