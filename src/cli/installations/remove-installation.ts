import type { Config } from '../../config/config.ts';
import type { SlackConfig } from '../../config/slack-config.ts';
import type { Installation } from '../../ports/installations.ts';
import type { Storage } from '../../ports/storage.ts';
import { count } from '../../runtime/count.ts';
import { messageOf } from '../../runtime/errors.ts';
import { createKeyring } from '../../runtime/keyring.ts';
import type { Output } from '../output.ts';
import { timeOf } from '../time-of.ts';

/** Takes the app out of a workspace at Slack, and deletes everything that is kept for it: exit code 1 if Slack was not told, or there is none. */
export async function removeInstallation(storage: Storage, { slack }: Pick<Config, 'slack'>, id: string, output: Output): Promise<number> {
  const installation = await storage.installations.find('slack', id);
  if (installation === undefined) {
    output.say(`There is no installation ${id}: newsdesk installations lists them.`);
    return 1;
  }
  const trouble = await tellSlack(installation, slack);
  // The data goes whatever Slack says: a person asked for it to be deleted.
  await storage.installations.remove({ platform: 'slack', id }, await timeOf(storage));
  const rows = await storage.installations.forget('slack', id);
  output.say(
    `${installation.name} (${id}) is forgotten: ${count(rows, 'row')} ${rows === 1 ? 'was' : 'were'} deleted. Backups hold them until they are rotated.`,
  );
  if (trouble === undefined) return 0;
  output.say(`Slack was not told: ${trouble}. An admin of the workspace or of its organization can remove the app there.`);
  return 1;
}

/** Why Slack could not be told; undefined if it was, or if there is nothing to tell. */
async function tellSlack(installation: Installation, slack: SlackConfig | undefined): Promise<string | undefined> {
  const { sealedToken, enterpriseId, removedAt } = installation;
  if (sealedToken === undefined) {
    // The app is still in it, and what comes from there next lists it again.
    const isServed = enterpriseId !== undefined && removedAt === undefined;
    return isServed ? `it is served by the organization ${enterpriseId}, by a token that is not its own` : undefined;
  }
  if (slack?.oauth === undefined) return 'SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and ENCRYPTION_KEYS are not set';
  const { clientId, clientSecret, encryptionKeys } = slack.oauth;
  const { uninstallApp } = await import('../../platform/slack/workspaces/uninstall-app.ts');
  try {
    const keyring = createKeyring(encryptionKeys);
    const app = { clientId, clientSecret: clientSecret.reveal(), apiUrl: slack.apiUrl };
    await uninstallApp({ ...installation, sealedToken }, keyring, app);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
