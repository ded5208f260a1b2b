import type { ParsedRequest, WireResponse } from '../../http-server.ts';
import { DiscordApiError, refusal } from '../api-error.ts';
import type { RateLimiter } from '../rate-limits.ts';
import type { World } from '../world.ts';
import { assertReadable, readFiles } from './request-body.ts';
import type { RestAnswer, RestRequest, Route } from './route.ts';
import type { RouteFinder } from './routing.ts';

export interface RestOptions {
  readonly find: RouteFinder;
  readonly world: World;
  /** The token that is valid now; `undefined` once revoked. */
  readonly token: () => string | undefined;
  readonly limiter: RateLimiter;
  /** Told which route a request took, before it is answered. */
  readonly onRoute: (request: ParsedRequest, route: Route) => void;
}

export type RestApi = (request: ParsedRequest) => WireResponse | Promise<WireResponse>;

/** REST v10: version, route, token, rate limit, body, in the order in which Discord looks at them. */
export function createRestApi(options: RestOptions): RestApi {
  const { find, world, limiter, token } = options;

  function perform(request: ParsedRequest, route: Route, rest: RestRequest): WireResponse {
    const outcome = limiter.take({
      method: route.method,
      pattern: route.pattern,
      major: rest.params['channelId'] ?? rest.params['guildId'] ?? rest.params['token'] ?? '',
      countsGlobally: route.auth === 'bot',
      crosspostChannelId: crosspostChannel(route, rest),
    });
    if (outcome.kind === 'limited') return outcome.response;
    return answer(() => {
      assertReadable(request.body);
      return route.handle(rest);
    }, outcome.headers);
  }

  /** Crossposts, and edits of what was crossposted. */
  function crosspostChannel(route: Route, { params }: RestRequest): string | undefined {
    if (route.pattern.endsWith('/crosspost')) return params['channelId'];
    if (route.method !== 'PATCH' || route.pattern !== '/channels/:channelId/messages/:messageId') return undefined;
    const message = world.channels.get(params['channelId'] ?? '')?.messages.get(params['messageId'] ?? '');
    return message?.crossposted ? message.channelId : undefined;
  }

  return (request) => {
    const path = /^\/api\/v10(\/.*)$/.exec(request.path)?.[1];
    const match = path === undefined ? undefined : find(request.method, path);
    if (match === undefined || match.kind === 'unknown') return answer(refuse('notFound'));
    if (match.kind === 'wrongMethod') return answer(refuse('methodNotAllowed'));
    const { route, params } = match;
    options.onRoute(request, route);
    const valid = token();
    if (route.auth === 'bot' && (valid === undefined || request.headers.authorization !== `Bot ${valid}`))
      return answer(refuse('unauthorized'));
    const rest = { params, query: request.query, body: request.body, files: [] };
    // Only a multipart form has to be awaited; everything else is answered in the same turn.
    if (!request.headers['content-type']?.startsWith('multipart/')) return perform(request, route, rest);
    return readFiles(request).then((files) => perform(request, route, { ...rest, files }));
  };
}

function refuse(name: Parameters<typeof refusal>[0]): () => never {
  return () => {
    throw refusal(name);
  };
}

function answer(handle: () => RestAnswer, headers: Readonly<Record<string, string>> = {}): WireResponse {
  try {
    const { status, json } = handle();
    if (json === undefined) return { status, headers };
    return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(json) };
  } catch (error) {
    if (!(error instanceof DiscordApiError)) throw error;
    return {
      status: error.status,
      headers: { 'content-type': 'application/json', ...headers, ...error.headers },
      body: JSON.stringify(error.toBody()),
    };
  }
}
