import type { Config } from '../../config/config.ts';
import type { SlackConfig } from '../../config/slack-config.ts';
import type { Finding } from '../../platform/finding.ts';
import type { NamedPlaces } from '../../platform/named-places.ts';
import { messageOf } from '../../runtime/errors.ts';
import { createKeyring } from '../../runtime/keyring.ts';
import { openStorageBeside } from '../storage-of.ts';

/** Looks at every workspace that installed the Slack app. Never throws: a database that cannot be opened is told of elsewhere too. */
export async function examineInstallations(
  { oauth, apiUrl }: SlackConfig,
  config: Pick<Config, 'database'>,
  named: NamedPlaces | undefined,
): Promise<readonly Finding[]> {
  if (oauth === undefined) return [];
  try {
    await using storage = await openStorageBeside(config);
    const installations = await storage.installations.list('slack');
    const { examineWorkspaces } = await import('../../platform/slack/workspaces/examine-workspaces.ts');
    return await examineWorkspaces({ installations, keyring: createKeyring(oauth.encryptionKeys), apiUrl, named });
  } catch (error) {
    const fix = 'Start Newsdesk once, so that the database is made.';
    return [{ kind: 'warning', about: 'slack workspaces', what: `they cannot be listed: ${messageOf(error)}`, fix }];
  }
}
