import { type Client, Events, Status } from 'discord.js';
import type { AnyCommand, Dispatch } from '../../command/command.ts';
import type { Clock } from '../../runtime/clock.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { Platform, PlatformEvents } from '../platform.ts';
import { createReconnectPace } from '../reconnect-pace.ts';
import { createSeenIds } from '../seen-ids.ts';
import type { Standing } from '../standing.ts';
import { createAnswerRest } from './answer.ts';
import { createClient } from './create-client.ts';
import { createDiscordStanding } from './discord-standing.ts';
import { describeClose, discordRefusal, isTokenRefusal, tokenRefusedCode } from './gateway-faults.ts';
import { gatewaySurroundings } from './gateway-surroundings.ts';
import { interactionEvents } from './interaction-events.ts';
import { createInteractionHandler, type InteractionHandler } from './interactions.ts';
import { createMessageHandler, type MessageHandler } from './messages.ts';
import { registerCommands } from './register-commands.ts';
import { createUntilReached } from './until-reached.ts';

export interface DiscordOptions extends PlatformEvents {
  readonly token: string;
  /** The events that the gateway reports at READY; the default if left out. */
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
}

/** Connects to Discord's gateway, keeps the registration of the commands up to date, and answers interactions. */
export function createDiscordPlatform(options: DiscordOptions): Platform {
  const { token, apiUrl, guildId, commands, dispatch, clock, logger } = options;
  const { onAnswered, onUndelivered, onLeftOut = () => {}, onDropped = () => {}, onFatal } = options;
  const standing = options.standing ?? createDiscordStanding(options, logger);
  const answerRest = createAnswerRest(apiUrl);
  const pace = createReconnectPace(clock);
  const untilReached = createUntilReached({ standing, clock, logger, isStopping: () => stopping });
  let stopping = false;
  let client: Client | undefined;
  let handler: InteractionHandler | undefined;
  let messages: MessageHandler | undefined;
  let recovering = false;

  /** discord.js destroys a client whose login failed, for good: every attempt takes a new one. */
  async function connect(): Promise<Client<true>> {
    const attempt: Client = createClient({
      token,
      apiUrl,
      pace,
      onDropped,
      onBroken: (cause) => void recover(attempt, 'the gateway client failed', cause),
      onUnauthorized: () => void standing.suspect('a request was answered with 401'),
    });
    client = attempt;
    handler = createInteractionHandler({
      dispatch,
      rest: attempt.rest,
      answerRest,
      clock,
      surroundings: gatewaySurroundings,
      seen: createSeenIds(2_500),
      ...interactionEvents(options),
    });
    const { handle } = handler;
    attempt.on(Events.InteractionCreate, handle);
    const hearing = createMessageHandler({
      dispatch,
      rest: attempt.rest,
      clock,
      botId: () => attempt.user?.id,
      parentOf: (channelId) => parentOf(attempt, channelId),
      guildLocale: (guildId) => attempt.guilds.cache.get(guildId)?.preferredLocale,
      onAnswered,
      onUndelivered,
      onLeftOut,
    });
    messages = hearing;
    attempt.on(Events.Raw, hearing.handle);
    attempt.on(Events.ShardDisconnect, ({ code }) => void recover(attempt, describeClose(code), undefined, code));
    attempt.on(Events.ShardReconnecting, () => {
      if (!stopping) logger.warn('discord gateway connection lost, reconnecting');
    });
    attempt.on(Events.ShardResume, () => logger.info('discord gateway connection resumed'));
    attempt.on(Events.ShardError, (error) => logger.warn({ error }, 'discord gateway error'));
    attempt.on(Events.Error, (error) => logger.error({ error }, 'discord client error'));
    const ready = new Promise<Client<true>>((resolve) => attempt.once(Events.ClientReady, resolve));
    try {
      await attempt.login(token);
      return await ready;
    } catch (error) {
      if (isTokenRefusal(error)) await standing.suspect('the gateway or its address was refused');
      throw standing.fault() ?? error;
    }
  }

  /** Faults that discord.js does not come back from by itself get a new client, at the pace of all reconnections. */
  async function recover(lost: Client, what: string, cause?: unknown, code?: number): Promise<void> {
    // While it starts, the attempt itself fails, and is made again.
    if (stopping || !lost.isReady() || client !== lost || recovering) return;
    recovering = true;
    logger.warn({ error: cause, code }, `discord gateway connection lost for good: ${what}`);
    try {
      if (code === tokenRefusedCode) await standing.suspect('the gateway closed the connection');
      else if (code !== undefined) standing.stop(discordRefusal(`ended the connection: ${what}`));
      await lost.destroy();
      await untilReached('connect to the gateway again', connect);
      logger.info('discord gateway connection is there again');
    } catch (error) {
      if (!stopping) standing.stop(error instanceof NewsdeskError ? error : discordRefusal(String(error), error));
    } finally {
      recovering = false;
    }
  }

  async function start(): Promise<void> {
    const { rest, application } = await untilReached('connect to the gateway', connect);
    const applicationId = options.applicationId ?? application.id;
    const diff = await untilReached('register the commands', () =>
      registerCommands(rest, { applicationId, ...(guildId === undefined ? {} : { guildId }) }, commands),
    );
    logger.info({ ...diff, scope: guildId ?? 'global' }, 'discord commands registered');
  }

  const stoppedAtStart = Promise.withResolvers<never>();
  // The start waits for it; nobody else has to.
  stoppedAtStart.promise.catch(() => {});
  let started = false;
  standing.onStopped((fault) => {
    void client?.destroy();
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
    // `client.isReady()` and the manager's own status stay true through every later disconnection (discord.js 14.28).
    isReady: () =>
      standing.fault() === undefined && client?.isReady() === true && client.ws.shards.every(({ status }) => status === Status.Ready),
    findTrouble: () => standing.fault()?.message,
    async stop() {
      stopping = true;
      await Promise.all([handler?.drain(), messages?.drain()]);
      await client?.destroy();
    },
  };
}

function parentOf({ channels }: Client, channelId: string): string | undefined {
  const channel = channels.cache.get(channelId);
  return channel?.isThread() === true ? (channel.parentId ?? undefined) : undefined;
}
