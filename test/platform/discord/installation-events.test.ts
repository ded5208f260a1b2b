import { expect, it, onTestFinished } from 'vitest';
import type { AnnouncementId } from '../../../src/delivery/announcement.ts';
import { createDiscordPlatform } from '../../../src/platform/discord/discord-platform.ts';
import { createEventReceiver } from '../../../src/platform/discord/receiver/event-receiver.ts';
import { createInstallationKeeper } from '../../../src/platform/discord/installation-keeper.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { startHttpServer } from '../../../src/runtime/http-server.ts';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import { openMemory } from '../../../src/storage/open-sqlite.ts';
import { destinationOf } from '../../../src/subscription/subscription.ts';
import { createInboundRoutes } from '../../../src/web/inbound-routes.ts';
import { createFakeClock } from '../../announce/fake-clock.ts';
import { DAY, emptyFanOut, makeDelivery, makeSubscription, MINUTE, NOON } from '../../announce/fixtures.ts';
import { articleCommands, createArticleDispatch } from '../article-dispatch.ts';

async function open() {
  const clock = createFakeClock(NOON);
  const [discord, storage] = await Promise.all([createDiscordSandbox({ clock }), openMemory()]);
  const troubles: unknown[] = [];
  let broken = false;
  const keeper = createInstallationKeeper({
    installations: {
      ...storage.installations,
      leave: (...given) => (broken ? Promise.reject(new Error('busy')) : storage.installations.leave(...given)),
    },
    subscriptions: storage.subscriptions,
    onRemoved: () => {},
  });
  const receiver = createEventReceiver({ publicKey: discord.publicKey, clock, keeper, onTrouble: (error) => void troubles.push(error) });
  const routes = createInboundRoutes({ path: '/discord/events', inbound: () => receiver, clock, onAnswered: () => {} });
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes });
  onTestFinished(async () => {
    await server.close();
    await discord.close();
    await storage.close();
  });
  await discord.webhookEvents.save(`${server.url}/discord/events`);
  const person = discord.userId('linus');
  return {
    discord,
    storage,
    clock,
    person,
    events: discord.webhookEvents,
    troubles,
    find: (id: string) => storage.installations.find('discord', id),
    break: () => (broken = true),
  };
}

it('keeps who took the app in and out, and is not confused by an event that comes late', async () => {
  const { discord, events, clock, person, find } = await open();

  const statuses = [await events.authorize(person), await events.authorize(person, discord.guildId)];
  const installed = [await find(person), await find(discord.guildId)];
  statuses.push(await events.deauthorize(person, NOON - MINUTE));
  const afterLateEvent = await find(person);
  clock.jump(MINUTE);
  statuses.push(await events.deauthorize(person));
  const removed = await find(person);
  clock.jump(MINUTE);
  statuses.push(await events.authorize(person));

  expect(statuses).toEqual([204, 204, 204, 204, 204]);
  expect(installed).toMatchObject([{ installedAt: NOON, name: '' }, { installedAt: NOON }]);
  expect(afterLateEvent?.removedAt).toBeUndefined();
  expect(removed?.removedAt).toBe(NOON + MINUTE);
  expect((await find(person))?.removedAt).toBeUndefined();
});

it('takes events of other kinds, refuses what is none, and has Discord send again what was not kept', async () => {
  const stage = await open();
  const { events, person } = stage;

  const statuses = [
    await events.deliver({ version: 1, type: 1, event: { type: 'ENTITLEMENT_CREATE', timestamp: '2026-11-02', data: {} } }),
    await events.deliver({ version: 1, type: 1, event: { type: 'APPLICATION_DEAUTHORIZED' } }),
    await events.deliver({ version: 1, type: 7 }),
  ];
  stage.break();
  statuses.push(await events.deauthorize(person));

  expect(statuses).toEqual([204, 204, 400, 503]);
  expect(stage.troubles).toEqual([new Error('busy')]);
});

it('lets what a person follows rest from then on, and deletes it and nothing else when its time is over', async () => {
  const { discord, events, storage, clock, person, find } = await open();
  const [guild, other] = [discord.guildId, discord.userId('grace')];
  // In whichever server it was asked for, a direct message is the person's own.
  for (const id of [person, other]) {
    await storage.follows.add({ destination: destinationOf('discord', guild, 'user', id), kind: 'topic', value: 'Power', createdAt: NOON });
  }
  const channel = destinationOf('discord', guild, 'channel', '77');
  await storage.subscriptions.put(makeSubscription('c1', { destination: channel }), NOON + DAY);
  const followers = async () => (await storage.follows.list()).map(({ destination }) => destination.targetId);

  await events.deauthorize(person);
  const resting = await followers();
  await storage.follows.add({ destination: destinationOf('discord', '', 'user', person), kind: 'topic', value: 'Mills', createdAt: NOON });
  const asked = await followers();
  await events.deauthorize(person);
  await storage.installations.forget('discord', person, clock.now() + 1);

  expect(resting).toEqual([other]);
  expect(asked.filter((id) => id === person)).toHaveLength(2);
  expect(await followers()).toEqual([other]);
  expect(await find(person)).toBeUndefined();
  expect(await storage.subscriptions.find(channel.id)).toBeDefined();
  const kept: string[] = [];
  for await (const line of storage.archive.dump(clock.now())) if (line.includes(person)) kept.push(line);
  expect(kept).toEqual([]);
});

it('forgets a server that the bot left by the gateway, with its channels, and not one that it came back into', async () => {
  const { discord, storage, person, find } = await open();
  const [stays, leaves, missed] = ['Stays', 'Leaves', 'Missed'].map((name) =>
    discord.createGuild({ name, channels: [{ name: `${name} news` }] }),
  );
  if (stays === undefined || leaves === undefined || missed === undefined) throw new Error('There are no servers.');
  for (const [id, target] of [
    [stays, '66'],
    [missed, '99'],
  ] as const) {
    await storage.subscriptions.put(makeSubscription('c1', { destination: destinationOf('discord', id, 'channel', target) }), undefined);
  }
  // While no session is open.
  discord.removeBot(missed);
  const channel = destinationOf('discord', leaves, 'channel', '88');
  const digest = `digest:${channel.id}:2026-11-02T12:00:00.000Z` as AnnouncementId;
  await storage.subscriptions.put(makeSubscription('c1', { destination: channel }), NOON + DAY);
  await storage.channelAnswers.set(channel.id, 'private');
  await storage.follows.add({
    destination: destinationOf('discord', leaves, 'user', person),
    kind: 'topic',
    value: 'Power',
    createdAt: NOON,
  });
  await storage.outbox.insertFanOut(
    {
      ...emptyFanOut,
      announcements: [{ id: digest, kind: 'digest', status: 'out', rule: 'digest', dueAt: NOON, createdAt: NOON, revision: 1 }],
      deliveries: [makeDelivery('one', 'c1', { destination: channel })],
    },
    NOON,
  );
  const keeper = createInstallationKeeper({ ...storage, onRemoved: () => {} });
  const platform = createDiscordPlatform({
    token: discord.token,
    apiUrl: discord.apiUrl,
    commands: articleCommands,
    dispatch: createArticleDispatch(),
    clock: systemClock,
    logger: createLogger({ level: 'fatal', destination: 'stderr', format: 'json' }),
    keeper,
    onAnswered: () => {},
    onUndelivered: () => {},
    onFatal: () => {},
  });
  onTestFinished(() => platform.stop());
  await platform.start();

  for (const id of [stays, leaves]) discord.removeBot(id);
  await expect.poll(async () => (await find(leaves))?.removedAt).toBeDefined();
  discord.inviteBot(stays);
  await expect.poll(async () => (await find(stays))?.removedAt).toBeUndefined();
  const resting = (await storage.subscriptions.list()).map(({ destination }) => destination.installationId);
  await storage.installations.forget('discord', leaves);

  expect((await find(missed))?.removedAt).toBeDefined();
  expect(resting).toEqual([stays]);
  // Direct messages are the person's own, in whichever server they were asked for.
  expect((await storage.follows.list()).map(({ destination }) => destination.targetId)).toEqual([person]);
  const kept: string[] = [];
  for await (const line of storage.archive.dump(NOON)) if (line.includes(channel.id)) kept.push(line);
  expect(kept).toEqual([]);
});
