import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '../../runtime/clock.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import type { CommandInfo, PageState } from '../protocol.ts';
import { createAccess } from './access.ts';
import { perform, type Sandboxes } from './acts.ts';
import { type AssetSource, chooseEncoding } from './assets.ts';
import { createDiscordFeed } from './discord-feed.ts';
import { composeDocument } from './document.ts';
import { createEventStreams } from './event-streams.ts';
import { createFaultDrawer } from './fault-drawer.ts';
import { isToken, judgeHost, judgeOrigin, type PageAddress, pageHeaders } from './guard.ts';
import { containFaults } from './contain-faults.ts';
import type { Newsroom } from './newsroom.ts';
import { parseAct } from './parse-act.ts';
import { createSlackFeed } from './slack-feed.ts';

export interface PageOptions {
  readonly sandboxes: Sandboxes;
  /** Slack's commands, from the app's manifest. */
  readonly slackCommands: readonly CommandInfo[];
  readonly newsroom: Newsroom;
  readonly assets: AssetSource;
  readonly clock: Clock;
  /** Takes secrets out of a finished line. */
  readonly scrub: (line: string) => string;
  /** Known once the server listens. */
  readonly address: () => PageAddress;
  /** For what should not happen; the browser is told no more than that it did. */
  readonly onFault: (error: unknown) => void;
}

export interface Page {
  /** To be mounted at the root: `/page/` and all below it, and a way there from `/`. */
  readonly routes: Hono;
  /** What to invite people with, once the server listens on this port. */
  link(server: { readonly port: number }): string;
  /** Makes what the first visitor would have to wait for. */
  prepare(): Promise<void>;
  close(): void;
}

/** Bytes of one act. */
const maxActBytes = 64 * 1024;
/** Acts that may be under way at a time: each waits for the bot, 3 s at most. */
const maxActs = 64;

/** The page's server side: one document, its files, a stream of events and one address for acts. */
export function createPage(options: PageOptions): Page {
  const { sandboxes, newsroom, assets, clock, scrub, address, onFault } = options;
  const token = randomBytes(32).toString('base64url');
  const streams = createEventStreams({ clock, scrub, onWatched: newsroom.watched });
  const emit = containFaults(streams.broadcast, onFault);
  const discord = createDiscordFeed(sandboxes.discord, { clock, emit, onFault });
  const slack = createSlackFeed(sandboxes.slack, options.slackCommands, { clock, emit, onFault });
  const faults = createFaultDrawer(sandboxes, emit);
  const unsubscribe = newsroom.subscribe(emit);
  const access = createAccess(address().host);
  let underWay = 0;

  function state(): PageState {
    const preview = newsroom.preview();
    return {
      discord: discord.state(),
      slack: slack.state(),
      content: newsroom.content(),
      outbox: newsroom.outbox(),
      faults: faults.list(),
      starters: newsroom.starters(),
      ...(preview === undefined ? {} : { preview }),
    };
  }

  const routes = new Hono();
  routes.use('/page/*', async (context, next) => {
    for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value);
    const verdict = judgeHost(context.req.header('host'), address());
    if (verdict.kind === 'refused') return context.text(verdict.why, verdict.status);
    await next();
    return undefined;
  });
  for (const path of ['/', '/page']) routes.get(path, (context) => context.redirect('/page/'));

  routes.get('/page/', async (context) => {
    context.header('Cache-Control', 'no-store');
    const stopped = access.admit(context, address());
    if (stopped) return stopped;
    return context.html(composeDocument({ assets: await assets.load(), token }));
  });

  routes.get('/page/assets/:name', async (context) => {
    const asset = (await assets.load()).find(({ name }) => name === context.req.param('name'));
    if (asset === undefined) return context.text('There is no such file.', 404);
    context.header('Cache-Control', 'public, max-age=31536000, immutable');
    context.header('ETag', asset.etag);
    context.header('Vary', 'Accept-Encoding');
    if (context.req.header('if-none-match') === asset.etag) return context.body(null, 304);
    const encoding = chooseEncoding(context.req.header('accept-encoding'));
    if (encoding !== 'identity') context.header('Content-Encoding', encoding);
    context.header('Content-Type', asset.type);
    return context.body(Buffer.from(asset.bodies[encoding]));
  });

  routes.get('/page/events', (context) => {
    const refused = refuse(context, context.req.query('token'));
    if (refused) return refused;
    const stream = streams.open({ kind: 'state', state: state() });
    if (stream === undefined) {
      context.header('Retry-After', '10');
      return context.text('Too many people look at this page.', 503);
    }
    context.header('Content-Type', 'text/event-stream; charset=utf-8');
    context.header('Cache-Control', 'no-store');
    return context.body(stream);
  });

  routes.post(
    '/page/act',
    bodyLimit({ maxSize: maxActBytes, onError: (context) => context.text(`An act has at most ${maxActBytes} bytes.`, 413) }),
    async (context) => {
      const refused = refuse(context, context.req.header('x-newsdesk-token'));
      if (refused) return refused;
      context.header('Cache-Control', 'no-store');
      if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) return context.text('An act is JSON.', 415);
      const parsed = parseAct(await context.req.json().catch(() => undefined));
      if (parsed.kind === 'invalid') return context.text(parsed.why, 400);
      if (underWay >= maxActs) return context.text('Too much at once.', 429);
      underWay += 1;
      try {
        const result = await perform(sandboxes, faults, parsed.act);
        return context.body(scrub(JSON.stringify(result)), 200, { 'Content-Type': 'application/json' });
      } finally {
        underWay -= 1;
      }
    },
  );

  function refuse(context: Context, given: string | undefined): Response | undefined {
    const verdict = judgeOrigin({
      host: context.req.header('host') ?? '',
      origin: context.req.header('origin'),
      fetchSite: context.req.header('sec-fetch-site'),
    });
    if (verdict.kind === 'refused') return context.text(verdict.why, verdict.status);
    return isToken(given, token) ? undefined : context.text('This page is of an earlier start: load it again.', 403);
  }

  routes.onError((error, context) => {
    onFault(error);
    const text = error instanceof NewsdeskError ? `${error.message} ${error.fix ?? ''}` : 'The page failed; the log says why.';
    return context.text(scrub(text), 500, pageHeaders);
  });

  return {
    routes,
    link: ({ port }) => access.link(port),
    async prepare() {
      await assets.load();
      newsroom.starters();
    },
    close() {
      unsubscribe();
      faults.close();
      discord.close();
      slack.close();
      streams.close();
    },
  };
}
