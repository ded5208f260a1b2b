import { expect, it } from 'vitest';
import { addWebRoutes, type WebRoutesOptions } from '../../src/cli/web-routes.ts';
import { loadConfig } from '../../src/config/config.ts';
import { readNewsdeskFile } from '../../src/config/newsdesk-file.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createHealthRoutes } from '../../src/runtime/health.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import type { HubDoor } from '../../src/sources/feeds/hubs/hub-door.ts';
import { makeArticle, makeEdition } from '../announce/fixtures.ts';

const logger = createLogger({ level: 'info', destination: { write: () => {} }, format: 'json' });
const routesOf = (options: Pick<WebRoutesOptions, 'config' | 'sources' | 'parts'>) => {
  const routes = createHealthRoutes({ checks: [], clock: systemClock });
  addWebRoutes(routes, { ...options, logger, metrics: createMetrics() });
  return routes;
};
const ask = async (HOST: string, servesFeed?: boolean, host = '127.0.0.1:8080'): Promise<number> => {
  const routes = routesOf({
    config: loadConfig({ HOST }),
    sources: { sources: [], allowHosts: [], webhooks: [], ...(servesFeed === undefined ? {} : { servesFeed }) },
    parts: { edition: makeEdition([makeArticle('tide')]) },
  });
  return (await routes.request('http://127.0.0.1:8080/feed.xml', { headers: { host } })).status;
};

it('serves the feed to this machine, and to everybody only if newsdesk.yaml says so', async () => {
  expect(await ask('127.0.0.1')).toBe(200);
  expect(await ask('127.0.0.1', undefined, 'news.example')).toBe(403);
  expect(await ask('0.0.0.0')).toBe(404);
  expect(await ask('0.0.0.0', true, 'news.example')).toBe(200);
  expect(await ask('127.0.0.1', false)).toBe(404);
});

it.each([
  ['file:state.db', 200],
  ['postgres://desk:x@db.example/desk', 404],
])(
  'with the database %s a hub is answered with %d: of processes that share one, it could reach the wrong one',
  async (DATABASE_URL, status) => {
    const hubs: HubDoor = {
      confirm: async () => ({ kind: 'confirmed', challenge: 'x' }),
      isKnown: () => false,
      deliver: async () => 'unknown',
    };
    const routes = routesOf({
      config: loadConfig({ DATABASE_URL, PUBLIC_URL: 'https://news.example' }),
      sources: readNewsdeskFile('sources:\n  - feed: https://gate.example/feed.xml\n', 'newsdesk.yaml'),
      parts: { sources: { hubs, pushes: undefined, root: '' } },
    });

    expect((await routes.request('http://127.0.0.1/hooks/websub/a')).status).toBe(status);
  },
);

it('takes no pushes if newsdesk.yaml lists none', async () => {
  const routes = routesOf({ config: loadConfig({}), sources: undefined, parts: {} });

  expect((await routes.request('http://127.0.0.1/hooks/publish', { method: 'POST' })).status).toBe(404);
});
