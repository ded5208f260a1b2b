import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { destinationOf } from '../../src/subscription/subscription.ts';
import { manifestScopes } from '../../src/platform/slack/manifest.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { makeSettings } from '../announce/fixtures.ts';
import { type Finished, runNewsdesk } from './newsdesk-process.ts';

describe('newsdesk doctor, over the wire', () => {
  let directory: string;
  let discord: DiscordSandbox;
  let slack: SlackSandbox;
  let environment: Record<string, string>;

  const doctor = (...args: readonly string[]): Promise<Finished> => runNewsdesk(['doctor', ...args], environment, directory);
  const subscribe = async (platform: 'discord' | 'slack', kind: 'channel' | 'forum', id: string, settings = {}): Promise<void> => {
    await using storage = await openSqlite(join(directory, 'newsdesk.db'), { exclusive: true });
    await storage.subscriptions.put(
      { destination: destinationOf(platform, 'I1', kind, id), settings: makeSettings(settings), createdAt: 1 },
      undefined,
    );
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-doctor-'));
    await mkdir(join(directory, 'content'));
    await writeFile(join(directory, 'content', 'a.md'), '# A title\n\nA text.\n');
    [discord, slack] = await Promise.all([createDiscordSandbox({ nonceWindowMs: 1_500 }), createSlackSandbox()]);
    environment = {
      DATABASE_URL: `file:${join(directory, 'newsdesk.db')}`,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    };
  });
  afterEach(async () => {
    await discord.close();
    await slack.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('shows who may use what, and names every id that lets nobody in', async () => {
    const [general, editors] = [discord.channelId('general'), discord.roleId('Editors')];
    const rights = `rights:
  questionsPerMinute: 7
  rules:
    - use: [news, mention]
      discord: { channels: ["${general}", direct, "112233445566778899"], roles: ["${editors}", "112233445566778800"] }
      slack: { channels: [C0GENERAL1, C0MISTAKE1], groups: [S0EDITORS1, S0MISTAKE1] }
    - use: all
`;
    await writeFile(join(directory, 'newsdesk.yaml'), rights);

    const { code, stdout } = await doctor();

    for (const told of [
      'rights: a person may ask 7 questions a minute',
      'rights: news, mention: on Discord 2 roles in 3 places, on Slack 2 user groups in 2 places',
      'rights: everything else: everybody',
      'the bot sees no channel 112233445566778899: the rule lets nobody in by it',
      'no server of the bot has a role 112233445566778800',
      'the bot sees no channel C0MISTAKE1',
      'the workspace has no user group S0MISTAKE1',
    ])
      expect(stdout).toContain(told);
    expect(stdout).not.toContain(`channel ${general}:`);
    expect(code).toBe(1);
  });

  it('refuses a rule for a command that does not exist, as a start does', async () => {
    await writeFile(join(directory, 'newsdesk.yaml'), 'rights:\n  rules:\n    - use: nwes\n      slack: none\n');

    const [{ stdout }, start] = [await doctor(), await runNewsdesk(['serve'], environment, directory)];

    expect(stdout).toContain('rights.rules.0.use in newsdesk.yaml is “nwes”, which is no command');
    expect(start.code).not.toBe(0);
    expect(start.stderr).toContain('Write all, or names out of news, article');
  });

  it('names each fault of newsdesk.yaml by itself, and both pages that say what it may hold', async () => {
    await writeFile(join(directory, 'newsdesk.yaml'), 'sources: []\nserveFeed: perhaps\nrights: open\n');

    const { stdout } = await doctor();

    const faults = stdout.split('\n').filter((line) => line.startsWith('problem  newsdesk.yaml: newsdesk.yaml:'));
    expect(faults.length).toBeGreaterThan(1);
    expect(stdout).toContain('docs/sources.md and docs/rights.md');
    expect(stdout).not.toContain('\\u000a');
  });

  it('finds nothing wrong where nothing is', async () => {
    await subscribe('discord', 'channel', discord.channelId('general'));
    await subscribe('discord', 'forum', discord.channelId('articles'));
    await subscribe('slack', 'channel', 'C0GENERAL1', { ping: 'S0EDITORS1' });
    slack.admin.setScopes(slack.botToken, manifestScopes);

    const { code, stdout, stderr } = await doctor();

    expect(stdout).not.toMatch(/^problem/mu);
    expect(code).toBe(0);
    for (const about of [
      'configuration',
      'content',
      'storage',
      'discord token',
      'discord clock',
      'discord gateway',
      'slack bot token',
      'slack scopes',
      'slack app token',
    ])
      expect(stdout).toMatch(new RegExp(`^ok {7}${about}: `, 'mu'));
    expect(stdout).toContain('#general takes announcements');
    expect(stdout).toContain('slack channel C0GENERAL1: it takes announcements, and can be looked at');
    expect(stdout).toMatch(/warning {2}discord commands: \d+ are not registered/u);
    expect(stdout).toMatch(/^ok {7}discord user install: it is off: /mu);
    expect(stderr).toMatch(/0 problems/u);
    for (const secret of [discord.token, slack.botToken, slack.appToken]) expect(stdout + stderr).not.toContain(secret);
  });

  it('names what is wrong with every channel, and what to do', async () => {
    const general = discord.channelId('general');
    await subscribe('discord', 'channel', general, { ping: '999999999999999999', crosspost: true });
    await subscribe('discord', 'channel', discord.channelId('announcements'));
    await subscribe('discord', 'channel', discord.channelId('articles'));
    await subscribe('discord', 'channel', '123456789012345678');
    await subscribe('slack', 'channel', 'C0NOTINVIT');
    await subscribe('slack', 'channel', 'C0GONE00000');
    environment['DISCORD_SHARDS'] = '2';
    {
      await using storage = await openSqlite(join(directory, 'newsdesk.db'), { exclusive: true });
      await storage.shards.hold({ owner: 'a', live: ['a'], wanted: 1, isStart: true, now: 1, leaseMs: 1 });
    }
    discord.removePermission(discord.channelId('announcements'), 'ReadMessageHistory');
    slack.admin.setScopes(slack.botToken, ['commands', 'chat:write', 'channels:history']);

    const { code, stdout } = await doctor();
    const asJson = await doctor('--json');

    expect(code).toBe(1);
    expect(stdout).toContain('the role 999999999999999999 that it pings is gone');
    expect(stdout).toContain('nobody can follow it');
    expect(stdout).toMatch(/the bot lacks Read Message History: after a lost answer/u);
    expect(stdout).toContain('it is a forum, and was subscribed as a channel');
    expect(stdout).toMatch(/discord channel 123456789012345678: it is gone\n\s+-> .*--remove discord:channel:123456789012345678/u);
    expect(stdout).toMatch(/slack channel C0NOTINVIT: the bot is not in it.*\n\s+-> Invite/u);
    expect(stdout).toContain('slack channel C0GONE00000: it is gone');
    expect(stdout).toMatch(/DISCORD_SHARDS is 2, and the processes run 1, and Discord recommends 1\n\s+-> Stop all processes/u);
    expect(stdout).toContain('im:write is missing: readers get no direct messages');
    expect((JSON.parse(asJson.stdout) as readonly unknown[]).length).toBeGreaterThan(10);
  });

  it('tells a wrong token, and a configuration that cannot be read, without throwing', async () => {
    environment = { ...environment, DISCORD_TOKEN: 'wrong.token.here', SLACK_APP_TOKEN: 'xapp-wrong' };
    const wrong = await doctor();
    environment = { ...environment, SLACK_APP_TOKEN: 'xoxb-swapped', PORT: 'eighty' };
    const unreadable = await doctor();

    expect(wrong.stdout).toContain('it is made at the first start');
    expect(existsSync(join(directory, 'newsdesk.db'))).toBe(false);
    expect(wrong.stdout).toContain('discord token: Discord refuses it');
    expect(wrong.stdout).toContain('slack app token: Slack refuses it: ');
    expect([wrong.code, unreadable.code]).toEqual([1, 1]);
    expect(unreadable.stdout).toMatch(/problem {2}configuration: .*PORT/su);
  });

  it('does not take the page of a proxy for a refused token', async () => {
    const page = '<html>Sign in</html>';
    slack.faults.fault({ match: { path: 'auth.test' }, action: { kind: 'status', status: 200, effect: false, body: page } });

    const { stdout } = await doctor();

    expect(stdout).toMatch(/problem {2}slack bot token: Slack gave no answer about it: .*else than JSON\n.*reaches slack\.com/u);
    expect(stdout).not.toContain('html');
  });

  it('measures the nonce at Discord, cleans up, records it, and tells it later', async () => {
    const general = discord.channelId('general');
    const live = await doctor('--live', '--channel', general, '--other-channel', discord.channelId('announcements'), '--waits', '0.3,3');
    const record = JSON.parse(await readFile(join(directory, 'doctor.json'), 'utf8')) as { discord: { waits: readonly unknown[] } };
    const later = await doctor();

    expect(record.discord).toMatchObject({
      waits: [
        { waitMs: 300, outcome: 'sameMessage' },
        { waitMs: 3_000, outcome: 'secondMessage' },
      ],
      otherText: 'sameMessage',
      otherChannel: 'sameMessage',
      leftBehind: [],
    });
    expect(live.code).toBe(1);
    expect(live.stdout).toContain('made a second message, and Newsdesk relies on 60 s');
    expect(later.stdout).toContain('discord nonce, measured');
    expect(discord.messages(general)).toEqual([]);
    expect(discord.messages(discord.channelId('announcements'))).toEqual([]);
    expect(discord.posted.length).toBeGreaterThan(0);
  });

  it('measures client_msg_id at Slack, and whether the mark is in the history', async () => {
    const live = await doctor('--live', '--channel', 'C0GENERAL1', '--waits', '1,2');
    const record = JSON.parse(await readFile(join(directory, 'doctor.json'), 'utf8')) as { slack: unknown };

    expect(live.code).toBe(0);
    expect(record.slack).toMatchObject({
      markInHistory: 'found',
      leftBehind: [],
      waits: [{ outcome: 'secondMessage' }, { outcome: 'secondMessage' }],
      payloads: [{ verdict: 'taken' }, { verdict: 'taken' }, { verdict: 'taken' }, { verdict: 'taken' }],
    });
    expect(live.stdout).toContain('slack payloads: Slack takes every part of a message, a form, the Home tab, the form of the shortcut');
    expect(slack.messages('C0GENERAL1').filter(({ isDeleted }) => !isDeleted)).toEqual([]);
  });

  it('says what --live needs', async () => {
    const none = await doctor('--live');
    const waits = await doctor('--live', '--channel', discord.channelId('general'), '--waits', 'soon');
    const gone = await doctor('--live', '--channel', '123456789012345678', '--waits', '1');

    expect(none.stderr).toContain('--channel');
    expect(waits.stderr).toContain('--waits 1,30,60,120');
    expect(gone.stderr).toContain('The measurement failed');
    expect([none.code, waits.code, gone.code]).toEqual([2, 2, 2]);
  });

  it('refuses what only --live takes, and what is not a channel of a platform', async () => {
    const alone = await doctor('--channel', '123456789012345678', '--waits', '1');
    const name = await doctor('--live', '--channel', 'foo');
    const other = await doctor('--live', '--channel', 'C0GENERAL1', '--other-channel', 'C0RANDOM01');

    expect(alone.stderr).toContain('--channel and --waits have no effect without --live.');
    expect(name.stderr).toContain('--channel foo is the id of no channel.');
    expect(other.stderr).toContain('at Discord only');
    expect([alone, name, other].map(({ code, stdout }) => [code, stdout])).toEqual(Array(3).fill([2, '']));
  });

  it('counts files with errors, not errors, and warns where no article is', async () => {
    environment = { CONTENT_DIR: join(directory, 'content'), DATABASE_URL: 'file::memory:' };
    await writeFile(join(directory, 'content', 'b.md'), '---\ntitle: T\nembargo: soon\ndraft: maybe\n---\n\nLost.\n');
    const broken = await doctor();
    const checked = await runNewsdesk(['check'], environment);
    await rm(join(directory, 'content', 'a.md'));
    await rm(join(directory, 'content', 'b.md'));
    const empty = await doctor();

    expect(checked.stderr).toMatch(/: [2-9] errors/u);
    expect(broken.stdout).toMatch(/^warning {2}content: 1 article, and 1 file with errors$/mu);
    expect(empty.stdout).toMatch(/^warning {2}content: there is no article in /mu);
  });
});
