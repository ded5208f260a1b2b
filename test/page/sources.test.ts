import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNewsdeskFile } from '../../src/config/newsdesk-file.ts';
import type { PageSource } from '../../src/page/content-panel.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createFeedsSource } from '../../src/sources/feeds/feeds-source.ts';
import { createGuardedFetch } from '../../src/sources/network/guarded-fetch.ts';
import { feedOf, type FeedServer, startFeedServer } from '../sources/feeds/feed-server.ts';
import { makeContentDir, type OpenTrial, openTrial } from './open-trial.ts';
import type { PageClient } from './page-client.ts';

let server: FeedServer;
let root: string;
let trial: OpenTrial;
let page: PageClient;
let dir: string;
let removeContent: () => Promise<void>;

beforeAll(async () => {
  ({ dir, remove: removeContent } = await makeContentDir());
  root = await mkdtemp(join(tmpdir(), 'newsdesk-page-sources-'));
  server = await startFeedServer();
  server.answer = ({ url }, response) =>
    void (url === '/good.xml' ? response.end(feedOf(server.origin, [{ slug: 'tide' }, { slug: 'salt' }])) : response.writeHead(500).end());
  const feeds = ['good', 'broken'].map((name) => ({ name, url: `${server.origin}/${name}.xml` }));
  const source = createFeedsSource({
    feeds,
    root,
    clock: systemClock,
    fetch: createGuardedFetch({ userAgent: 'Newsdesk/test', allowedHosts: [server.host] }),
    chance: () => 0,
    firstRoundMs: 60_000,
    onOutcome: () => {},
  });
  await source.load();
  await source.close();
  const hub = {
    version: 1,
    id: 'a',
    secret: 'hush',
    url: 'https://hub.example/',
    topic: 'x',
    askedAt: 0,
    lease: { from: 0, until: Date.now() + 60_000 },
  };
  await writeFile(join(root, 'good', 'hub.json'), JSON.stringify(hub));
  const named = feeds.map(({ name, url }) => `  - feed: ${url}\n    name: ${name}\n`).join('');
  const yaml = `sources:\n  - directory: ${dir}\n  - directory: ${dir}/gone\n${named}  - feed: https://gate.example/new.xml\n    name: new\n  - push: cms\n`;
  trial = await openTrial({ dir, root, list: readNewsdeskFile(yaml, 'newsdesk.yaml') });
  page = await trial.visit();
});
afterAll(async () => {
  await trial.close();
  await server[Symbol.asyncDispose]();
  await removeContent();
  await rm(root, { recursive: true, force: true });
});

const ask = (token: string): Promise<Response> => fetch(`${trial.link}sources`, { headers: { 'x-newsdesk-token': token } });

describe('the sources on the page', () => {
  it('stand in the order of the list, each with what came and when, and with its fault', async () => {
    const text = await (await ask(page.token)).text();

    expect(JSON.parse(text) as PageSource[]).toEqual([
      { name: dir, what: 'a directory' },
      { name: `${dir}/gone`, what: 'a directory', fault: 'there is no such directory' },
      {
        name: 'good',
        place: `${server.origin}/good.xml`,
        what: expect.stringMatching(/^2 articles of “The Gate”; asked .*, next in .*; its hub tells of changes$/u),
      },
      {
        name: 'broken',
        place: `${server.origin}/broken.xml`,
        what: expect.stringMatching(/^0 articles from earlier, still served; asked .*, next in /u),
        fault: expect.stringContaining('answered with status 500'),
      },
      { name: 'new', place: 'https://gate.example/new.xml', what: expect.stringContaining('not asked yet') },
      { name: 'cms', place: 'POST /hooks/publish', what: 'nothing was pushed yet' },
    ]);
    expect(text).not.toContain('hush');
  });

  it('are read by the page alone', async () => {
    expect((await ask('another')).status).toBe(403);
  });
});
