import type { EventEmitter } from 'node:events';

import { systemClock, type Clock } from '../../runtime/clock.ts';
import { createFaultPlan, type FaultPlan } from '../faults.ts';
import { createHttpServer, type Exchange, type ParsedRequest, type WireResponse } from '../http-server.ts';
import type { SandboxEvents } from './events.ts';
import { createRateLimiter, realRateLimits, unlimited, type RateLimitOptions } from './http/rate-limits.ts';
import { answerAuthorize } from './http/authorize.ts';
import { readArguments } from './http/read-arguments.ts';
import { answerResponseUrl } from './http/response-url.ts';
import { answerApiCall, respond, tooMany, type WebApiOptions } from './http/web-api.ts';
import { asString, isJsonObject, type JsonObject } from './json.ts';
import type { SlackManifest } from './manifest.ts';
import { refuse } from './methods/api-method.ts';
import { consent, type ConsentOptions, type ConsentOutcome } from './people/consent.ts';
import { uninstall } from './people/uninstall.ts';
import { click, select, type ActOptions, type SelectOptions } from './people/act.ts';
import { dispatchEvent, type EventRecord } from './people/event.ts';
import { getPerson, missing } from './people/find-person.ts';
import type { Interaction } from './people/interaction.ts';
import { openEntity, type OpenEntityOptions } from './people/open-entity.ts';
import { type Said, say, type SayOptions, type, type TypeOptions } from './people/say.ts';
import { shortcut, type ShortcutOptions } from './people/shortcut.ts';
import { slash, type SlashOptions } from './people/slash.ts';
import { suggest, type SuggestOptions } from './people/suggest.ts';
import { closeView, submitView, type SubmitOptions } from './people/view.ts';
import { createWorkspaceAdmin, type WorkspaceAdmin } from './people/workspace-admin.ts';
import { createRequestLog, type LoggedRequest } from './request-log.ts';
import { defaultTeam, type TeamSeed } from './seed.ts';
import type { Deliver, Envelope } from './socket/envelope.ts';
import { createHttpDelivery } from './http/http-delivery.ts';
import { verifyRequestUrl } from './http/verify-request-url.ts';
import { createSocketControls, type SocketControls } from './socket/socket-controls.ts';
import { createSocketHub } from './socket/socket-hub.ts';
import type { OAuthApp } from './state/oauth-book.ts';
import type { SlackMessage } from './state/message.ts';
import { createSandboxState, type SandboxState } from './state/sandbox-state.ts';
import type { SidePanel } from './state/panel-book.ts';
import type { SlackView } from './state/view-book.ts';
import { toViewJson } from './state/view-json.ts';
import { openDirectMessage, type Workspace } from './state/workspace.ts';
import { messageOf } from '../../runtime/errors.ts';

export interface SlackSandboxOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly host?: string;
  readonly clock?: Clock;
  /** The workspaces the app is installed in; the first is the default one. */
  readonly teams?: readonly [TeamSeed, ...TeamSeed[]];
  /** `off` by default; `real` keeps Slack's documented pace. */
  readonly rateLimits?: 'off' | 'real' | RateLimitOptions;
  /** Decides which commands, shortcuts and events reach the app and which scopes it has. Without one it has all. */
  readonly manifest?: SlackManifest;
  readonly appId?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  /** Sends payloads there as signed HTTP requests instead of through Socket Mode. */
  readonly requestUrl?: string;
  /** The app is installed by OAuth, in no workspace at first. Without it, it is in all of them from the start. */
  readonly oauth?: OAuthApp;
  /** Makes a repeated `client_msg_id` return the first message. Undocumented for apps, so off unless asked for. */
  readonly dedupesClientMsgId?: boolean;
  /** The switch Work Object Previews in the settings of the app; on unless asked for. */
  readonly workObjects?: boolean;
  /** The number of requests that the log keeps. */
  readonly logCapacity?: number;
}

/** A Slack on loopback that the real Bolt and WebClient connect to. */
export interface SlackSandbox {
  /** For `SLACK_API_URL` and `clientOptions.slackApiUrl`, slash included: `http://127.0.0.1:1234/api/`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly appId: string;
  readonly teamId: string;
  readonly botUserId: string;
  readonly events: EventEmitter<SandboxEvents>;
  /** The faults of HTTP requests and, for faults that say so, of acknowledgements: place faults here. */
  readonly faults: FaultPlan;

  slash(options: SlashOptions): Promise<Interaction>;
  click(options: ActOptions): Promise<Interaction>;
  select(options: SelectOptions): Promise<Interaction>;
  suggest(options: SuggestOptions): Promise<Interaction>;
  shortcut(options: ShortcutOptions): Promise<Interaction>;
  submitView(options: SubmitOptions): Promise<Interaction>;
  closeView(view: SlackView): Promise<Interaction>;
  say(options: SayOptions): Promise<Said>;
  /** Types a message without sending it. */
  type(options: TypeOptions): ReturnType<typeof type>;
  /** Opens the Work Object below a link in the side panel. */
  openEntity(options: OpenEntityOptions): ReturnType<typeof openEntity>;
  /** A person's side panel. */
  panel(userId: string): SidePanel | undefined;
  /** Opens the app's Messages tab, the person's direct messages with it. */
  openMessages(userId: string): Promise<EventRecord>;
  /** Opens the app's Home tab. */
  openHome(userId: string): Promise<EventRecord>;
  /** Sends any event, for example `{ type: 'member_joined_channel', ... }`. */
  event(event: JsonObject & { readonly type: string }, teamId?: string): Promise<EventRecord>;
  /** The channel id of a person's direct messages with the app. */
  openDirectMessage(userId: string): string;
  /**
   * Saves the address that payloads are sent to over HTTP, in place of Socket Mode; without one they go through sockets again.
   *
   * @throws if nothing there answers Slack's challenge: then the last address stays.
   */
  setRequestUrl(url: string | undefined): Promise<void>;
  /** A person allows an app to be installed in their workspace, or does not. */
  consent(options: ConsentOptions): ConsentOutcome;
  /** An admin removes an app that was installed by OAuth. The events tell the app of it. */
  uninstall(teamId: string): Promise<readonly EventRecord[]>;
  readonly admin: WorkspaceAdmin;
  readonly socket: SocketControls;

  /** The modals a person has open, the top one last. */
  views(userId: string): readonly SlackView[];
  /** The content of a person's Home tab. */
  home(userId: string): SlackView | undefined;
  workspace(teamId?: string): Workspace;
  /** Every message of a channel, ephemeral and deleted ones included, oldest first. */
  messages(channelId: string): readonly SlackMessage[];
  requests(method?: string): readonly LoggedRequest[];
  requestCounts(): Readonly<Record<string, number>>;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

/** Starts a local Slack. It checks what it is sent as the real one does, and knows nothing of the app that connects. */
export async function createSlackSandbox(options: SlackSandboxOptions = {}): Promise<SlackSandbox> {
  const {
    port = 0,
    host = '127.0.0.1',
    clock = systemClock,
    teams = [defaultTeam],
    rateLimits = 'off',
    manifest,
    appId = 'A0SANDBOX1',
    appToken = 'xapp-1-A0SANDBOX1-0000000001-app',
    signingSecret = 'sandbox-signing-secret',
    requestUrl,
    oauth,
    dedupesClientMsgId = false,
    workObjects = true,
    logCapacity = 5000,
  } = options;
  const [team] = teams;
  const state = createSandboxState({ clock, appId, appToken, manifest, teams, dedupesClientMsgId, workObjects, oauth });
  const faults = createFaultPlan({ clock, onStrike: (strike) => void state.events.emit('fault', strike) });
  const hub = createSocketHub(state, faults);
  const log = createRequestLog(logCapacity);
  const limiter = rateLimits === 'off' ? unlimited : createRateLimiter(clock, rateLimits === 'real' ? realRateLimits : rateLimits);
  const api: WebApiOptions = { state, limiter, openSocket: () => `${state.origin.replace('http', 'ws')}${hub.openTicket()}` };
  const server = await createHttpServer({
    host,
    port,
    clock,
    faults,
    maxBodyBytes: 4_000_000,
    parse: readArguments,
    handle: (request) => answer(api, request),
    tooLarge: () => ({ status: 413 }),
    rateLimited: ({ retryAfterMs }) => tooMany(retryAfterMs),
    bareStatus: (status) => ({ status, headers: { 'content-type': 'text/html' }, body: `<html><body><h1>${status}</h1></body></html>` }),
    onUpgrade: hub.handleUpgrade,
    onExchange: (exchange) => void state.events.emit('request', log.add(toLogged(exchange, clock.now()))),
  });
  let deliver = requestUrl === undefined ? hub.deliver : createHttpDelivery({ state, requestUrl, signingSecret });
  if (state.oauth) state.oauth.uninstall = (workspace) => void uninstall(state, (envelope) => deliver(envelope), workspace);
  state.origin = `http://${host.includes(':') ? `[${host}]` : host}:${server.port}`;
  return {
    apiUrl: `${state.origin}/api/`,
    botToken: team.botToken,
    appToken,
    signingSecret,
    appId,
    teamId: team.id,
    botUserId: team.botUserId,
    events: state.events,
    faults,
    ...createPeople(state, (envelope) => (isInstalledFor(state, envelope) ? deliver(envelope) : undeliverable), team.id),
    consent: (asked) => consent(state, asked),
    uninstall: (teamId) => uninstall(state, (envelope) => deliver(envelope), getWorkspace(state, teamId)),
    async setRequestUrl(url) {
      if (url === undefined) deliver = hub.deliver;
      else {
        await verifyRequestUrl({ state, requestUrl: url, signingSecret });
        deliver = createHttpDelivery({ state, requestUrl: url, signingSecret });
      }
    },
    admin: createWorkspaceAdmin(state),
    socket: createSocketControls(hub),
    views: state.views.stack,
    home: state.views.home,
    panel: state.panels.find,
    workspace: (teamId = team.id) => getWorkspace(state, teamId),
    messages: (channelId) => [...state.workspaces.values()].flatMap((workspace) => workspace.messages.list(channelId)),
    requests: log.list,
    requestCounts: log.counts,
    async close() {
      await hub.close();
      await server.close();
    },
  };
}

const undeliverable = Promise.resolve({ kind: 'undeliverable' } as const);

/** An app hears of a workspace only while it is installed there. */
function isInstalledFor({ oauth, workspaces }: SandboxState, { payload }: Envelope): boolean {
  const { team_id: ownId, team } = payload;
  const workspace = workspaces.get(String(ownId ?? (isJsonObject(team) ? team['id'] : undefined)));
  return oauth === undefined || workspace === undefined || oauth.book.findInstalled(workspace) !== undefined;
}

type People = Pick<
  SlackSandbox,
  | 'slash'
  | 'click'
  | 'select'
  | 'suggest'
  | 'shortcut'
  | 'submitView'
  | 'closeView'
  | 'say'
  | 'type'
  | 'openEntity'
  | 'openHome'
  | 'openMessages'
  | 'event'
  | 'openDirectMessage'
>;

function createPeople(state: SandboxState, deliver: Deliver, defaultTeamId: string): People {
  return {
    slash: (options) => slash(state, deliver, options),
    click: (options) => click(state, deliver, options),
    select: (options) => select(state, deliver, options),
    suggest: (options) => suggest(state, deliver, options),
    shortcut: (options) => shortcut(state, deliver, options),
    submitView: (options) => submitView(state, deliver, options),
    closeView: (view) => closeView(state, deliver, view),
    say: (options) => say(state, deliver, options),
    type: (options) => type(state, deliver, options),
    openEntity: (options) => openEntity(state, deliver, options),
    openHome(userId) {
      const { workspace } = getPerson(state, userId);
      const view = state.views.home(userId);
      const channel = openDirectMessage(workspace, [userId], state.clock).id;
      const shown = view === undefined ? {} : { view: toViewJson(state, workspace, view) };
      return dispatchEvent(state, deliver, workspace, { type: 'app_home_opened', user: userId, channel, tab: 'home', ...shown });
    },
    openMessages(userId) {
      const { workspace } = getPerson(state, userId);
      const channel = openDirectMessage(workspace, [userId], state.clock).id;
      return dispatchEvent(state, deliver, workspace, { type: 'app_home_opened', user: userId, channel, tab: 'messages' });
    },
    event: (event, teamId = defaultTeamId) => dispatchEvent(state, deliver, getWorkspace(state, teamId), event),
    openDirectMessage: (userId) => openDirectMessage(getPerson(state, userId).workspace, [userId], state.clock).id,
  };
}

function getWorkspace(state: SandboxState, teamId: string): Workspace {
  const workspace = state.workspaces.get(teamId);
  if (workspace === undefined) throw missing('team', teamId, 'Use the id of a team of the seed.');
  return workspace;
}

/** No request takes the whole Slack down, however broken. */
function answer(api: WebApiOptions, request: ParsedRequest): WireResponse {
  try {
    return route(api, request);
  } catch (cause) {
    const detail = messageOf(cause);
    return { ...respond(refuse('fatal_error', { response_metadata: { messages: [`[ERROR] ${detail}`] } })), status: 500 };
  }
}

function route(api: WebApiOptions, request: ParsedRequest): WireResponse {
  if (request.path === '/oauth/v2/authorize') return answerAuthorize(api.state, request);
  if (request.path.startsWith('/api/')) return answerApiCall(api, request);
  if (/^\/(commands|actions|app)\//.test(request.path)) return answerResponseUrl(api.state, request);
  return { ...respond(refuse('not_found')), status: 404 };
}

function toLogged({ request, response, fault, durationMs }: Exchange, at: number): Omit<LoggedRequest, 'id'> {
  const { token: _token, ...args } = request.body as JsonObject;
  const answer = String(response?.body ?? '');
  return {
    at,
    method: request.path.startsWith('/api/') ? request.path.slice('/api/'.length) : 'response_url',
    args,
    status: response?.status ?? 0,
    answer,
    durationMs,
    ...(fault === undefined ? {} : { fault }),
    ...errorOf(answer),
  };
}

function errorOf(answer: string): { readonly error?: string } {
  if (!answer.startsWith('{"ok":false')) return {};
  const parsed: unknown = JSON.parse(answer);
  const error = isJsonObject(parsed) ? asString(parsed['error']) : undefined;
  return error === undefined ? {} : { error };
}
