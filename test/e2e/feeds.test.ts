import { symlink, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnnouncementEvents } from '../../src/app/announcement-events.ts';
import { createAppEvents } from '../../src/app/app-events.ts';
import { type App, startApp } from '../../src/app/app.ts';
import { readNewsdeskFile } from '../../src/config/newsdesk-file.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { Secret } from '../../src/runtime/secret.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { createFeedsSource } from '../../src/sources/feeds/feeds-source.ts';
import { createGuardedFetch } from '../../src/sources/network/guarded-fetch.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createGhostSite } from '../sources/feeds/ghost-site.ts';
import { createWordPressSite } from '../sources/feeds/wordpress-site.ts';
import { feedOf, type FeedItem, type FeedServer, startFeedServer } from '../sources/feeds/feed-server.ts';
import { runNewsdesk, startNewsdesk } from './newsdesk-process.ts';

const slackChannel = 'C0GENERAL1';
const recent = new Date(Date.now() - 3_600_000).toUTCString();

describe('a publication that has a feed and no folder', () => {
  let root: string;
  let server: FeedServer;
  let discord: DiscordSandbox;
  let slack: SlackSandbox;
  let storage: Storage;
  let app: App;

  const give = (...items: readonly FeedItem[]): void => {
    server.answer = (_, response) => void response.end(feedOf(server.origin, items));
  };
  const onDiscord = (): readonly string[] =>
    discord.posted.filter(({ guildId }) => guildId !== undefined).map(({ payload }) => JSON.stringify(payload));
  const onSlack = (): readonly string[] =>
    slack
      .messages(slackChannel)
      .filter(({ visibleTo }) => visibleTo === undefined)
      .map(({ text, blocks }) => `${text} ${JSON.stringify(blocks)}`);
  const start = async (): Promise<void> => {
    const logger = createLogger({ level: 'info', destination: { write: () => {} }, format: 'json' });
    const metrics = createMetrics();
    app = await startApp({
      config: {
        discord: { token: new Secret(discord.token), apiUrl: discord.apiUrl, announceChannels: [discord.channelId('general')] },
        slack: {
          botToken: new Secret(slack.botToken),
          appToken: new Secret(slack.appToken),
          apiUrl: slack.apiUrl,
          announceChannels: [slackChannel],
        },
      },
      source: createFeedsSource({
        feeds: [{ name: 'gate', url: `${server.origin}/feed.xml`, everyMs: 150 }],
        root,
        clock: systemClock,
        fetch: createGuardedFetch({ userAgent: 'Newsdesk/test', allowedHosts: [server.host] }),
        chance: () => 0,
        firstRoundMs: 20_000,
        onOutcome: () => {},
      }),
      clock: systemClock,
      logger,
      events: {
        answers: createAppEvents(logger, metrics),
        announcements: createAnnouncementEvents(logger, metrics),
        onFatal: (error) => {
          throw error;
        },
      },
      state: { storage },
    });
  };
  const ask = async (query: string): Promise<string> => {
    const interaction = await discord.slash({
      userId: discord.userId('grace'),
      channelId: discord.channelId('general'),
      command: 'news',
      options: { query },
    });
    return JSON.stringify(interaction.message?.payload);
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'newsdesk-feeds-'));
    server = await startFeedServer();
    [discord, slack, storage] = await Promise.all([createDiscordSandbox(), createSlackSandbox(), openMemory()]);
  });
  afterEach(async () => {
    await app.stop();
    await storage.close();
    await discord.close();
    await slack.close();
    await server[Symbol.asyncDispose]();
    await rm(root, { recursive: true, force: true });
  });

  it('is answered from, announces what comes once, edits it, and goes on after a restart without the network', async () => {
    give({
      slug: 'tide',
      html: '<p>The tide gate opens at noon.</p><h2 id="keeper">The keeper</h2><p>She holds two keys.</p>',
      date: recent,
    });
    await start();
    expect(await ask('keeper of the keys')).toContain('She holds two keys.');
    expect(await ask('keeper of the keys')).toContain('/tide/#keeper');

    give({ slug: 'salt', html: '<p>Salt is cheap.</p>', date: recent }, { slug: 'tide', date: recent });
    await vi.waitFor(() => expect([...onDiscord(), ...onSlack()].filter((post) => post.includes('Title of salt'))).toHaveLength(2), 60_000);
    give({ slug: 'salt', html: '<p>Salt is dear.</p>', title: 'Salt is dear now', date: recent });
    await vi.waitFor(
      () => expect([...onDiscord(), ...onSlack()].filter((post) => post.includes('Salt is dear now'))).toHaveLength(2),
      20_000,
    );

    // Nobody asked in Slack: what is there was announced.
    expect(onSlack().filter((post) => post.includes('Title of tide'))).toEqual([]);

    const before = [onDiscord().length, onSlack().length];
    await app.stop();
    server.answer = (_, response) => void response.writeHead(503).end();
    const asked = server.requests.length;
    await start();
    await vi.waitFor(() => expect(server.requests.length).toBeGreaterThan(asked), 60_000);

    expect([onDiscord().length, onSlack().length]).toEqual(before);
    const status = await discord.slash({
      userId: discord.userId('grace'),
      channelId: discord.channelId('general'),
      command: 'announcements status',
      options: {},
    });
    expect(JSON.stringify(status.message?.payload)).toMatch(/The source gate cannot be read\./u);
    expect(await ask('salt')).toContain('Salt is dear.');
  });
});

describe('newsdesk', () => {
  let cwd: string;
  let server: FeedServer;

  beforeEach(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'newsdesk-feeds-'));
    server = await startFeedServer();
    server.answer = (_, response) => void response.end(feedOf(server.origin, [{ slug: 'tide' }]));
  });
  afterEach(async () => {
    await server[Symbol.asyncDispose]();
    await rm(cwd, { recursive: true, force: true });
  });

  it('serve reads the feeds of newsdesk.yaml, and sources says how they are', async () => {
    const list = `sources:\n  - feed: ${server.origin}/feed.xml\n    name: gate\nallowHosts: ['${server.host}']\n`;
    await writeFile(join(cwd, 'newsdesk.yaml'), list);
    const process = startNewsdesk(['serve'], {}, cwd);
    expect(await process.line('a feed was read', 30_000)).toMatchObject({ feed: 'gate', added: 1 });
    await process.line('ready', 30_000);
    process.child.kill('SIGTERM');
    await process.finished();

    const listed = await runNewsdesk(['sources'], {}, cwd);
    expect(listed.stdout).toContain(
      `gate: ${server.origin}/feed.xml: not asked yet; newsdesk serve asks it and keeps what it gives, a trial without a token keeps nothing`,
    );
  });

  it('ask, terms, check and doctor read the feeds of newsdesk.yaml as they were kept', async () => {
    const list = (name: string): Promise<void> =>
      writeFile(
        join(cwd, 'newsdesk.yaml'),
        `sources:\n  - feed: ${server.origin}/feed.xml\n    name: ${name}\nallowHosts: ['${server.host}']\n`,
      );
    await list('gate');
    expect(await runNewsdesk(['ask', 'tide'], {}, cwd)).toMatchObject({ code: 2, stderr: expect.stringContaining('were not read yet') });
    await keep(['gate']);

    const [asked, checked, doctor] = await Promise.all([
      runNewsdesk(['ask', 'tide'], {}, cwd),
      runNewsdesk(['check'], {}, cwd),
      runNewsdesk(['doctor'], {}, cwd),
    ]);
    expect(asked.stdout).toContain('Text of tide.');
    expect(checked).toMatchObject({ code: 0, stderr: expect.stringContaining('of “The Gate” gives 1 article.') });
    expect(doctor.stdout).toMatch(/^ok {7}feed gate: 1 article$/mu);

    await list('other');
    server.answer = (_, response) => void response.end(feedOf(server.origin, [{ slug: 'salt' }]));
    await keep(['other']);
    expect((await runNewsdesk(['ask', 'tide'], {}, cwd)).stdout).not.toContain('Text of tide.');
  });

  /** Keeps feeds of these names, as `serve` does. */
  async function keep(names: readonly string[]): Promise<void> {
    const source = createFeedsSource({
      feeds: names.map((name) => ({ name, url: `${server.origin}/feed.xml` })),
      root: join(cwd, '.newsdesk', 'feeds'),
      clock: systemClock,
      fetch: createGuardedFetch({ userAgent: 'Newsdesk/test', allowedHosts: [server.host] }),
      chance: () => 0,
      firstRoundMs: 20_000,
      onOutcome: () => {},
    });
    await source.load();
    await source.close();
  }

  it('serve says what is wrong with newsdesk.yaml, and where', async () => {
    await writeFile(join(cwd, 'newsdesk.yaml'), 'sources:\n  - feed: gate.example\n');
    const { code, stderr } = await runNewsdesk(['serve'], {}, cwd);

    expect(code).toBe(2);
    expect(stderr).toContain('newsdesk.yaml:2: sources.0.feed is not an address');
  });

  it('serve reads WordPress, Ghost and pages of newsdesk.yaml beside each other', async () => {
    const wordpress = createWordPressSite(
      () => server.origin,
      [{ id: 1, slug: 'salt', title: 'Salt', html: '<p>Salt is cheap.</p>', modified: '2026-10-01T10:00:00' }],
    );
    const ghost = createGhostSite(
      () => server.origin,
      [{ id: 'g1', slug: 'reed', title: 'Reed', html: '<p>Reed is wet.</p>', updatedAt: '2026-10-01T10:00:00.000Z' }],
    );
    server.answer = (request, response) => {
      if (request.url?.startsWith('/ghost/')) return ghost.answer(request, response);
      if (request.url !== '/heron/') return wordpress.answer(request, response);
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<html><body><main><h1>The heron</h1><p>${'The heron stands at the weir. '.repeat(20)}</p></main></body></html>`);
    };
    await writeFile(
      join(cwd, 'newsdesk.yaml'),
      `sources:\n  - wordpress: ${server.origin}/\n    name: blog\n  - ghost: ${server.origin}/\n    key: ${ghost.key}\n    name: letter\n` +
        `  - pages: ['${server.origin}/heron/']\n    name: birds\nallowHosts: ['${server.host}']\n`,
    );
    const process = startNewsdesk(['serve'], {}, cwd);
    await process.line('ready', 60_000);
    process.child.kill('SIGTERM');
    const { stdout } = await process.finished();

    for (const feed of ['blog', 'letter', 'birds']) expect(stdout).toContain(`"feed":"${feed}","given":1,"added":1`);
  });

  describe('init', () => {
    const read = (): Promise<string> => readFile(join(cwd, 'newsdesk.yaml'), 'utf8');
    const page = (head: string): string => `<html><head>${head}</head><body>Hello</body></html>`;
    const isSite = (head: string, feed = feedOf(server.origin, [{ slug: 'tide' }])): void => {
      server.answer = ({ url }, response) => {
        if (url === '/') response.end(page(head));
        else if (url === '/feed.xml') response.end(feed);
        else if (url === '/sitemap.xml') response.end(`<urlset><url><loc>${server.origin}/tide/</loc></url></urlset>`);
        else response.writeHead(404).end();
      };
    };
    const link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">';

    it.each([
      ['a feed', link, undefined, 'feed: ORIGIN/feed.xml\n'],
      ['a feed of summaries', link, 'description', 'feed: ORIGIN/feed.xml\n    fullText: true\n'],
      ['WordPress', '<link rel="https://api.w.org/" href="/api/">', undefined, 'wordpress: ORIGIN/\n'],
      ['a sitemap alone', '', undefined, 'pages: ORIGIN/sitemap.xml\n'],
    ])('writes newsdesk.yaml for a site with %s, which serve can read', async (_, head, tag, expected) => {
      const feed = feedOf(server.origin, [{ slug: 'tide' }]);
      isSite(head, tag === undefined ? feed : feed.replaceAll('content:encoded', tag));
      const done = await runNewsdesk(['init', '--allow-private', '.', `${server.origin}/`], {}, cwd);

      expect(done).toMatchObject({ code: 0, stderr: expect.stringContaining('newsdesk.yaml is written') });
      expect(await read()).toContain(`sources:\n  - directory: "."\n  - ${expected.replace('ORIGIN', server.origin)}`);
      expect(readNewsdeskFile(await read(), 'newsdesk.yaml').sources).toHaveLength(2);
    });

    it('writes over nothing, and writes nothing for a site that has nothing to read', async () => {
      server.answer = ({ url }, response) => void (url === '/' ? response.end(page('')) : response.writeHead(404).end());
      expect(await runNewsdesk(['init', '--allow-private', `${server.origin}/`], {}, cwd)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('names no feed'),
      });
      await expect(read()).rejects.toThrow('ENOENT');
      expect((await runNewsdesk(['init', 'nowhere'], {}, cwd)).stderr).toContain('neither a directory nor an address');
      await writeFile(join(cwd, 'newsdesk.yaml'), 'sources: []\n');
      expect((await runNewsdesk(['init', '.'], {}, cwd)).stderr).toContain('is there already');
      expect(await read()).toBe('sources: []\n');
    });
  });

  // A system without it has no folder that takes no files from anybody.
  it.skipIf(process.platform !== 'linux')('init says that its file cannot be written', async () => {
    const { code, stderr } = await runNewsdesk(['init', cwd], {}, '/proc/self');

    expect(code).toBe(2);
    expect(stderr).toMatch(/^newsdesk: The file newsdesk\.yaml cannot be written: \w+\.\n {2}Run the command in a folder/u);
  });

  it('init writes over no link, even one that leads nowhere', async () => {
    await symlink(join(cwd, 'gone', 'newsdesk.yaml'), join(cwd, 'newsdesk.yaml'));

    expect((await runNewsdesk(['init', '.'], {}, cwd)).stderr).toContain('is there already');
  });

  it('check goes on behind a source that cannot be read, and ends with the worst of the exit codes', async () => {
    server.answer = ({ url = '' }, response) =>
      void (url === '/broken.xml' ? response.writeHead(500).end() : response.end(feedOf(server.origin, [{ slug: 'tide' }])));
    const lines = [`feed: ${server.origin}/broken.xml`, 'directory: nowhere', `feed: ${server.origin}/feed.xml`];
    await writeFile(
      join(cwd, 'newsdesk.yaml'),
      `sources:\n${lines.map((line) => `  - ${line}\n`).join('')}allowHosts: ["${server.host}"]\n`,
    );
    const [checked, listed] = await Promise.all([runNewsdesk(['check'], {}, cwd), runNewsdesk(['sources'], {}, cwd)]);

    expect(checked.code).toBe(2);
    expect(checked.stderr).toContain('/broken.xml answered with status 500\n  Run it again later.\n');
    expect(checked.stderr).toMatch(/There is no content directory nowhere\n {2}.* in newsdesk\.yaml if it is listed there/u);
    expect(checked.stderr).toContain('1 article, 1 section');
    expect(listed).toMatchObject({ code: 1, stdout: expect.stringContaining('nowhere: there is no such directory') });
  });

  it('check reads an address in a private network if newsdesk.yaml allows its host', async () => {
    server.answer = (_, response) => void response.end(feedOf(server.origin, [{ slug: 'tide' }]));
    const address = `${server.origin}/feed.xml`;
    const refused = await runNewsdesk(['check', address], {}, cwd);
    await writeFile(join(cwd, 'newsdesk.yaml'), `sources:\n  - directory: .\nallowHosts: ["${server.host}"]\n`);
    const read = await runNewsdesk(['check', address], {}, cwd);

    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('allowHosts:') });
    expect(read.stderr).toContain('1 article, 1 section');
  });

  it('check reads a page that names no feed', async () => {
    server.answer = (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<html><body><main><h1>The heron</h1><p>${'The heron stands at the weir. '.repeat(20)}</p></main></body></html>`);
    const read = await runNewsdesk(['check', '--allow-private', `${server.origin}/heron`], {}, cwd);

    expect(read).toMatchObject({ code: 0, stderr: expect.stringContaining('is a page that names no feed') });
  });

  it('check reads a feed by its address, if it may', async () => {
    const refused = await runNewsdesk(['check', `${server.origin}/feed.xml`], {}, cwd);
    const read = await runNewsdesk(['check', '--allow-private', `${server.origin}/feed.xml`], {}, cwd);

    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('not on the public internet') });
    expect(read.stderr).toContain('of “The Gate” gives 1 article.');
    expect(read.code).toBe(0);
  });
});
