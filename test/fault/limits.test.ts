import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/announce/announcement.ts';
import { composeAnnouncement } from '../../src/announce/compose-announcement.ts';
import { createDispatcher, type Dispatcher } from '../../src/announce/dispatcher.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import { destinationOf } from '../../src/announce/subscription.ts';
import { createDiscordPublisher } from '../../src/platform/discord/publisher.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { DAY, emptyFanOut, makeCard, makeDelivery, makeSettings } from '../announce/fixtures.ts';

const total = 500;
const gone = 5;
const forbidden = 20;

let discord: DiscordSandbox;
let storage: Storage;
let dispatcher: Dispatcher;

beforeEach(async () => {
  const channels = Array.from({ length: total }, (_, index) => ({ name: `news-${index}` }));
  discord = await createDiscordSandbox({ rateLimits: 'real', guilds: [{ name: 'Gazette', channels }] });
  storage = await openMemory();
  dispatcher = createDispatcher({
    storage,
    publishers: [createDiscordPublisher({ token: discord.token, apiUrl: discord.apiUrl })],
    compose: (card, kind, mark) => composeAnnouncement(card, kind, mark, {}),
    clock: systemClock,
    owner: 'me',
    events: silentEvents,
  });
});
afterEach(async () => {
  await dispatcher.stop();
  await storage.close();
  await discord.close();
});

async function announceEverywhere(article: string): Promise<void> {
  const now = Date.now();
  const announcementId = `article:${article}` as AnnouncementId;
  const deliveries = [];
  for (let index = 0; index < total; index += 1) {
    const destination = destinationOf('discord', discord.guildId, 'channel', ids[index] ?? '');
    if (article === 'one') await storage.subscriptions.put({ destination, settings: makeSettings(), createdAt: now }, undefined);
    deliveries.push(makeDelivery(article, '', { destination, readyAt: now, expiresAt: now + DAY }));
  }
  await storage.outbox.insertFanOut({ ...emptyFanOut, cards: [{ announcementId, revision: 1, card: makeCard(article) }], deliveries }, now);
  dispatcher.wake();
}

let ids: readonly string[] = [];

it('delivers to 500 channels at once without meeting a limit, and asks the 25 that refuse once', { timeout: 60_000 }, async () => {
  ids = Array.from({ length: total }, (_, index) => discord.channelId(`news-${index}`));
  for (const id of ids.slice(0, gone)) discord.deleteChannel(id);
  for (const id of ids.slice(gone, gone + forbidden)) discord.removePermission(id, 'SendMessages');
  dispatcher.start();
  const startedAt = performance.now();

  await announceEverywhere('one');
  while (discord.posted.length < total - gone - forbidden && performance.now() - startedAt < 40_000)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await announceEverywhere('two');
  await new Promise((resolve) => setTimeout(resolve, 1_500));

  const statuses = discord.requests.map(({ status }) => status);
  expect(discord.posted.length).toBeGreaterThanOrEqual(total - gone - forbidden);
  expect(statuses.filter((status) => status === 429)).toEqual([]);
  expect(statuses.filter((status) => status === 403 || status === 404)).toHaveLength(gone + forbidden);
  expect((await storage.subscriptions.list()).filter(({ parked }) => parked !== undefined)).toHaveLength(gone + forbidden);
});

it('sends nothing more after the token was revoked', { timeout: 60_000 }, async () => {
  ids = Array.from({ length: total }, (_, index) => discord.channelId(`news-${index}`));
  discord.revokeToken();
  dispatcher.start();

  await announceEverywhere('one');
  await new Promise((resolve) => setTimeout(resolve, 3_000));

  expect(discord.requests.filter(({ status }) => status === 401)).toHaveLength(1);
  expect(discord.posted).toEqual([]);
  expect(dispatcher.halted.get('discord')).toContain('401');
});
