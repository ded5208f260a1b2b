import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { openPageClient } from '../page/page-client.ts';
import { type Environment, type NewsdeskProcess, runNewsdesk, startNewsdesk } from './newsdesk-process.ts';

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function start(args: readonly string[], environment: Environment = {}): NewsdeskProcess {
  const started = startNewsdesk(args, environment);
  closers.push(() => void started.child.kill('SIGKILL'));
  return started;
}

/** Stands for the real platforms: whatever the trial did there would be seen. */
async function realPlatforms() {
  const [discord, slack] = await Promise.all([createDiscordSandbox(), createSlackSandbox()]);
  closers.push(
    () => discord.close(),
    () => slack.close(),
  );
  const environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    ANNOUNCE_DISCORD_CHANNELS: discord.channelId('announcements'),
    DATABASE_URL: `file:${join(await makeDirectory(), 'newsdesk.db')}`,
  };
  return { discord, slack, environment };
}

async function makeDirectory(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'newsdesk-'));
  closers.push(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

async function makeContent(): Promise<string> {
  const dir = await makeDirectory();
  await writeFile(join(dir, 'zeppelin.md'), '---\ntitle: Zeppelin\ndraft: true\n---\n\nThe zeppelin has landed.\n');
  await writeFile(join(dir, 'balloon.md'), '# Balloon\n\nA balloon rose.\n');
  return dir;
}

describe('newsdesk serve', () => {
  it('prints one link without any configuration, and ends in good order while somebody looks', async () => {
    const desk = start(['serve']);
    const { page: link } = await desk.line('ready');
    const page = await openPageClient(String(link));
    const root = await fetch(new URL('/', String(link)));

    desk.child.kill('SIGTERM');
    const { code } = await desk.finished();

    expect(root.url).toBe(link);
    expect(page.first.content.articles.length).toBeGreaterThan(0);
    expect(desk.output().split('/page/')).toHaveLength(2);
    expect(desk.output()).not.toContain('gave up on a part');
    expect(code).toBe(0);
  });

  it('has no page where a platform is configured', async () => {
    const { environment } = await realPlatforms();
    const desk = start(['serve'], environment);
    const ready = await desk.line('ready');
    const { url } = await desk.line('health is answered');

    const answers = await Promise.all(['/', '/page/', '/page/events', '/page/act'].map((path) => fetch(`${String(url)}${path}`)));

    expect(ready).not.toHaveProperty('page');
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('with --page shows a trial of its own beside the real platforms, which hear nothing of it', async () => {
    const { discord, slack, environment } = await realPlatforms();
    const content = await makeContent();
    const desk = start(['serve', '--page', '--content', content], environment);
    const { page: link, sandbox } = await desk.line('ready');
    const page = await openPageClient(String(link));
    const postsBefore = discord.posted.length;

    const answer = await page.act({
      kind: 'discord.slash',
      userId: page.person('discord', 'Linus'),
      channelId: page.channel('discord', 'general'),
      command: 'news',
      options: { query: 'balloon' },
    });
    await writeFile(join(content, 'gyrocopter.md'), '# Gyrocopter\n\nA gyrocopter flew.\n');
    await page.until('message', ({ message }) => message.channelId === page.channel('slack', 'announcements'));
    await expect.poll(() => discord.posted.length).toBe(postsBefore + 1);

    expect(sandbox).toBe(false);
    expect(answer.status).toBe('done');
    // The one message there is the real announcement, to the channel that is configured; Slack has none configured.
    expect(discord.posted.at(-1)?.channelId).toBe(discord.channelId('announcements'));
    expect(slack.requestCounts()['chat.postMessage'] ?? 0).toBe(0);
    expect(JSON.stringify(page.first)).not.toContain(environment.DISCORD_TOKEN);
    page.leave();
  });

  it('hides the page where others could reach it, says so, and shows it behind a key when asked to', async () => {
    const hidden = start(['serve'], { HOST: '0.0.0.0' });
    const withoutPage = await hidden.line('ready');
    const warned = await hidden.line('configuration');
    hidden.child.kill('SIGKILL');
    const shown = start(['serve', '--page'], { HOST: '0.0.0.0' });
    const { page } = await shown.line('ready');
    const link = new URL(String(page));
    link.hostname = '127.0.0.1';

    const withKey = await fetch(link, { redirect: 'manual' });
    const withoutKey = await fetch(`${link.origin}/page/`);
    const wrongKey = await fetch(`${link.origin}/page/?key=wrong`);
    const cookie = withKey.headers.get('set-cookie') ?? '';
    const withCookie = await fetch(`${link.origin}/page/`, { headers: { Cookie: cookie.split(';')[0] ?? '' } });

    expect(withoutPage).not.toHaveProperty('page');
    expect(String(warned['warning'])).toMatch(/HOST is 0\.0\.0\.0.*--page/);
    expect([withKey.status, withoutKey.status, wrongKey.status, withCookie.status]).toEqual([302, 403, 403, 200]);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
  });
});

describe('newsdesk preview', () => {
  it('prints the link of a page on one article, and leaves configured platforms and the database alone', async () => {
    const { discord, slack, environment } = await realPlatforms();
    const content = await makeContent();
    const desk = start(['preview', join(content, 'zeppelin.md')], { ...environment, DATABASE_URL: `file:${join(content, 'state.db')}` });
    await expect.poll(() => desk.output()).toContain('/page/');
    const link = /http:\S+/.exec(desk.output())?.[0] ?? '';

    const page = await openPageClient(link);
    page.leave();

    expect(page.first.preview).toMatchObject({ file: 'zeppelin.md', slug: 'zeppelin', title: 'Zeppelin' });
    expect([discord.requests.length, slack.requests().length]).toEqual([0, 0]);
    await expect(readFile(join(content, 'state.db'))).rejects.toThrow('ENOENT');
  });

  it('opens the browser only when asked to, and says so where there is none', async () => {
    const content = await makeContent();
    // A system without any program to open a page with.
    const desk = start(['preview', '--open', join(content, 'balloon.md')], { PATH: content });

    await expect.poll(() => desk.output()).toMatch(/The browser could not be opened: .* Open the link by hand\./);

    expect(desk.child.exitCode).toBeNull();
    expect(desk.output()).toContain('/page/');
  });

  it.each([
    ['nothing.md', /There is no file nothing\.md/],
    ['package.json', /is not an article/],
    ['content', /content is a directory[^]*newsdesk check content/],
  ])('of %s says what is wrong', async (file, expected) => {
    const { code, stderr } = await runNewsdesk(['preview', file]);

    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
  });

  it('is refused where others could reach it', async () => {
    const content = await makeContent();

    const { code, stderr } = await runNewsdesk(['preview', join(content, 'balloon.md')], { HOST: '0.0.0.0' });

    expect(code).toBe(2);
    expect(stderr).toMatch(/HOST is 0\.0\.0\.0[^]*--page/);
  });
});
