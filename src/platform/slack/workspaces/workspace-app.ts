import { App, type Receiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { AnyCommand, Dispatch } from '../../../command/command.ts';
import type { Installation } from '../../../ports/installations.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { Logger } from '../../../runtime/logger.ts';
import type { PlatformEvents } from '../../platform.ts';
import type { HeardOnce } from '../../heard-once.ts';
import type { SeenIds } from '../../seen-ids.ts';
import { createListeners, type Listeners } from '../listeners.ts';
import { createLocales } from '../locales.ts';
import { createMembers } from '../membership.ts';
import { createSlackLogger } from '../slack-logger.ts';
import { createWatchingFetch } from '../watching-fetch.ts';

export interface WorkspaceAppOptions extends Omit<PlatformEvents, 'onFatal'> {
  readonly teamId: string;
  /** The bot's ids and name there. */
  readonly installation: Pick<Installation, 'botId' | 'botUserId' | 'botName'>;
  /** The token as it is now: it may be renewed while the workspace is served. @throws if the workspace has none any more. */
  readonly token: () => Promise<string>;
  /** Something looks as if the token were taken back. */
  readonly onSuspected: (what: string) => void;
  readonly clientOptions: WebClientOptions;
  readonly commands: readonly AnyCommand<never>[];
  readonly dispatch: Dispatch;
  readonly createSeen: () => SeenIds;
  readonly heard?: HeardOnce | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** One workspace of many, with all that is asked and remembered of it: its members and their languages are nobody else's. */
export interface WorkspaceApp extends Pick<Listeners, 'drain'>, Pick<App, 'processEvent'> {}

/** Payloads come in by the way in that all workspaces share. */
const noReceiver: Receiver = { init() {}, start: async () => undefined, stop: async () => undefined };

/** A Bolt app for one workspace: 70 kB and 1 ms each with its listeners, Bolt 5.1 on Node 24. */
export function createWorkspaceApp(options: WorkspaceAppOptions): WorkspaceApp {
  const { teamId, installation, token, onSuspected, dispatch, commands, createSeen, clock, logger, ...events } = options;
  const { botId, botUserId, botName } = installation;
  const clientOptions: WebClientOptions = { ...options.clientOptions, fetch: createWatchingFetch(onSuspected) };
  const lookUps = new WebClient(undefined, {
    ...clientOptions,
    fetch: withToken(token, createWatchingFetch(onSuspected)),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // Taken by the methods that need it of an organization's token, and by no other.
    teamId,
  });
  const listeners = createListeners({
    ...events,
    dispatch,
    commands,
    teamId: () => teamId,
    members: createMembers({ client: lookUps, teamId: () => teamId, clock }),
    localeOf: createLocales(lookUps, clock),
    lookUps,
    clock,
    createSeen,
    botName: () => (botName === '' ? undefined : botName),
    // Every workspace sees the terms that are curated here.
    isOnlyInstallation: false,
    onSuspected,
  });
  const app = new App({
    receiver: noReceiver,
    authorize: async () => ({ botToken: await token(), botId, botUserId, teamId }),
    // As in `createSlackPlatform`.
    convoStore: false,
    ignoreSelf: false,
    clientOptions,
    logger: createSlackLogger(logger),
  });
  app.error(async (error) => logger.error({ error }, 'slack listener failed'));
  listeners.register(app);
  return { processEvent: (event) => app.processEvent(event), drain: listeners.drain };
}

/** A client keeps the token that it was made with for good; one that is renewed is put in at each request. */
function withToken(token: () => Promise<string>, send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${await token()}`);
    return send(input, { ...init, headers });
  };
}
