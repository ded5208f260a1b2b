import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifestScopes } from '../../src/platform/slack/manifest.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { runNewsdesk } from './newsdesk-process.ts';

describe('newsdesk connect', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'newsdesk-connect-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('connects Discord from an empty folder, and finds nothing to do the second time', async () => {
    const discord = await createDiscordSandbox();
    const environment = { DISCORD_API_URL: discord.apiUrl };

    const first = await runNewsdesk(['connect', 'discord', '--token', discord.token], environment, folder);
    const second = await runNewsdesk(['connect', 'discord'], environment, folder);
    await discord.close();

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(await readFile(join(folder, '.env'), 'utf8')).toBe(`DISCORD_TOKEN=${discord.token}\n`);
    expect(second.stderr).toBe('Nothing was changed: everything is as it should be.\n');
    expect(first.stdout + first.stderr + second.stdout).not.toContain(discord.token);
  });

  it('waits for a server that comes while it looks', async () => {
    const discord = await createDiscordSandbox({ guilds: [] });
    const running = runNewsdesk(['connect', 'discord', '--token', discord.token], { DISCORD_API_URL: discord.apiUrl }, folder);
    await expect.poll(() => discord.requests.some(({ path }) => path.endsWith('/users/@me/guilds')), { timeout: 30_000 }).toBe(true);
    discord.createGuild({ name: 'The Newsroom' });

    const { code, stdout } = await running;
    await discord.close();

    expect(code).toBe(0);
    expect(stdout).toContain('changed  server: the bot was added to The Newsroom');
  });

  it('connects Slack from an empty folder, and doctor finds nothing wrong with it', async () => {
    const slack = await createSlackSandbox();
    slack.admin.setScopes(slack.botToken, manifestScopes);
    const environment = { SLACK_API_URL: slack.apiUrl };
    const tokens = ['--bot-token', slack.botToken, '--app-token', slack.appToken];

    const first = await runNewsdesk(['connect', 'slack', ...tokens], environment, folder);
    const second = await runNewsdesk(['connect', 'slack'], environment, folder);
    const doctor = await runNewsdesk(['doctor'], environment, folder);
    await slack.close();

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(second.stderr).toBe('Nothing was changed: everything is as it should be.\n');
    expect(doctor.stdout).toMatch(/ok {7}slack bot token[\s\S]*ok {7}slack app token/u);
  });

  it('names the flag where there is no terminal, and refuses a wait that is none', async () => {
    const [missing, wait, help] = await Promise.all([
      runNewsdesk(['connect', 'discord'], {}, folder),
      runNewsdesk(['connect', 'discord', '--wait', '0'], {}, folder),
      runNewsdesk(['connect', 'discord', '--help'], {}, folder),
    ]);

    expect([missing.code, wait.code]).toEqual([2, 2]);
    expect(missing.stderr).toMatch(/^newsdesk: The bot token is missing, and there is no terminal.*\n {2}Give it with --token/u);
    expect(wait.stderr).toContain('a whole number of seconds from 1 to 86400');
    expect(wait.stderr).toContain('newsdesk connect discord --help');
    expect(help.stdout).toMatch(/--wait <seconds>[^-]*\(default: 600\)/u);
  });
});
