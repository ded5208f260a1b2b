import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnnouncementEvents } from '../../src/app/announcement-events.ts';
import { createAppEvents } from '../../src/app/app-events.ts';
import { type App, startApp } from '../../src/app/app.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { Secret } from '../../src/runtime/secret.ts';
import { signHeaders } from '../../src/runtime/signed-request.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { createPushesSource, type PushesSource } from '../../src/sources/pushes/pushes-source.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { pushSecret, type PushServer, startPushServer } from '../web/push-server.ts';
import { runNewsdesk, startNewsdesk } from './newsdesk-process.ts';

const slackChannel = 'C0GENERAL1';
const article = {
  id: '7',
  url: 'https://gate.example/tide',
  title: 'The tide gate',
  html: '<p>It opens at noon.</p><h2 id="keeper">The keeper</h2><p>She holds two keys.</p>',
};

describe('a publication that pushes its articles', () => {
  let root: string;
  let discord: DiscordSandbox;
  let slack: SlackSandbox;
  let storage: Storage;
  let app: App;
  let pushes: PushesSource;
  let server: PushServer;

  const onDiscord = (): readonly string[] =>
    discord
      .messages(discord.channelId('general'))
      .filter(({ ephemeralFor }) => ephemeralFor === undefined)
      .map(({ payload }) => JSON.stringify(payload));
  const onSlack = (): readonly string[] =>
    slack
      .messages(slackChannel)
      .filter(({ visibleTo, threadTs }) => visibleTo === undefined && threadTs === undefined)
      .map(({ text, blocks }) => `${text} ${JSON.stringify(blocks)}`);
  const everywhere = (words: string): number => [...onDiscord(), ...onSlack()].filter((post) => post.includes(words)).length;
  const start = async (): Promise<void> => {
    const logger = createLogger({ level: 'info', destination: { write: () => {} }, format: 'json' });
    const metrics = createMetrics();
    pushes = createPushesSource({ names: ['blog'], root, clock: systemClock });
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
      source: pushes,
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
      channelId: discord.channelId('questions'),
      command: 'news',
      options: { query },
    });
    return JSON.stringify(interaction.message?.payload);
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'newsdesk-pushes-'));
    [discord, slack, storage] = await Promise.all([
      createDiscordSandbox({ guilds: [{ name: 'The Gate', owner: 'ada', channels: [{ name: 'general' }, { name: 'questions' }] }] }),
      createSlackSandbox(),
      openMemory(),
    ]);
    server = await startPushServer(async (request) => pushes?.receive(request));
    await start();
  });
  afterEach(async () => {
    await server.http.close();
    await app.stop();
    await storage.close();
    await discord.close();
    await slack.close();
    await rm(root, { recursive: true, force: true });
  });

  it('announces what is pushed four times once, edits it, retracts it, and has it after a restart', async () => {
    const publish = { type: 'publish', article };
    for (const key of ['one', 'one', 'two', 'three']) expect(await server.send(publish, { key })).toMatchObject({ status: 200 });
    await vi.waitFor(() => expect(everywhere('The tide gate')).toBe(2), 60_000);
    expect(await ask('keeper of the keys')).toContain('https://gate.example/tide#keeper');

    await server.send({ type: 'update', article: { ...article, title: 'The salt gate' } });
    await vi.waitFor(() => expect(everywhere('The salt gate')).toBe(2), 60_000);
    await server.send({ type: 'retract', article: { url: article.url }, reason: 'The gate is a door.' });
    await vi.waitFor(() => expect(everywhere('Retracted: The gate is a door.')).toBe(2), 60_000);
    expect([onDiscord().length, onSlack().length]).toEqual([1, 1]);

    await app.stop();
    await start();
    expect(await server.send(publish, { key: 'one' })).toMatchObject({ status: 200, body: { result: 'published' } });
    expect(await server.send({ type: 'delete', article: { id: '7' } }, { key: 'one' })).toMatchObject({ status: 422 });
    expect(await ask('keeper of the keys')).toContain('She holds two keys.');
    expect([onDiscord().length, onSlack().length]).toEqual([1, 1]);
  });

  it('keeps nothing of what is not signed, and takes down what is deleted', async () => {
    const publish = { type: 'publish', article };
    expect(await server.send(publish, { secret: 'another secret of the same length' })).toMatchObject({ status: 401 });
    expect(await server.send(publish, { at: Date.now() - 3_600_000 })).toMatchObject({ status: 400 });
    expect(await server.send({ ...publish, padding: 'x'.repeat(1024 * 1024) })).toMatchObject({ status: 413 });
    await server.send({ type: 'publish', article: { id: '8', title: 'The salt pan', markdown: 'Salt is **cheap**.' } });
    await vi.waitFor(() => expect(everywhere('The salt pan')).toBe(2), 60_000);
    expect(everywhere('The tide gate')).toBe(0);
    expect(await ask('keeper of the keys')).not.toContain('two keys');

    await server.send({ type: 'delete', article: { id: '8' } });
    await vi.waitFor(() => expect(everywhere('This article was taken down.')).toBe(2), 60_000);
    expect(everywhere('The salt pan')).toBe(0);
    expect(await ask('salt pan')).not.toContain('cheap');
  });
});

describe('newsdesk', () => {
  let cwd: string;

  beforeEach(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'newsdesk-pushes-'));
    await writeFile(join(cwd, 'newsdesk.yaml'), 'sources:\n  - push: blog\n');
  });
  afterEach(() => rm(cwd, { recursive: true, force: true }));

  it('serve takes pushes in at its port, and has no word of the secret in the log', async () => {
    const process = startNewsdesk(['serve'], { PUSH_SECRET: pushSecret }, cwd);
    const { url } = await process.line('health is answered', 30_000);
    await process.line('ready', 30_000);
    const body = Buffer.from(JSON.stringify({ type: 'publish', article }));
    const headers = signHeaders(pushSecret, { id: 'one', at: Date.now(), body });
    const send = (given: Record<string, string>) => fetch(`${url}/hooks/publish`, { method: 'POST', headers: given, body });

    expect((await send({})).status).toBe(401);
    expect((await send(headers)).status).toBe(200);
    // A file that is being read may be told of first.
    await vi.waitFor(() => expect(process.output()).toMatch(/"articles":1,.*"msg":"content changed"/u), 30_000);
    process.child.kill('SIGTERM');
    const { stdout, stderr } = await process.finished();
    expect(stdout + stderr).toContain('a push was refused');
    expect(stdout + stderr).not.toContain(pushSecret);
  });

  it('serve does not start without the secret, and says how to make one', async () => {
    const { code, stderr } = await runNewsdesk(['serve'], {}, cwd);

    expect([code, stderr]).toEqual([2, expect.stringContaining('PUSH_SECRET is not set')]);
    expect(stderr).toContain('openssl rand -hex 32');
  });

  it('ask, check, sources and doctor know what was pushed', async () => {
    const source = createPushesSource({ names: ['blog'], root: join(cwd, '.newsdesk', 'pushes'), clock: systemClock });
    await source.load();
    expect((await runNewsdesk(['sources'], {}, cwd)).stdout).toBe('blog: POST /hooks/publish: nothing was pushed yet\n');
    await source.receive({ message: { type: 'publish', article }, key: 'one', bodyHash: 'one' });
    await source.close();

    const [asked, checked, sources, doctor] = await Promise.all(
      [['ask', 'keeper'], ['check'], ['sources', '--json'], ['doctor']].map((args) => runNewsdesk(args, { PUSH_SECRET: pushSecret }, cwd)),
    );
    expect(asked?.stdout).toContain('She holds two keys.');
    expect(checked).toMatchObject({ code: 0, stderr: expect.stringContaining('1 article, 2 sections') });
    expect(JSON.parse(sources?.stdout ?? '')).toMatchObject([{ kind: 'push', name: 'blog', articles: 1, lastPushAt: expect.any(Number) }]);
    expect(doctor?.stdout).toMatch(/^ok {7}push blog: 1 article$/mu);
  });
});
