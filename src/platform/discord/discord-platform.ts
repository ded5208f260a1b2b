import { Client, DiscordAPIError, Events, GatewayIntentBits, Options, Status } from 'discord.js';
import type { AnyCommand, Dispatch } from '../../command/command.ts';
import type { Clock } from '../../runtime/clock.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import type { Logger } from '../../runtime/logger.ts';
import { retryUntil } from '../../runtime/retry-until.ts';
import { type Platform, type PlatformEvents, TooLateError } from '../platform.ts';
import { createAnswerRest } from './answer.ts';
import { createInteractionHandler, type InteractionHandler } from './interactions.ts';
import { registerCommands } from './register-commands.ts';

export interface DiscordOptions extends PlatformEvents {
  readonly token: string;
  /** What the gateway tells at READY, when left out. */
  readonly applicationId?: string;
  readonly guildId?: string;
  /** `https://…/api`, without a version and without a slash at the end. */
  readonly apiUrl: string;
  readonly commands: readonly AnyCommand<never>[];
  readonly dispatch: Dispatch;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** One request's time, in ms: Discord's own default in discord.js. */
const requestTimeoutMs = 15_000;

/** Gateway close codes after which Discord will not have us back. */
const fatalCloseCodes: Readonly<Record<number, string>> = {
  4004: 'the token was refused or revoked',
  4010: 'the shard is not valid',
  4011: 'the bot is in too many guilds for one shard',
  4013: 'an intent is not valid',
  4014: 'an intent is not allowed for this application',
};

/** Connects to Discord's gateway, keeps the registration of the commands up to date, and answers interactions. */
export function createDiscordPlatform(options: DiscordOptions): Platform {
  const { token, apiUrl, guildId, commands, dispatch, clock, logger, onAnswered, onUndelivered, onLeftOut = () => {}, onFatal } = options;
  const answerRest = createAnswerRest(apiUrl);
  let stopping = false;
  let client: Client | undefined;
  let handler: InteractionHandler | undefined;

  /** discord.js destroys a client whose login failed, for good: every attempt takes a new one. */
  async function connect(): Promise<Client<true>> {
    const attempt = createClient(apiUrl);
    client = attempt;
    const interactions = createInteractionHandler({
      dispatch,
      rest: attempt.rest,
      answerRest,
      clock,
      onDelivery(delivery, what) {
        if (delivery === 'answered') onAnswered(what);
        else if (delivery === 'tooLate')
          onUndelivered(new TooLateError('Discord no longer took the answer: three seconds were over.'), what);
      },
      onUndelivered,
      onLeftOut,
    });
    handler = interactions;
    attempt.on(Events.InteractionCreate, (interaction) => interactions.handle(interaction));
    attempt.on(Events.ShardDisconnect, ({ code }) => {
      if (!stopping && client === attempt) fail(code, onFatal);
    });
    attempt.on(Events.ShardReconnecting, () => {
      if (!stopping) logger.warn('discord gateway connection lost, reconnecting');
    });
    attempt.on(Events.ShardResume, () => logger.info('discord gateway connection resumed'));
    attempt.on(Events.ShardError, (error) => logger.warn({ error }, 'discord gateway error'));
    attempt.on(Events.Error, (error) => logger.error({ error }, 'discord client error'));
    const ready = new Promise<Client<true>>((resolve) => attempt.once(Events.ClientReady, resolve));
    await attempt.login(token);
    return ready;
  }

  async function start(): Promise<void> {
    const { rest, application } = await untilReached('connect to the gateway', connect);
    const applicationId = options.applicationId ?? application.id;
    const diff = await untilReached('register the commands', () =>
      registerCommands(rest, { applicationId, ...(guildId === undefined ? {} : { guildId }) }, commands),
    );
    logger.info({ ...diff, scope: guildId ?? 'global' }, 'discord commands registered');
  }

  function untilReached<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    return retryUntil(attempt, {
      clock,
      isFinal: (error) => stopping || isFinal(error),
      onRetry: (error, delayMs) => logger.warn({ error, delayMs }, `discord cannot be reached to ${what}, trying again`),
    }).catch((error: unknown) => {
      throw startError(error);
    });
  }

  return {
    name: 'discord',
    start,
    installationId: () => undefined,
    // `client.isReady()` and the manager's own status stay true through every later disconnection (discord.js 14.28).
    isReady: () => client?.isReady() === true && client.ws.shards.every(({ status }) => status === Status.Ready),
    async stop() {
      stopping = true;
      await handler?.drain();
      await client?.destroy();
    },
  };
}

function createClient(api: string): Client {
  return new Client({
    // Slash commands, buttons and menus arrive without any further intent.
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    // Commands of the servers that are here are answered at once; discord.js would keep them until the last server has arrived, up to 15 s.
    waitGuildTimeout: 0,
    rest: { retries: 0, timeout: requestTimeoutMs, api },
    // Answers need nothing that was cached from earlier: memory stays flat with the number of guilds.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMemberManager: 0,
      UserManager: 100,
      PresenceManager: 0,
    }),
  });
}

function fail(code: number, onFatal: PlatformEvents['onFatal']): void {
  const reason = fatalCloseCodes[code] ?? `the gateway closed the connection for good with code ${code}`;
  onFatal(
    new NewsdeskError(`Discord ended the connection: ${reason}.`, {
      code: 'discord.disconnected',
      fix: code === 4004 ? tokenFix : 'See docs/operations.md, then start again.',
    }),
  );
}

const tokenFix = 'Copy the token again from the Discord developer portal (Bot, Reset Token) into DISCORD_TOKEN, and start again.';

function isFinal(error: unknown): boolean {
  if (error instanceof NewsdeskError) return error.retry === 'never';
  if (error instanceof DiscordAPIError) return error.status >= 400 && error.status < 500 && error.status !== 429;
  return error instanceof Error && /token|intents/iu.test(error.message) && !/fetch|connect/iu.test(error.message);
}

function startError(error: unknown): unknown {
  if (error instanceof NewsdeskError) return error;
  const refused =
    (error instanceof DiscordAPIError && error.status === 401) || (error instanceof Error && /invalid token/iu.test(error.message));
  if (refused) return new NewsdeskError('Discord refused the token.', { code: 'discord.tokenRefused', fix: tokenFix, cause: error });
  const message = error instanceof Error ? error.message : String(error);
  return new NewsdeskError(`Discord refused to let the bot start: ${message}.`, {
    code: 'discord.refused',
    fix: 'Check DISCORD_TOKEN, DISCORD_APPLICATION_ID and DISCORD_GUILD_ID, and that the bot was invited to the guild.',
    cause: error,
  });
}
