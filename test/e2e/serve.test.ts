import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { type Environment, type NewsdeskProcess, runNewsdesk, startNewsdesk } from './newsdesk-process.ts';

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function serve(environment: Environment, args: readonly string[] = []): NewsdeskProcess {
  const started = startNewsdesk(['serve', ...args], environment);
  closers.push(() => void started.child.kill('SIGKILL'));
  return started;
}

async function bothSandboxes() {
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
  };
  return { discord, slack, environment };
}

describe('newsdesk serve', () => {
  it('is ready without any configuration, answers its health, and stops on SIGTERM with 0', async () => {
    const desk = serve({});
    const ready = await desk.line('ready');
    const { url } = await desk.line('health is answered');

    const [health, readiness] = await Promise.all([fetch(`${String(url)}/healthz`), fetch(`${String(url)}/readyz`)]);
    desk.child.kill('SIGTERM');
    const { code } = await desk.finished();

    expect(ready).toMatchObject({ platforms: ['discord', 'slack'], sandbox: true });
    expect([health.status, readiness.status]).toEqual([200, 200]);
    expect(code).toBe(0);
  });

  it('connects to the platforms that are configured, and answers there', async () => {
    const { discord, slack, environment } = await bothSandboxes();
    const desk = serve(environment);
    await desk.line('ready');

    const inDiscord = await discord.slash({
      userId: discord.userId('linus'),
      channelId: discord.channelId('general'),
      command: 'news',
      options: { query: 'colosus' },
    });
    const inSlack = await slack.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news', text: 'colosus' });

    expect(inDiscord.status).toBe('answered');
    expect(inSlack.status).toBe('acked');
    expect(JSON.stringify((await inSlack.answer()).blocks)).toContain('Colossus');
  });

  it('takes what the platforms send over HTTP on its one port, connects to neither, and stops on SIGTERM with 0', async () => {
    const { discord, slack, environment } = await bothSandboxes();
    const { SLACK_APP_TOKEN: _appToken, ...tokens } = environment;
    const desk = serve({ ...tokens, DISCORD_PUBLIC_KEY: discord.publicKey, SLACK_SIGNING_SECRET: slack.signingSecret });
    await desk.line('ready');
    const { url } = await desk.line('health is answered');
    await discord.endpoint.save(`${String(url)}/discord/interactions`);
    await slack.setRequestUrl(`${String(url)}/slack/events`);

    const inDiscord = await discord.slash({
      userId: discord.userId('linus'),
      channelId: discord.channelId('general'),
      command: 'news',
      options: { query: 'colosus' },
    });
    const inSlack = await slack.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news', text: 'colosus' });
    const metrics = await (await fetch(`${String(url)}/metrics`)).text();
    desk.child.kill('SIGTERM');
    const { code, stdout } = await desk.finished();

    expect([inDiscord.status, inSlack.status, code]).toEqual(['answered', 'acked', 0]);
    expect(JSON.stringify((await inSlack.answer()).blocks)).toContain('Colossus');
    expect([discord.gateway.connectionCount, slack.requests('apps.connections.open')]).toEqual([0, []]);
    expect(metrics).toContain('newsdesk_inbound_requests_total{outcome="taken",platform="discord"} 2');
    expect(metrics).toContain('newsdesk_inbound_requests_total{outcome="inbound.signature",platform="discord"} 1');
    expect(stdout).not.toContain(slack.signingSecret);
  });

  it('keeps the search index beside its database, and starts with it the next time', async () => {
    const { environment } = await bothSandboxes();
    const folder = await mkdtemp(join(tmpdir(), 'newsdesk-'));
    const configured = { ...environment, DATABASE_URL: `file:${join(folder, 'newsdesk.db')}` };
    const first = serve(configured);
    await first.line('search index saved');
    first.child.kill('SIGTERM');
    await first.finished();

    const second = serve(configured);

    await second.line('search index loaded');
    await second.line('ready');
    expect((await readdir(folder)).filter((name) => name.startsWith('newsdesk.db.index-'))).toHaveLength(1);
  });

  it.each(['discord', 'slack'] as const)(
    'goes on with the other platform when the %s token is revoked while it runs, and ends when both are',
    async (first) => {
      const { discord, slack, environment } = await bothSandboxes();
      const desk = serve(environment);
      await desk.line('ready');
      const revoke = (platform: 'discord' | 'slack'): void => {
        if (platform === 'discord') return discord.revokeToken();
        slack.admin.revokeToken(slack.appToken);
        slack.socket.cut();
      };

      revoke(first);
      await desk.line('a platform is stopped until the next start: the others go on');
      const answered =
        first === 'discord'
          ? (await slack.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news', text: 'colossus' })).status
          : (
              await discord.slash({
                userId: discord.userId('linus'),
                channelId: discord.channelId('general'),
                command: 'news',
                options: { query: 'colossus' },
              })
            ).status;
      revoke(first === 'discord' ? 'slack' : 'discord');
      const { code } = await desk.finished();

      expect(['acked', 'answered']).toContain(answered);
      expect(code).not.toBe(0);
      expect(desk.output()).toMatch(/Discord refused the token/u);
      expect(desk.output()).toMatch(/Slack refused a token/u);
    },
  );

  it.each([
    ['Discord', { DISCORD_TOKEN: 'wrong.token.here' }],
    ['Slack', { SLACK_BOT_TOKEN: 'xoxb-wrong' }],
  ])('starts without %s when its token is wrong, and says what to do', async (name, wrong) => {
    const { discord, slack, environment } = await bothSandboxes();
    const desk = serve({ ...environment, ...wrong });

    await desk.line('ready');
    const answered =
      name === 'Discord'
        ? (await slack.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news', text: 'colossus' })).status
        : (
            await discord.slash({
              userId: discord.userId('linus'),
              channelId: discord.channelId('general'),
              command: 'news',
              options: { query: 'colossus' },
            })
          ).status;

    expect(['acked', 'answered']).toContain(answered);
    expect(desk.output()).toMatch(new RegExp(`${name} refused [^]*${Object.keys(wrong)[0] ?? ''}`, 'u'));
  });

  it.each([
    [
      'a wrong Discord token',
      { DISCORD_TOKEN: 'wrong.token.here', SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' },
      /Discord refused the token[^]*DISCORD_TOKEN/u,
    ],
    ['a wrong Slack token', { SLACK_BOT_TOKEN: 'xoxb-wrong', DISCORD_TOKEN: '' }, /Slack refused a token[^]*SLACK_BOT_TOKEN/u],
    ['half of Slack', { SLACK_APP_TOKEN: '' }, /Set SLACK_APP_TOKEN/u],
    ['a missing content directory', { CONTENT_DIR: '/nowhere/articles' }, /\/nowhere\/articles/u],
    ['a PORT that is none', { PORT: 'eighty' }, /PORT/u],
  ])('does not start with %s, and says what to do', async (_, wrong, expected) => {
    const { environment } = await bothSandboxes();

    const { code, stdout, stderr } = await runNewsdesk(['serve'], { ...environment, ...wrong });

    expect(code).not.toBe(0);
    expect(stderr + stdout).toMatch(expected);
    expect(stderr).not.toMatch(/ {4}at /u);
  });

  it('does not start on a port in use, and names it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    closers.push(() => other.close());
    const { port } = other.address() as AddressInfo;

    const { code, stderr } = await runNewsdesk(['serve'], { PORT: String(port) });

    expect(code).not.toBe(0);
    expect(stderr).toContain(`Port ${port} on 127.0.0.1 is already in use`);
    expect(stderr).toContain('set PORT');
  });

  it('serves what it can beside a broken article, and puts a saved one in place', async () => {
    const { slack, environment } = await bothSandboxes();
    const content = await mkdtemp(join(tmpdir(), 'newsdesk-'));
    await writeFile(join(content, 'good.md'), '# Good news\n\nThe zeppelin has landed.\n');
    await writeFile(join(content, 'broken.md'), '---\ntitle: [never closed\n---\n\nLost words.\n');
    const desk = serve({ ...environment, CONTENT_DIR: content });
    await desk.line('ready');
    const ask = async (text: string) =>
      JSON.stringify(
        (await (await slack.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news', text })).answer()).blocks,
      );

    const before = await ask('zeppelin');
    await writeFile(join(content, 'good.md'), '# Good news\n\nThe gyrocopter has landed.\n');
    await expect.poll(() => ask('gyrocopter'), { interval: 200 }).toContain('The gyrocopter has landed.');

    expect(before).toContain('The zeppelin has landed.');
    expect(desk.output()).toMatch(/broken\.md:[23]:/u);
  });
});
