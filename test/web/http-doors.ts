import { Hono } from 'hono';
import type { Dispatch } from '../../src/command/command.ts';
import { createDiscordHttpPlatform } from '../../src/platform/discord/receiver/http-platform.ts';
import { inboundPaths } from '../../src/platform/inbound-paths.ts';
import { createSlackPlatform } from '../../src/platform/slack/slack-platform.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { startHttpServer } from '../../src/runtime/http-server.ts';
import type { InboundAnswer } from '../../src/runtime/inbound.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { createInboundRoutes } from '../../src/web/inbound-routes.ts';
import { articleCommands, createArticleDispatch } from '../platform/article-dispatch.ts';

/** A request as a platform signed it. */
export interface SignedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Both platforms behind one HTTP server, and the number of times that anything was done for anybody. */
export interface HttpDoors {
  readonly discord: DiscordSandbox;
  readonly slack: SlackSandbox;
  readonly url: string;
  readonly answers: readonly InboundAnswer[];
  readonly log: readonly string[];
  effects(): number;
  /** Sends without a socket between, as fast as the code is. */
  send(request: SignedRequest): Promise<Response>;
  /** The next request that comes by the socket is kept, and not passed on. */
  catchNext(cause: () => Promise<unknown>): Promise<SignedRequest>;
  close(): Promise<void>;
}

export interface DoorOptions {
  readonly clock?: Clock;
  readonly dispatch?: Dispatch;
}

export async function openHttpDoors({
  clock = systemClock,
  dispatch: inner = createArticleDispatch(),
}: DoorOptions = {}): Promise<HttpDoors> {
  const [discord, slack] = await Promise.all([createDiscordSandbox(), createSlackSandbox()]);
  const log: string[] = [];
  const answers: InboundAnswer[] = [];
  let effects = 0;
  const counted = <Given extends readonly unknown[], Done>(work: (...given: Given) => Done) => {
    return (...given: Given): Done => {
      effects += 1;
      return work(...given);
    };
  };
  const dispatch: Dispatch = {
    ...inner,
    run: counted(inner.run),
    runText: counted(inner.runText),
    act: counted(inner.act),
    hear: counted(inner.hear),
    suggest: counted(inner.suggest),
  };
  const shared = {
    commands: articleCommands,
    dispatch,
    clock,
    logger: createLogger({ level: 'debug', destination: { write: (line) => void log.push(line) }, format: 'json' }),
    onAnswered: () => {},
    onUndelivered: (cause: unknown) => void log.push(String(cause)),
    onDropped: (what: string) => void log.push(`dropped ${what}`),
    onFatal: (cause: Error) => void log.push(String(cause)),
  };
  const platforms = {
    discord: createDiscordHttpPlatform({ ...shared, token: discord.token, apiUrl: discord.apiUrl, publicKey: discord.publicKey }),
    slack: createSlackPlatform({ ...shared, botToken: slack.botToken, signingSecret: slack.signingSecret, apiUrl: slack.apiUrl }),
  };
  const routes = new Hono();
  let caught: ((request: SignedRequest) => void) | undefined;
  routes.use(async ({ req }, next) => {
    if (caught === undefined) return next();
    caught({ path: req.path, headers: req.header(), body: new Uint8Array(await req.arrayBuffer()) });
    caught = undefined;
    return new Response(null, { status: 500 });
  });
  for (const name of ['slack', 'discord'] as const) {
    const onAnswered = (answer: InboundAnswer): void => void answers.push(answer);
    routes.route('/', createInboundRoutes({ path: inboundPaths[name], inbound: () => platforms[name].inbound, clock, onAnswered }));
  }
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes });
  await Promise.all(Object.values(platforms).map((platform) => platform.start()));
  await slack.setRequestUrl(server.url + inboundPaths.slack);
  await discord.endpoint.save(server.url + inboundPaths.discord);
  answers.splice(0);
  return {
    discord,
    slack,
    url: server.url,
    answers,
    log,
    effects: () => effects,
    send: async ({ path, headers, body }) => routes.request(path, { method: 'POST', headers, body }),
    async catchNext(cause) {
      const { promise, resolve } = Promise.withResolvers<SignedRequest>();
      caught = resolve;
      await cause();
      return promise;
    },
    async close() {
      await Promise.all(Object.values(platforms).map((platform) => platform.stop()));
      await server.close();
      await Promise.all([discord.close(), slack.close()]);
    },
  };
}
