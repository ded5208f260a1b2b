import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { NewsdeskError } from '../../runtime/errors.ts';
import type { Act, ActResult } from '../acts.ts';
import type { PageEvent } from '../protocol.ts';
import type { ArticleReading, AskedInVain, PageSource, TermListing } from '../content-panel.ts';
import type { Access } from './access.ts';
import { type AssetSource, chooseEncoding } from './assets.ts';
import { composeDocument } from './document.ts';
import type { EventStreams } from './event-streams.ts';
import { isToken, judgeHost, judgeOrigin, type PageAddress, pageHeaders } from './guard.ts';
import { parseAct } from './parse-act.ts';

export interface PageRoutesOptions {
  readonly access: Access;
  readonly address: () => PageAddress;
  readonly assets: AssetSource;
  readonly streams: EventStreams;
  /** The first event of a stream. */
  readonly opening: () => PageEvent;
  readonly article: (slug: string) => ArticleReading | undefined;
  readonly questions: () => Promise<readonly AskedInVain[]>;
  readonly terms: (typed: string) => TermListing;
  readonly sources: () => Promise<readonly PageSource[]>;
  readonly perform: (act: Act) => Promise<ActResult>;
  readonly scrub: (line: string) => string;
  /** Of this start: acts and events want it. */
  readonly token: string;
  readonly onFault: (error: unknown) => void;
}

/** Bytes of one act. */
const maxActBytes = 64 * 1024;
/** Acts that may be under way at a time: each waits for the bot, 3 s at most. */
const maxActs = 64;

/** `/page/` and all below it, and a way there from `/`. */
export function createPageRoutes(options: PageRoutesOptions): Hono {
  const { access, address, assets, token, scrub, onFault } = options;
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
  addAssets(routes, options);
  addEvents(routes, options);
  addReadings(routes, options);
  addActs(routes, options);
  routes.onError((error, context) => {
    onFault(error);
    const text = error instanceof NewsdeskError ? `${error.message} ${error.fix ?? ''}` : 'The page failed; the log says why.';
    return context.text(scrub(text), 500, pageHeaders);
  });
  return routes;
}

function addAssets(routes: Hono, { assets }: PageRoutesOptions): void {
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
}

function addEvents(routes: Hono, { streams, opening, token }: PageRoutesOptions): void {
  routes.get('/page/events', (context) => {
    const refused = refuse(context, context.req.query('token'), token);
    if (refused) return refused;
    context.header('Cache-Control', 'no-store');
    const stream = streams.open(opening());
    if (stream === undefined) {
      context.header('Retry-After', '10');
      return context.text('Too many people look at this page.', 503);
    }
    context.header('Content-Type', 'text/event-stream; charset=utf-8');
    return context.body(stream);
  });
}

/** The readings that the browser asks for by itself. */
function addReadings(routes: Hono, { article, questions, terms, sources, scrub, token }: PageRoutesOptions): void {
  const readings: Readonly<Record<string, (query: (name: string) => string) => unknown>> = {
    questions: () => questions(),
    terms: (query) => terms(query('find')),
    sources: () => sources(),
    article: (query) => article(query('slug')) ?? null,
  };
  for (const [name, read] of Object.entries(readings))
    routes.get(`/page/${name}`, async (context) => {
      const refused = refuse(context, context.req.header('x-newsdesk-token'), token);
      if (refused) return refused;
      context.header('Cache-Control', 'no-store');
      const reading = await read((key) => context.req.query(key) ?? '');
      return context.body(scrub(JSON.stringify(reading)), 200, { 'Content-Type': 'application/json' });
    });
}

function addActs(routes: Hono, { perform, scrub, token }: PageRoutesOptions): void {
  let underWay = 0;
  const limit = bodyLimit({
    maxSize: maxActBytes,
    onError: (context) => context.text(`An act has at most ${maxActBytes} bytes.`, 413),
  });
  routes.post('/page/act', limit, async (context) => {
    const refused = refuse(context, context.req.header('x-newsdesk-token'), token);
    if (refused) return refused;
    context.header('Cache-Control', 'no-store');
    if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) return context.text('An act is JSON.', 415);
    const parsed = parseAct(await context.req.json().catch(() => undefined));
    if (parsed.kind === 'invalid') return context.text(parsed.why, 400);
    if (underWay >= maxActs) return context.text('Too much at once.', 429);
    underWay += 1;
    try {
      const result = await perform(parsed.act);
      return context.body(scrub(JSON.stringify(result)), 200, { 'Content-Type': 'application/json' });
    } finally {
      underWay -= 1;
    }
  });
}

/** The answer to a request that does not come from the page, or not from one of this start. */
function refuse(context: Context, given: string | undefined, token: string): Response | undefined {
  const verdict = judgeOrigin({
    host: context.req.header('host') ?? '',
    origin: context.req.header('origin'),
    fetchSite: context.req.header('sec-fetch-site'),
  });
  if (verdict.kind === 'refused') return context.text(verdict.why, verdict.status);
  return isToken(given, token) ? undefined : context.text('This page is of an earlier start: load it again.', 403);
}
