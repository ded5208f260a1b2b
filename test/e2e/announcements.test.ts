import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnnouncementEvents } from '../../src/app/announcement-events.ts';
import { createAppEvents } from '../../src/app/app-events.ts';
import { type App, startApp } from '../../src/app/app.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { Secret } from '../../src/runtime/secret.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { createDirectorySource } from '../../src/sources/directory.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { sharedParser } from '../sources/shared-parser.ts';

const slackChannel = 'C0GENERAL1';

/** The words behind the subcommand, in the option field that Discord has for them. */
function optionsOf(what: string): Record<string, string> {
  const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/u.exec(what) ?? [];
  return rest === '' ? {} : { [word === 'why' ? 'article' : 'settings']: rest };
}

describe('announcements, from a saved file to the channels', () => {
  let content: string;
  let discord: DiscordSandbox;
  let slack: SlackSandbox;
  let storage: Storage;
  let app: App;
  let log: string[];

  const save = (slug: string, text: string, extra = ''): Promise<void> =>
    writeFile(
      join(content, `${slug}.md`),
      `---\ntitle: ${slug} title\ntopics: [power]\n${extra}---\n\nThe lede of ${slug}.\n\n## Details\n\n${text}\n`,
    );
  const onDiscord = (): readonly string[] =>
    discord
      .messages(discord.channelId('general'))
      .filter(({ ephemeralFor }) => ephemeralFor === undefined)
      .map(({ payload }) => JSON.stringify(payload));
  const onSlack = (): readonly string[] =>
    slack
      .messages(slackChannel)
      .filter(({ visibleTo }) => visibleTo === undefined)
      .map(({ text, blocks }) => `${text} ${JSON.stringify(blocks)}`);
  const command = async (name: string, what: string): Promise<readonly string[]> => {
    const [discordAnswer, slackAnswer] = await Promise.all([
      discord.slash({
        userId: discord.userId('grace'),
        channelId: discord.channelId('general'),
        command: `${name} ${what.split(' ')[0]}`,
        options: optionsOf(what),
      }),
      slack
        .slash({ userId: 'U0ADMIN001', channelId: slackChannel, command: `/${name}`, text: what })
        .then((interaction) => interaction.answer()),
    ]);
    return [JSON.stringify(discordAnswer.message?.payload), `${slackAnswer.text} ${JSON.stringify(slackAnswer.blocks)}`];
  };
  const until = async (what: string, isSo: () => boolean): Promise<void> => {
    const end = performance.now() + 60_000;
    while (!isSo()) {
      if (performance.now() > end)
        throw new Error(
          `It never came to be: ${what}\n${log.filter((line) => line.includes('"level":"error"') || line.includes('warn')).join('')}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };

  beforeEach(async () => {
    content = await mkdtemp(join(tmpdir(), 'newsdesk-content-'));
    await cp('content', content, { recursive: true });
    [discord, slack, storage] = await Promise.all([createDiscordSandbox(), createSlackSandbox(), openMemory()]);
    log = [];
    const logger = createLogger({ level: 'info', destination: { write: (line) => void log.push(line) }, format: 'json' });
    const metrics = createMetrics();
    app = await startApp({
      config: {
        discord: { token: new Secret(discord.token), apiUrl: discord.apiUrl },
        slack: { botToken: new Secret(slack.botToken), appToken: new Secret(slack.appToken), apiUrl: slack.apiUrl },
      },
      source: createDirectorySource(content, { clock: systemClock, parser: sharedParser }),
      clock: systemClock,
      logger,
      events: {
        answers: createAppEvents(logger, metrics),
        announcements: createAnnouncementEvents(logger, metrics),
        onFatal: (error) => void log.push(`FATAL ${error.message}`),
      },
      state: { storage },
    });
  });
  afterEach(async () => {
    await app.stop();
    await storage.close();
    await discord.close();
    await slack.close();
    await rm(content, { recursive: true, force: true });
  });

  it('posts a saved article within moments, edits it when it changes, explains a correction in its thread', async () => {
    expect(onDiscord()).toEqual([]);
    const answers = await command('announcements', 'on everything');
    for (const answer of answers) expect(answer).toContain('New articles are announced here from now on');

    const savedAt = performance.now();
    await save('fresh', 'The first details.');
    await until('the post', () => onDiscord().length === 1 && onSlack().length === 1);
    const elapsedMs = performance.now() - savedAt;
    await save('fresh', 'Other details.');
    await until('the edit', () => [...onDiscord(), ...onSlack()].every((message) => message.includes('“Details” rewritten')));
    await save('fresh', 'Other details.', 'corrections: [The date was wrong.]\n');
    await until('the note', () =>
      slack.messages(slackChannel).some(({ threadTs, text }) => threadTs !== undefined && text.includes('was corrected')),
    );
    await until('the correction', () =>
      [...onDiscord(), ...onSlack().slice(0, 1)].every((message) => message.includes('The date was wrong.')),
    );

    expect(elapsedMs).toBeLessThan(5_000);
    expect(onDiscord()).toHaveLength(1);
    expect(onSlack()).toHaveLength(2);
    const [post] = discord.messages(discord.channelId('general')).filter(({ ephemeralFor }) => ephemeralFor === undefined);
    expect(discord.messages(post?.id ?? '')).toHaveLength(1);
  });

  it('tells why, and does not post what the filter leaves out', async () => {
    await command('announcements', 'on topic:space');
    await save('fresh', 'The first details.');
    await until('the plan', () => log.length > 0 && app.desk.served().edition.articles.some(({ slug }) => (slug as string) === 'fresh'));
    await app.announcements?.publish(app.desk.served().edition);

    const why = await command('announcements', 'why fresh');
    const old = await command('announcements', 'why spacex-colossus');

    for (const answer of why) expect(answer).toContain('topic:space');
    for (const answer of old) expect(answer).toMatch(/Not announced anywhere|not announced/u);
    expect([...onDiscord(), ...onSlack()]).toEqual([]);
  });

  it('backfills when asked, tests, shows its status and stops', async () => {
    await command('announcements', 'on backfill=2');
    await until('the backfill', () => onDiscord().length === 2 && onSlack().length === 2);

    const test = await command('announcements', 'test');
    await until('the test', () => onDiscord().length === 3 && onSlack().length === 3);
    const status = await command('announcements', 'status');
    const off = await command('announcements', 'off');
    const again = await command('announcements', 'off');

    for (const answer of test) expect(answer).toContain('on its way');
    for (const answer of status) expect(answer).toContain('It works.');
    for (const answer of off) expect(answer).toContain('any more');
    for (const answer of again) expect(answer).toContain('were not announced');
  });

  it('refuses people who do not manage the channel', async () => {
    const refusals = [
      (
        await slack
          .slash({ userId: 'U0GUEST001', channelId: slackChannel, command: '/announcements', text: 'on everything' })
          .then((interaction) => interaction.answer())
      ).text,
      JSON.stringify(
        await discord
          .slash({
            userId: discord.userId('linus'),
            channelId: discord.channelId('general'),
            command: 'announcements on',
            options: { settings: 'everything' },
          })
          .catch((error: unknown) => String(error)),
      ),
    ];

    // The guest's Slack is French.
    expect(refusals[0]).toContain('réservé aux personnes qui peuvent gérer ce salon');
    expect(await storage.subscriptions.list()).toEqual([]);
  });

  it('sends a reader who follows a topic a direct message', async () => {
    await command('announcements', 'on everything');
    await save('first', 'The first details.');
    await until('the post', () => onDiscord().length === 1 && onSlack().length === 1);
    const [post] = discord.messages(discord.channelId('general')).filter(({ ephemeralFor }) => ephemeralFor === undefined);
    const customId = /"custom_id":"(1f[^"]*)"/u.exec(JSON.stringify(post?.payload))?.[1] ?? '';

    const answer = await discord.click({ userId: discord.userId('linus'), messageId: post?.id ?? '', customId });
    await save('second', 'The second details.');
    await until('the direct message', () =>
      discord.posted.some(({ guildId, payload }) => guildId === undefined && JSON.stringify(payload).includes('second title')),
    );

    expect(JSON.stringify(answer.message?.payload)).toContain('You follow power');
    expect(onDiscord()).toHaveLength(2);
  });
});
