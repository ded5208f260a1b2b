import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createAnnouncementEvents } from '../../src/app/announcement-events.ts';
import { createAppEvents } from '../../src/app/app-events.ts';
import { type AppOptions, type AppState, type AppParts, startApp } from '../../src/app/app.ts';
import { listChecks } from '../../src/cli/list-checks.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { Secret } from '../../src/runtime/secret.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { faultActions } from '../../src/sandbox/faults.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { createDirectorySource } from '../../src/sources/directory.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { busyDatabase } from '../../src/storage/storage-errors.ts';
import { sharedParser } from '../sources/shared-parser.ts';

/** Waits are what they are, but for the long ones. */
const hasty: Clock = { ...systemClock, after: (delayMs, callback) => systemClock.after(Math.min(delayMs, 400), callback) };
const article = (title: string): string => `---\ntitle: ${title}\ndate: ${new Date().toISOString()}\n---\n\nWhat it is about.\n`;

describe('a platform that is down', () => {
  it('keeps nothing from the other, and gets its news when it is back', async () => {
    const { content, discord, slack, storage, config, parts, start, close } = await openBoth();
    const down = slack.faults.fault({ match: { path: 'auth.test' }, times: Infinity, action: faultActions.serverError(503) });
    const starting = start(config);
    const findings = async (): Promise<readonly string[]> =>
      Promise.all(
        listChecks(config, parts, () => storage).map(async ({ name, check }) => {
          const found = await check();
          return found.ready ? `${name}: ready` : `${name}: ${found.reason}`;
        }),
      );
    const posted = (title: string, messages: readonly object[]): number =>
      messages.filter((message) => JSON.stringify(message).includes(title)).length;
    const inDiscord = (title: string): number => posted(title, discord.messages(discord.channelId('general')));
    const inSlack = (title: string): number => posted(title, slack.messages('C0GENERAL1'));

    await expect
      .poll(findings)
      .toEqual(['database: ready', 'content: ready', 'announcements: ready', 'discord: ready', 'slack: not connected']);
    await writeFile(join(content, 'first.md'), article('First news'));
    await expect.poll(() => inDiscord('First news')).toBe(1);
    down.remove();
    const app = await starting;
    await writeFile(join(content, 'second.md'), article('Second news'));
    await expect.poll(() => [inDiscord('Second news'), inSlack('Second news')]).toEqual([1, 1]);

    expect(await findings()).toEqual(['database: ready', 'content: ready', 'announcements: ready', 'discord: ready', 'slack: ready']);
    expect([inDiscord('First news'), inSlack('First news')]).toEqual([1, 1]);
    expect((await storage.subscriptions.list()).map(({ destination }) => destination.id).sort()).toEqual([
      `discord:channel:${discord.channelId('general')}`,
      `slack:channel:${slack.teamId}:C0GENERAL1`,
    ]);
    await app.stop();
    await close();
  });

  it('is connected when it is back, although the database is busy at that moment', async () => {
    const { slack, storage, config, parts, start, close } = await openBoth();
    const down = slack.faults.fault({ match: { path: 'auth.test' }, times: Infinity, action: faultActions.serverError(503) });
    const list = vi.spyOn(storage.subscriptions, 'list');
    const starting = start(config);
    const areReady = (): readonly boolean[] => parts()?.platforms.map((platform) => platform.isReady()) ?? [];

    await expect.poll(areReady).toEqual([true, false]);
    // Announcing has begun without it; what is asked next is which channels it has.
    await expect.poll(() => list.mock.calls.length).toBeGreaterThan(0);
    let refused = 0;
    list.mockImplementation(() => {
      refused += 1;
      list.mockRestore();
      return Promise.reject(busyDatabase('newsdesk.db', 5_000));
    });
    down.remove();
    await expect.poll(areReady).toEqual([true, true]);
    const app = await starting;

    expect(refused).toBe(1);
    expect(areReady()).toEqual([true, true]);
    await app.stop();
    await close();
  });

  it.each([
    ['what was published', 'ledger', 'read'],
    ['what was curated', 'terms', 'readRevision'],
    ['whether anything was planned', 'ledger', 'readHead'],
  ] as const)('starts, although the database is busy when it is asked %s', async (_what, port, question) => {
    const { storage, config, start, close } = await openBoth();
    const asked = vi.spyOn(storage[port] as unknown as Record<string, () => Promise<never>>, question);
    asked.mockImplementationOnce(() => Promise.reject(busyDatabase('newsdesk.db', 5_000)));

    const app = await start(config);

    expect(asked.mock.calls.length).toBeGreaterThan(1);
    expect(app.platforms.map((platform) => platform.isReady())).toEqual([true, true]);
    await app.stop();
    await close();
  });

  it.each(['discord', 'slack'] as const)(
    'takes nothing for an archive that is saved while %s alone is configured and away at the very first start',
    async (name) => {
      const { content, discord, slack, storage, config, parts, start, close } = await openBoth();
      const { faults } = name === 'discord' ? discord : slack;
      const down = faults.fault({ times: Infinity, action: faultActions.lostBeforeAcceptance() });
      const starting = start(name === 'discord' ? { discord: config.discord } : { slack: config.slack }, { doubtSettleMs: 300 });
      const titles = (): readonly (string | undefined)[] =>
        (name === 'discord' ? discord.messages(discord.channelId('general')) : slack.messages('C0GENERAL1')).map(
          (message) => /(?:First|Second|Third) news/u.exec(JSON.stringify(message))?.[0],
        );

      await expect.poll(parts).toBeDefined();
      await writeFile(join(content, 'first.md'), article('First news'));
      await expect.poll(async () => (await storage.outbox.list({})).length).toBe(1);
      await writeFile(join(content, 'second.md'), article('Second news'));
      await expect.poll(async () => (await storage.outbox.list({})).length).toBe(2);
      down.remove();
      const app = await starting;
      await expect.poll(titles).toEqual(['First news', 'Second news']);
      await writeFile(join(content, 'third.md'), article('Third news'));

      await expect.poll(titles).toEqual(['First news', 'Second news', 'Third news']);
      await app.stop();
      await close();
    },
  );
});

/** Both local platforms, a copy of the sample and a database; nothing is started. */
async function openBoth() {
  const content = await mkdtemp(join(tmpdir(), 'newsdesk-content-'));
  await cp('content', content, { recursive: true });
  const [discord, slack, storage] = await Promise.all([createDiscordSandbox(), createSlackSandbox(), openMemory()]);
  const logger = createLogger({ level: 'info', destination: { write: () => {} }, format: 'json' });
  const metrics = createMetrics();
  const config = {
    discord: { token: new Secret(discord.token), apiUrl: discord.apiUrl, announceChannels: [discord.channelId('general')] },
    slack: {
      botToken: new Secret(slack.botToken),
      appToken: new Secret(slack.appToken),
      apiUrl: slack.apiUrl,
      announceChannels: ['C0GENERAL1'],
    },
  };
  let parts: AppParts | undefined;
  return {
    content,
    discord,
    slack,
    storage,
    config,
    /** Undefined before the start. */
    parts: () => parts,
    start: (chosen: AppOptions['config'], more: Partial<AppState> = {}) =>
      startApp({
        config: chosen,
        source: createDirectorySource(content, { clock: systemClock, parser: sharedParser, settleMs: 100 }),
        clock: hasty,
        logger,
        events: {
          answers: createAppEvents(logger, metrics),
          announcements: createAnnouncementEvents(logger, metrics),
          onStarting: (all) => {
            parts = all;
          },
          onFatal: () => {},
        },
        state: { storage, ...more },
      }),
    close: () => Promise.all([discord.close(), slack.close(), storage.close(), rm(content, { recursive: true, force: true })]),
  };
}
