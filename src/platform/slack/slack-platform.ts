import { App } from '@slack/bolt';
import { ErrorCode, WebClient, type WebClientOptions } from '@slack/web-api';
import type { AnyCommand, Dispatch } from '../../command/command.ts';
import type { Clock } from '../../runtime/clock.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import type { Logger } from '../../runtime/logger.ts';
import { retryUntil } from '../../runtime/retry-until.ts';
import type { Platform, PlatformEvents } from '../platform.ts';
import { createListeners } from './listeners.ts';
import { lookAtChannel } from './look-at-channel.ts';
import { createSlackLogger } from './slack-logger.ts';
import { createTwoSockets } from './two-sockets.ts';
import { createWatchingFetch } from './watching-fetch.ts';

export interface SlackOptions extends PlatformEvents {
  /** `xoxb-…` */
  readonly botToken: string;
  /** `xapp-…`, with the scope `connections:write` */
  readonly appToken: string;
  /** `https://…/api/`, with a slash at the end. */
  readonly apiUrl: string;
  readonly commands: readonly AnyCommand<never>[];
  readonly dispatch: Dispatch;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** One Web API call's time, in ms: without it a server that hangs blocks for ever (web-api 8.2). */
const requestTimeoutMs = 15_000;

/** Between two attempts to connect again, in ms. */
const longestWaitMs = 30_000;

/** Connects over Socket Mode and answers slash commands, buttons and menus. */
export function createSlackPlatform(options: SlackOptions): Platform {
  const {
    botToken,
    appToken,
    apiUrl,
    commands,
    dispatch,
    clock,
    logger,
    onAnswered,
    onUndelivered,
    onLeftOut = () => {},
    onFatal,
  } = options;
  const slackLogger = createSlackLogger(logger);
  let started = false;
  let teamId: string | undefined;
  let botName: string | undefined;
  let stopping = false;
  const refusedAtStart = Promise.withResolvers<never>();
  // Whoever starts waits for it; nobody else has to.
  refusedAtStart.promise.catch(() => {});

  const clientOptions: WebClientOptions = {
    timeout: requestTimeoutMs,
    logger: slackLogger,
    slackApiUrl: apiUrl,
    fetch: createWatchingFetch((error) => {
      if (stopping) return;
      if (started) onFatal(refusal('while running', error));
      else refusedAtStart.reject(refusal('to open a connection', error));
    }),
  };
  // They carry the reconnection over a Web API that is down for a while. Without a longest wait a client is deaf for a third of an outage more.
  const reconnecting = { ...clientOptions, retryConfig: { retries: 1_000, factor: 1.3, maxTimeout: longestWaitMs, randomize: true } };
  const sockets = createTwoSockets({ appToken, logger: slackLogger, installerOptions: { clientOptions: reconnecting } }, clock);
  const listeners = createListeners({ dispatch, commands, clock, botName: () => botName, onAnswered, onUndelivered, onLeftOut });

  async function start(): Promise<void> {
    const identity = await untilReached('check the bot token', () =>
      new WebClient(botToken, { ...clientOptions, retryConfig: { retries: 0 } }).auth.test(),
    );
    teamId = identity.team_id;
    botName = identity.user;
    const app = new App({
      receiver: sockets,
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
    await Promise.race([untilReached('open a connection', () => app.start()), refusedAtStart.promise]);
    started = true;
    logger.info({ team: identity.team, bot: identity.user }, 'slack connected');
  }

  function untilReached<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    return retryUntil(attempt, {
      clock,
      isFinal: (error) => stopping || platformErrorOf(error) !== undefined,
      onRetry: (error, delayMs) => logger.warn({ error, delayMs }, `slack cannot be reached to ${what}, trying again`),
    }).catch((error: unknown) => {
      const refused = platformErrorOf(error);
      throw refused === undefined ? error : refusal(`to ${what}`, refused, error);
    });
  }

  return {
    name: 'slack',
    start,
    installationId: () => teamId,
    lookAt: (channelId) =>
      lookAtChannel(new WebClient(botToken, { ...clientOptions, retryConfig: { retries: 0 } }), { channelId, botName, clock }),
    isReady: () => started && sockets.isConnected(),
    async stop() {
      stopping = true;
      await listeners.drain();
      await sockets.stop();
    },
  };
}

/** The `error` of an answer by Slack itself; undefined when it could not be asked. An HTML page is not an answer by Slack. */
function platformErrorOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== ErrorCode.PlatformError) return undefined;
  const data = 'data' in error ? (error.data as { readonly error?: unknown }) : {};
  const known = typeof data.error === 'string' && /^[a-z_]+$/u.test(data.error);
  return known && !['internal_error', 'ratelimited', 'service_unavailable', 'fatal_error'].includes(data.error as string)
    ? (data.error as string)
    : undefined;
}

function refusal(when: string, error: string, cause?: unknown): NewsdeskError {
  return new NewsdeskError(`Slack refused a token ${when}: ${error}.`, {
    code: 'slack.tokenRefused',
    fix: 'Copy SLACK_BOT_TOKEN (xoxb-, OAuth & Permissions) and SLACK_APP_TOKEN (xapp-, Basic Information, with connections:write) again from api.slack.com/apps, and start again.',
    cause,
  });
}
