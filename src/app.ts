import { commands } from '../commands/index.ts';
import { act } from '../commands/act.ts';
import type { CommandContext, CommandSummary } from '../commands/context.ts';
import { createDispatch } from './command/dispatch.ts';
import type { Dispatch } from './command/command.ts';
import { signatureOf } from './command/usage.ts';
import type { Config } from './config/config.ts';
import { type Desk, openDesk } from './desk/desk.ts';
import type { Platform, PlatformEvents } from './platform/platform.ts';
import type { ContentSource } from './ports/content-source.ts';
import type { Clock } from './runtime/clock.ts';
import { createIncidentId } from './runtime/incident-id.ts';
import type { Logger } from './runtime/logger.ts';

export interface AppOptions extends PlatformEvents {
  readonly config: Pick<Config, 'discord' | 'slack'>;
  readonly source: ContentSource;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface App {
  readonly desk: Desk;
  readonly dispatch: Dispatch;
  readonly platforms: readonly Platform[];
  stop(): Promise<void>;
}

/** Loads the content, opens the desk, connects every configured platform, and keeps the desk up to date. Resolves when all of them answer. */
export async function startApp({ config, source, clock, logger, onFatal }: AppOptions): Promise<App> {
  const edition = await source.load();
  logger.info({ articles: edition.articles.length, sections: countSections(edition), problems: edition.problems.length }, 'content loaded');
  const desk = openDesk(edition, clock);
  const dispatch = createDispatch<CommandContext>({
    commands,
    act,
    context: () => ({ ...desk.served(), commands: commandSummaries }),
    createIncidentId: () => createIncidentId(),
    onIncident: ({ id, during, cause }) => logger.error({ incident: id, during, err: cause }, 'a command failed'),
  });
  const platforms = await createPlatforms({ config, dispatch, clock, logger, onFatal });
  const stopWatching = source.watch((next) => {
    desk.publish(next);
    logger.info({ articles: next.articles.length, sections: countSections(next), problems: next.problems.length }, 'content changed');
  });

  async function stop(): Promise<void> {
    stopWatching();
    await Promise.all(platforms.map((platform) => platform.stop()));
    await source.close();
    desk.close();
  }

  try {
    await Promise.all(platforms.map((platform) => platform.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { desk, dispatch, platforms, stop };
}

const commandSummaries: readonly CommandSummary[] = commands.map((command) => ({
  signature: signatureOf(command),
  name: command.name,
  description: command.description,
  examples: command.examples,
}));

/** discord.js and Bolt are read only when their platform is configured: they are most of the time it takes to start. */
async function createPlatforms(options: Omit<AppOptions, 'source'> & { readonly dispatch: Dispatch }): Promise<readonly Platform[]> {
  const { config, dispatch, clock, logger, onFatal } = options;
  const shared = { commands, dispatch, clock, onFatal };
  const [discord, slack] = await Promise.all([
    config.discord && import('./platform/discord/discord-platform.ts'),
    config.slack && import('./platform/slack/slack-platform.ts'),
  ]);
  const platforms: Platform[] = [];
  if (discord && config.discord) {
    platforms.push(discord.createDiscordPlatform({ ...config.discord, ...shared, token: config.discord.token.reveal(), logger: logger.child({ component: 'discord' }) }));
  }
  if (slack && config.slack) {
    const { botToken, appToken, apiUrl } = config.slack;
    platforms.push(slack.createSlackPlatform({ ...shared, apiUrl, botToken: botToken.reveal(), appToken: appToken.reveal(), logger: logger.child({ component: 'slack' }) }));
  }
  return platforms;
}

function countSections({ articles }: { readonly articles: readonly { readonly sections: readonly unknown[] }[] }): number {
  return articles.reduce((sum, { sections }) => sum + sections.length, 0);
}
