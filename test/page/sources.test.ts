import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeSources } from '../../src/cli/sources/describe-sources.ts';
import { readNewsdeskFile, type SourceList } from '../../src/config/newsdesk-file.ts';
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
let list: SourceList;
let removeContent: () => Promise<void>;

beforeAll(async () => {
  ({ dir, remove: removeContent } = await makeContentDir());
  root = await mkdtemp(join(tmpdir(), 'newsdesk-page-sources-'));
  server = await startFeedServer();
  const named = feedOf(server.origin, [{ slug: 'tide' }, { slug: 'salt' }]).replace(
    '<channel>',
    '<channel><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example/"/>',
  );
  server.answer = ({ url }, response) => void (url === '/broken.xml' ? response.writeHead(500).end() : response.end(named));
  const feeds = ['good', 'quiet', 'denied', 'broken'].map((name) => ({ name, url: `${server.origin}/${name}.xml` }));
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
  for (const [name, more] of Object.entries({ good: { isReliable: true }, quiet: {}, denied: { isDenied: true, lease: undefined } }))
    await writeFile(join(root, name, 'hub.json'), JSON.stringify({ ...hub, ...more }));
  const entries = feeds.map(({ name, url }) => `  - feed: ${url}\n    name: ${name}\n`).join('');
  const yaml = `sources:\n  - directory: ${dir}\n  - directory: ${dir}/gone\n${entries}  - feed: https://gate.example/new.xml\n    name: new\n  - push: cms\n`;
  list = readNewsdeskFile(yaml, 'newsdesk.yaml');
  trial = await openTrial({ dir, root, list });
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
      ...[
        ['quiet', 'subscribed at its hub'],
        ['denied', 'its hub refuses to tell of changes'],
      ].map(([name, what]) => ({ name, place: `${server.origin}/${name}.xml`, what: expect.stringMatching(`; ${what}$`) })),
      {
        name: 'broken',
        place: `${server.origin}/broken.xml`,
        what: expect.stringMatching(/^asked .*, next in /u),
        fault: expect.stringContaining('answered with status 500'),
      },
      { name: 'new', place: 'https://gate.example/new.xml', what: expect.stringContaining('not asked yet') },
      { name: 'cms', place: 'POST /hooks/publish', what: 'nothing was pushed yet' },
    ]);
    expect(text).not.toContain('hush');
  });

  it('have no hub that tells of changes if several processes may share the database', async () => {
    const described = await describeSources(list, { root, dir, isShared: true });

    expect(described.map(({ what }) => /; its hub .*/u.exec(what)?.[0])).toContain(
      '; its hub is not used, because several processes may share PostgreSQL',
    );
    expect(JSON.stringify(described)).not.toMatch(/tells of changes|refuses|subscribed/u);
  });

  it('are read by the page alone', async () => {
    expect((await ask('another')).status).toBe(403);
  });
});
