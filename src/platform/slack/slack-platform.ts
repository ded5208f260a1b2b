import { App } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { AnyCommand, Dispatch } from '../../command/command.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../../runtime/logger.ts';
import { retryUntil } from '../../runtime/retry-until.ts';
import type { Platform, PlatformEvents } from '../platform.ts';
import type { Standing } from '../standing.ts';
import type { HeardOnce } from '../heard-once.ts';
import { createSeenIds, createSeenWithin } from '../seen-ids.ts';
import { createListeners } from './listeners.ts';
import { askOutlook } from './ask-outlook.ts';
import { createMembers } from './membership.ts';
import { openTransport, type SlackWayIn } from './open-transport.ts';
import { platformErrorOf } from './platform-error.ts';
import { createSlackLogger } from './slack-logger.ts';
import { createSlackStanding } from './slack-standing.ts';
import { deadToken, slackTokenFault } from './token-errors.ts';
import { createWatchingFetch } from './watching-fetch.ts';
import { createLocales } from './locales.ts';

export type SlackOptions = SharedSlackOptions & SlackWayIn;

export interface SharedSlackOptions extends PlatformEvents {
  /** `xoxb-…` */
  readonly botToken: string;
  /** `https://…/api/`, with a slash at the end. */
  readonly apiUrl: string;
  readonly commands: readonly AnyCommand<never>[];
  readonly dispatch: Dispatch;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Shared with everything else that speaks to Slack; one of its own by default. */
  readonly standing?: Standing;
  /** This process is the only one, by default. */
  readonly heard?: HeardOnce | undefined;
}

/** One Web API call's time, in ms: without it a server that hangs blocks for ever (web-api 8.2). */
const requestTimeoutMs = 15_000;
/** Slack delivers a copy after five minutes at the latest, and a request that was overheard is worthless after five; in ms. */
const rememberForMs = 10 * 60_000;

/** Takes commands over Socket Mode or over HTTP, and answers slash commands, buttons and menus. */
export function createSlackPlatform(options: SlackOptions): Platform {
  const {
    botToken,
    apiUrl,
    commands,
    dispatch,
    clock,
    logger,
    onAnswered,
    onUndelivered,
    onLeftOut = () => {},
    onDropped = () => {},
    onFatal,
  } = options;
  const standing = options.standing ?? createSlackStanding(options, logger);
  const slackLogger = createSlackLogger(logger);
  let started = false;
  let teamId: string | undefined;
  let botName: string | undefined;
  let stopping = false;
  const stoppedAtStart = Promise.withResolvers<never>();
  // The start waits for it; nobody else has to.
  stoppedAtStart.promise.catch(() => {});

  const clientOptions: WebClientOptions = {
    timeout: requestTimeoutMs,
    logger: slackLogger,
    slackApiUrl: apiUrl,
    fetch: createWatchingFetch((error) => {
      if (!stopping) void standing.suspect(error);
    }),
  };
  const once = { ...clientOptions, retryConfig: { retries: 0 } };
  const transport = openTransport(options, { once, clock, logger, standing, onDropped, isStopping: () => stopping });
  const lookUps = new WebClient(botToken, { ...once, rejectRateLimitedCalls: true });
  const members = createMembers({ client: lookUps, teamId: () => teamId, clock });
  const listeners = createListeners({
    dispatch,
    commands,
    teamId: () => teamId,
    members,
    localeOf: createLocales(lookUps, clock),
    lookUps,
    clock,
    createSeen: () => (options.signingSecret === undefined ? createSeenIds(2_500) : createSeenWithin(clock, rememberForMs)),
    heard: options.heard,
    botName: () => botName,
    onAnswered,
    onUndelivered,
    onLeftOut,
    onSuspected: (what) => void standing.suspect(what),
  });
  standing.onStopped((fault) => {
    void transport.stop();
    if (started && !stopping) onFatal(fault);
    else stoppedAtStart.reject(fault);
  });

  async function start(): Promise<void> {
    const identity = await untilReached('check the bot token', () =>
      new WebClient(botToken, { ...clientOptions, retryConfig: { retries: 0 } }).auth.test(),
    );
    teamId = identity.team_id;
    botName = identity.user;
    const app = new App({
      receiver: transport,
      token: botToken,
      // With these two, and verification off, Bolt asks auth.test neither in its constructor nor at every event.
      botId: identity.bot_id ?? '',
      botUserId: identity.user_id ?? '',
      tokenVerificationEnabled: false,
      // Both are for messages and events, which are not listened to; they would run at every command.
      convoStore: false,
      ignoreSelf: false,
      clientOptions,
      logger: slackLogger,
    });
    app.error(async (error) => logger.error({ error }, 'slack listener failed'));
    listeners.register(app);
    await app.start();
    const by = transport.inbound === undefined ? 'sockets' : 'http';
    logger.info({ team: identity.team, bot: identity.user, by }, 'slack connected');
  }

  function untilReached<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    return retryUntil(() => verified(attempt), {
      clock,
      isFinal: (error) => stopping || standing.fault() !== undefined || isFinal(error),
      onRetry: (error, delayMs) => logger.warn({ error, delayMs }, `slack cannot be reached to ${what}, trying again`),
    }).catch((error: unknown) => {
      const refused = platformErrorOf(error);
      throw refused === undefined ? error : slackTokenFault(refused);
    });
  }

  /** A refusal of the token counts once Slack stands by it. */
  async function verified<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      const said = platformErrorOf(error);
      if (said !== undefined && deadToken.has(said)) await standing.suspect(said);
      throw standing.fault() ?? error;
    }
  }

  return {
    name: 'slack',
    ...(transport.inbound && { inbound: transport.inbound }),
    async start() {
      await Promise.race([start(), stoppedAtStart.promise]);
      started = true;
    },
    installationId: () => teamId,
    lookAt: (channelId) => askOutlook(lookUps, { channelId, botName, clock }),
    isReady: () => started && standing.fault() === undefined && transport.isConnected(),
    findTrouble: () => standing.fault()?.message,
    async stop() {
      stopping = true;
      await listeners.drain();
      await transport.stop();
    },
  };
}

/** Asking again, unchanged, would be refused again. */
function isFinal(error: unknown): boolean {
  const said = platformErrorOf(error);
  return said !== undefined && !deadToken.has(said);
}
