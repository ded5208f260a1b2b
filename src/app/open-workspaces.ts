import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { SlackWorkspaces } from '../platform/slack/workspaces/slack-workspaces.ts';
import type { Storage } from '../ports/storage.ts';
import type { Clock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import type { Logger } from '../runtime/logger.ts';

export interface OpenWorkspacesOptions {
  readonly config: Pick<Config, 'slack'>;
  readonly storage: Storage | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * All workspaces of the Slack app, if Slack is configured for many; undefined for one, of which nothing of this is read.
 *
 * @throws {NewsdeskError} `slack.noDatabase` if there is nothing to keep their tokens in.
 */
export async function openWorkspaces(options: OpenWorkspacesOptions): Promise<SlackWorkspaces | undefined> {
  const { config, storage, clock } = options;
  if (config.slack?.oauth === undefined) return undefined;
  if (storage === undefined) {
    throw new NewsdeskError('A Slack app for many workspaces needs a database, which keeps their tokens.', {
      code: 'slack.noDatabase',
      fix: 'Give startApp a storage as state, or configure SLACK_BOT_TOKEN for one workspace.',
    });
  }
  const { createSlackWorkspaces } = await import('../platform/slack/workspaces/slack-workspaces.ts');
  const { apiUrl, oauth } = config.slack;
  const logger = options.logger.child({ platform: 'slack' });
  return createSlackWorkspaces({
    ...oauth,
    clientSecret: oauth.clientSecret.reveal(),
    apiUrl,
    storage,
    clock,
    owner: randomUUID(),
    events: {
      onInstalled: (team, name) => logger.info({ team, name }, 'the app was installed in a workspace'),
      onRemoved: (team, seen, reason) =>
        logger.warn({ team, seen, reason }, 'the app was removed from a workspace: its token is deleted, and nothing is sent there'),
      onRenewalRefused: ({ id, name, expiresAt = 0 }) =>
        logger.error(
          { team: id, name, until: new Date(expiresAt).toISOString() },
          'slack does not renew the token of a workspace: it has to install the app again before the token ends',
        ),
      onUnserved: (team, name) =>
        logger.error(
          { team, name },
          'people of a workspace ask, and its token was never kept: it has to install the app again, by the address that ends with /slack/install',
        ),
      onStray: (team, seen, reason) =>
        logger.warn({ team, seen, reason }, 'a workspace seems to have removed the app, and Slack does not confirm it'),
      onTrouble: (error, during) => logger.error({ error, during }, 'trouble with a workspace'),
    },
  });
}
