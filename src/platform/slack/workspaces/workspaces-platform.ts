import type { App, ReceiverEvent } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { NewsdeskError } from '../../../runtime/errors.ts';
import type { InstallDoor } from '../../../runtime/install-door.ts';
import { Recent } from '../../../runtime/recent.ts';
import type { Platform } from '../../platform.ts';
import { createSeenWithin } from '../../seen-ids.ts';
import type { Standing } from '../../standing.ts';
import { openTransport, type SlackWayIn } from '../open-transport.ts';
import { createSlackLogger } from '../slack-logger.ts';
import type { SharedSlackOptions } from '../slack-platform.ts';
import { createSlackStanding } from '../slack-standing.ts';
import { type PayloadOrigin, originsOf } from './payload-origin.ts';
import type { TeamAccess } from './team-access.ts';
import type { TokenWatch } from './token-watch.ts';
import type { AnswerUnserved } from './unserved-payload.ts';
import { createWorkspaceApp, type WorkspaceApp } from './workspace-app.ts';
import type { WorkspaceTokens } from './workspace-tokens.ts';

export type WorkspacesPlatformOptions = Omit<SharedSlackOptions, 'botToken'> & SlackWayIn;

/** The parts that the workspaces share with what is sent to them. */
export interface WorkspacesParts {
  readonly tokens: WorkspaceTokens;
  readonly watch: TokenWatch;
  readonly access: TeamAccess;
  readonly install: InstallDoor;
  readonly answerUnserved: AnswerUnserved;
}

/** One Web API call's time, in ms, as in `createSlackPlatform`. */
const REQUEST_TIMEOUT_MS = 15_000;
/** Slack delivers a copy after five minutes at the latest, and a request that was overheard is worthless after five; in ms. */
const REMEMBER_FOR_MS = 10 * 60_000;
/** LRU size of workspaces that are served from memory; between this and twice this many are kept, some 70 kB each. */
const WORKSPACES = 500;

interface Served {
  readonly app: WorkspaceApp;
  /** The installation that it was made for: after another one it is made anew. */
  readonly installedAt: number;
}

/** One Slack app in all workspaces that install it. The start waits for none of them, and what fails in one has no consequence elsewhere. */
export function createWorkspacesPlatform(
  options: WorkspacesPlatformOptions,
  { tokens, watch, access, install, answerUnserved }: WorkspacesParts,
): Platform {
  const { apiUrl, commands, dispatch, clock, logger, onDropped = () => {}, onFatal } = options;
  const { onAnswered, onUndelivered, onLeftOut = () => {} } = options;
  const standing: Standing = options.standing ?? createSlackStanding({ apiUrl, appToken: options.appToken }, logger);
  const clientOptions: WebClientOptions = { timeout: REQUEST_TIMEOUT_MS, logger: createSlackLogger(logger), slackApiUrl: apiUrl };
  const once = { ...clientOptions, retryConfig: { retries: 0 } };
  // The ids of Slack's events and triggers are unique among all workspaces.
  const seen = createSeenWithin(clock, REMEMBER_FOR_MS);
  const served = new Recent<string, Served>(WORKSPACES);
  let started = false;
  let stopping = false;
  const transport = openTransport(options, { once, clock, logger, standing, onDropped, isStopping: () => stopping });
  const stoppedAtStart = Promise.withResolvers<never>();
  // The start waits for it; nobody else has to.
  stoppedAtStart.promise.catch(() => {});
  standing.onStopped((fault) => {
    void transport.stop();
    if (started && !stopping) onFatal(fault);
    else stoppedAtStart.reject(fault);
  });

  async function findApp({ teamId, organization }: PayloadOrigin): Promise<WorkspaceApp | undefined> {
    const found = await tokens.find(teamId, organization);
    if (found === undefined) return undefined;
    const { installation } = found;
    const before = served.get(teamId);
    if (before !== undefined && before.installedAt === installation.installedAt) return before.app;
    const app = createWorkspaceApp({
      teamId,
      installation,
      async token() {
        const now = await tokens.find(teamId, organization);
        if (now === undefined) throw notInstalled(teamId);
        return now.token;
      },
      onSuspected: (what) => void watch.suspect(teamId, what),
      clientOptions,
      commands,
      dispatch,
      createSeen: () => seen,
      heard: options.heard,
      clock,
      logger: logger.child({ team: teamId }),
      onAnswered,
      onUndelivered,
      onLeftOut,
    });
    served.set(teamId, { app, installedAt: installation.installedAt });
    return app;
  }

  async function processEvent(event: ReceiverEvent): Promise<void> {
    // The organization's, not one workspace's. To look for the app of one that it names would bring that one back.
    if ((await access.take(event.body)) === 'taken') return event.ack();
    const places = originsOf(event.body);
    for (const place of places) {
      const app = await findApp(place);
      if (app !== undefined) return app.processEvent(event);
    }
    if (places[0] !== undefined) return answerUnserved(event, places[0]);
    // Nobody waits for an event, and unacknowledged it would come again.
    if (event.body['type'] === 'event_callback') await event.ack();
  }

  // Of the app the ways in use nothing else.
  transport.init({ processEvent } as App);

  return {
    name: 'slack',
    ...(transport.inbound && { inbound: transport.inbound }),
    install,
    async start() {
      const starting = transport.start().catch((error: unknown) => Promise.reject(standing.fault() ?? error));
      await Promise.race([starting, stoppedAtStart.promise]);
      started = true;
      logger.info(
        { by: transport.inbound === undefined ? 'sockets' : 'http' },
        'slack connected for every workspace that installs the app',
      );
    },
    installationId: () => undefined,
    isReady: () => started && standing.fault() === undefined && transport.isConnected(),
    findTrouble: () => standing.fault()?.message,
    async stop() {
      stopping = true;
      await Promise.all(served.values().map(({ app }) => app.drain()));
      await transport.stop();
      // The database is closed behind the platform.
      await tokens.drain();
    },
  };
}

function notInstalled(teamId: string): NewsdeskError {
  return new NewsdeskError(`The app is not installed in the workspace ${teamId} any more.`, {
    code: 'slack.notInstalled',
    fix: 'Have it installed again, by the address that ends with /slack/install.',
  });
}
