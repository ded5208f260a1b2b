import { randomBytes } from 'node:crypto';
import { systemClock } from '../../runtime/clock.ts';
import { createFaultPlan } from '../faults.ts';
import { createHttpServer, type ParsedRequest, type WireResponse } from '../http-server.ts';
import { type RefusalName, refusal } from './api-error.ts';
import type { Context } from './context.ts';
import { createWorld } from './create-world.ts';
import type { DiscordSandbox } from './discord-sandbox.ts';
import { createGateway } from './gateway/gateway.ts';
import { createInteractionsEndpoint } from './http/endpoint.ts';
import { createWebhookEvents } from './http/webhook-events.ts';
import { createSigningKey } from './http/signing-key.ts';
import { createInteractionStore, toRecord } from './interactions.ts';
import { createJournal } from './journal.ts';
import { discordLimits } from './limits.ts';
import { createNonceMemory } from './nonces.ts';
import { createObserver } from './observer.ts';
import { createOperator } from './operator.ts';
import type { DiscordSandboxOptions } from './options.ts';
import { createPeople } from './people/people.ts';
import { banned, createInvalidRequestGuard, createRateLimiter, noRateLimits, tooManyRequests } from './rate-limits.ts';
import { createRoutes } from './rest/create-routes.ts';
import { parseBody } from './rest/request-body.ts';
import { createRestApi } from './rest/rest-api.ts';
import type { Route } from './rest/route.ts';
import { createRouteFinder } from './rest/routing.ts';
import { defaultUsers } from './seed.ts';
import { createSnowflakes } from './snowflake.ts';
import type { World } from './world.ts';

/** Starts a Discord on loopback, seeded with one guild by default, and ready for the real discord.js. */
export async function createDiscordSandbox(options: DiscordSandboxOptions = {}): Promise<DiscordSandbox> {
  const { clock = systemClock, host = '127.0.0.1', rateLimits = 'off' } = options;
  const nextId = createSnowflakes(clock);
  const key = createSigningKey();
  const world = createWorld(options, nextId, key.publicKey);
  const journal = createJournal();
  const faults = createFaultPlan({ clock, onStrike: (strike) => journal.emit({ kind: 'faultStruck', strike }) });
  const token = options.token ?? createToken(world.applicationId);
  let validToken: string | undefined = token;
  let origin = '';
  const gatewayUrl = (): string => `${origin.replace('http', 'ws')}/gateway`;
  const gateway = createGateway({
    clock,
    world,
    journal,
    token: () => validToken,
    revoke,
    url: gatewayUrl,
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? discordLimits.heartbeatIntervalMs,
    privilegedIntents: options.privilegedIntents ?? [],
    sessionStarts: {
      total: options.sessionStarts ?? discordLimits.sessionStartsPerDay,
      maxConcurrency: options.maxConcurrency ?? 1,
      spaced: rateLimits === 'real',
    },
  });
  const context: Context = { clock, nextId, world, journal, gateway };
  const interactions = createInteractionStore(context);
  const endpoint = createInteractionsEndpoint(world, key, clock);
  const nonces = createNonceMemory(clock, options.nonceWindowMs ?? discordLimits.nonceWindowMs);
  const routes = createRoutes({
    context,
    interactions,
    nonces,
    gateway,
    gatewayUrl,
    recommendedShards: options.recommendedShards,
    origin: () => origin,
  });
  const taken = new WeakMap<ParsedRequest, Route>();
  const api = createRestApi({
    find: createRouteFinder(routes),
    world,
    token: () => validToken,
    limiter: rateLimits === 'real' ? createRateLimiter(clock) : noRateLimits,
    onRoute: (request, route) => taken.set(request, route),
  });
  const guard = createInvalidRequestGuard(clock, options.invalidRequests ?? discordLimits.invalidRequests);
  const observer = createObserver(context);
  const server = await createHttpServer({
    host,
    port: options.port ?? 0,
    clock,
    faults,
    maxBodyBytes: discordLimits.requestBytes,
    parse: parseBody,
    handle: (request) => (rateLimits === 'real' && guard.isBanned() ? banned : (serveFile(world, request) ?? api(request))),
    tooLarge: () => toResponse('requestTooLarge'),
    rateLimited: tooManyRequests,
    bareStatus,
    onUpgrade: gateway.upgrade,
    onExchange(exchange) {
      if (exchange.response) guard.count(exchange.response);
      journal.record(exchange, taken.get(exchange.request)?.pattern, clock.now());
    },
  });
  origin = `http://${host.includes(':') ? `[${host}]` : host}:${server.port}`;

  function revoke(): void {
    validToken = undefined;
  }

  return {
    ...createPeople({ context, interactions, endpoint, origin: () => origin }),
    ...observer,
    ...createOperator(context, options.users ?? defaultUsers),
    subscribe: journal.subscribe,
    events: journal.events,
    requests: journal.requests,
    counters: journal.counters,
    apiUrl: `${origin}/api`,
    port: server.port,
    token,
    applicationId: world.applicationId,
    publicKey: world.publicKey,
    endpoint,
    webhookEvents: createWebhookEvents(world, key, clock),
    botUserId: world.bot.id,
    guildId: world.guilds.keys().next().value ?? '',
    findInteraction(id) {
      const state = interactions.findById(id);
      return state && toRecord(state);
    },
    routes: routes.map(({ method, pattern }) => `${method} ${pattern}`),
    faults,
    gateway,
    revokeToken() {
      revoke();
      gateway.closeWith(4004, 'Authentication failed.');
    },
    async close() {
      faults.clear();
      interactions.close();
      gateway.close();
      journal.close();
      await server.close();
    },
  };
}

/** In the shape of a bot token: the application's id, then two parts that mean nothing. */
function createToken(applicationId: string): string {
  return `${Buffer.from(applicationId).toString('base64url')}.${randomBytes(4).toString('base64url')}.${randomBytes(28).toString('base64url')}`;
}

function toResponse(name: RefusalName): WireResponse {
  const error = refusal(name);
  return { status: error.status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(error.toBody()) };
}

/** Discord itself words its 500s in JSON; the edge in front of it does not. */
function bareStatus(status: number): WireResponse {
  if (status === 500) return toResponse('internal');
  return { status, headers: { 'content-type': 'text/html' }, body: `<html><body><h1>${status}</h1></body></html>` };
}

/** Uploaded files, which Discord would serve from its own host. */
function serveFile(world: World, { method, path }: ParsedRequest): WireResponse | undefined {
  const id = method === 'GET' ? /^\/attachments\/\d+\/(\d+)\//.exec(path)?.[1] : undefined;
  const file = id === undefined ? undefined : world.files.get(id);
  return file && { status: 200, headers: { 'content-type': file.contentType || 'application/octet-stream' }, body: file.bytes };
}
