import { GatewayIntentBits } from 'discord.js';
import { createGuildFollower } from './guild-follower.ts';
import type { InstallationKeeper } from './installation-keeper.ts';
import type { AnyCommand, Dispatch } from '../../command/command.ts';
import type { Processes } from '../../ports/processes.ts';
import type { Shards } from '../../ports/shards.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { Platform, PlatformEvents } from '../platform.ts';
import { createSeenIds } from '../seen-ids.ts';
import type { Standing } from '../standing.ts';
import { createAnswerRest } from './answer.ts';
import { askApplication } from './ask-application.ts';
import { createDiscordStanding } from './discord-standing.ts';
import { createGatewayEvents } from './gateway-events.ts';
import { createGuildBook } from './guild-book.ts';
import { createInteractionIntake } from './interaction-intake.ts';
import { interactionEvents } from './interaction-events.ts';
import { createInteractionHandler } from './interactions.ts';
import { createMessageHandler } from './messages.ts';
import { createReadingClient } from './reading-client.ts';
import { registerCommands } from './register-commands.ts';
import { createLoneShards } from './shards/lone-shards.ts';
import { runShards, type RunningShards } from './shards/run-shards.ts';
import { createSurroundings } from './surroundings.ts';
import { createUntilReached } from './until-reached.ts';

export interface DiscordOptions extends PlatformEvents {
  readonly token: string;
  /** The application that Discord names for the token; the default if left out. */
  readonly applicationId?: string;
  readonly guildId?: string;
  /** `https://…/api`, without a version and without a slash at the end. */
  readonly apiUrl: string;
  readonly commands: readonly AnyCommand<never>[];
  readonly dispatch: Dispatch;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Shared with everything else that speaks to Discord; one of its own by default. */
  readonly standing?: Standing;
  /** The number of shards; the one that Discord recommends by default. */
  readonly shardCount?: number;
  /** The database that the shards' owners are known by; without it this process has all of them. */
  readonly sharing?: ShardSharing;
  /** Keeps who took the app in and out; without a database nobody does. */
  readonly keeper?: InstallationKeeper;
  /** Told how many shards this process has, whenever that changes. */
  readonly onShards?: (held: number) => void;
}

export interface ShardSharing {
  readonly shards: Shards;
  readonly processes: Processes;
  /** Names this process. */
  readonly owner: string;
  /** No other process can be on the database. */
  readonly isSole: boolean;
}

/**
 * Slash commands, buttons and menus need the first alone. The others bring messages; Discord gives the text only of those that mention the
 * bot and of direct ones, which takes no privileged intent.
 */
const intents = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;

/** Connects to Discord's gateway, keeps the registration of the commands up to date, and answers interactions. */
export function createDiscordPlatform(options: DiscordOptions): Platform {
  const { token, apiUrl, guildId, commands, dispatch, clock, logger } = options;
  const { onAnswered, onUndelivered, onLeftOut = () => {}, onDropped = () => {}, onFatal } = options;
  const sharing = options.sharing ?? { ...createLoneShards(), owner: 'alone', isSole: true };
  const standing = options.standing ?? createDiscordStanding(options, logger);
  const { client, rest } = createReadingClient({
    token,
    apiUrl,
    onUnauthorized: () => void standing.suspect('a request was answered with 401'),
  });
  const untilReached = createUntilReached({ standing, clock, logger, isStopping: () => stopping });
  const book = createGuildBook();
  const surroundings = createSurroundings({ rest, clock, book, isInOneGuild: () => events.isInOneGuild() });
  const handler = createInteractionHandler({
    dispatch,
    rest,
    answerRest: createAnswerRest(apiUrl),
    clock,
    surroundings,
    seen: createSeenIds(2_500),
    ...interactionEvents(options),
  });
  const intake = createInteractionIntake({ client, surroundings, handler, onDropped });
  const messages = createMessageHandler({
    dispatch,
    rest,
    clock,
    botId: () => events.botId(),
    surroundings,
    onAnswered,
    onUndelivered,
    onLeftOut,
  });
  const followGuilds = followerOf(options, () => stopping);
  const events = createGatewayEvents({
    rest,
    book,
    onInteraction: intake.take,
    onPacket(packet) {
      messages.handle(packet);
      followGuilds(packet);
    },
    onDropped,
    untilReached,
    logger,
  });
  let stopping = false;
  let running: RunningShards | undefined;

  async function start(): Promise<void> {
    const application = await untilReached('ask for the application', () => askApplication(rest, standing));
    events.introduce(application.bot?.id ?? application.id);
    const shards = runShards({
      ...sharing,
      token,
      intents,
      rest,
      wanted: options.shardCount,
      standing,
      untilReached,
      clock,
      logger,
      onEvent: events.take,
      onGone: events.forget,
      onShards: options.onShards,
      onDropped,
    });
    running = shards;
    await shards.start();
    const target = { applicationId: options.applicationId ?? application.id, ...(guildId === undefined ? {} : { guildId }) };
    const diff = await untilReached('register the commands', () => registerCommands(rest, target, commands));
    logger.info({ ...diff, scope: guildId ?? 'global' }, 'discord commands registered');
  }

  const stoppedAtStart = Promise.withResolvers<never>();
  // The start waits for it; nobody else has to.
  stoppedAtStart.promise.catch(() => {});
  let started = false;
  standing.onStopped((fault) => {
    void running?.stop();
    if (started && !stopping) onFatal(fault);
    else stoppedAtStart.reject(fault);
  });

  return {
    name: 'discord',
    async start() {
      await Promise.race([start(), stoppedAtStart.promise]);
      started = true;
    },
    installationId: () => undefined,
    isReady: () => !stopping && standing.fault() === undefined && running?.isReady() === true,
    findTrouble: () => standing.fault()?.message,
    describeShare: () => running?.describe(),
    async stop() {
      stopping = true;
      // Another process may go on with the shards while the last answers are sent.
      await running?.stop();
      await Promise.all([intake.drain(), messages.drain()]);
      await client.destroy();
    },
  };
}

function followerOf({ keeper, clock, logger }: DiscordOptions, isStopping: () => boolean): ReturnType<typeof createGuildFollower> {
  if (keeper === undefined) return () => {};
  const onTrouble = (error: unknown): void => logger.error({ error }, 'a server that came or left could not be kept');
  return createGuildFollower({ keeper, clock, isStopping, onTrouble });
}
