import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import { expect, it, onTestFinished } from 'vitest';
import { createGuildFollower } from '../../../src/platform/discord/guild-follower.ts';
import { createInstallationKeeper } from '../../../src/platform/discord/installation-keeper.ts';
import { openMemory } from '../../../src/storage/open-sqlite.ts';
import { destinationOf } from '../../../src/subscription/subscription.ts';
import { createFakeClock } from '../../announce/fake-clock.ts';
import { DAY, makeInstallation, makeSubscription, MINUTE, NOON } from '../../announce/fixtures.ts';

/** Ids of shard 1 of 2, by Discord's formula; the last one is of shard 0. */
const [here, kicked, back, person, other] = [1n, 3n, 5n, 7n, 2n].map((time) => String(time << 22n)) as [
  string,
  string,
  string,
  string,
  string,
];

async function open() {
  const clock = createFakeClock(NOON);
  const storage = await openMemory();
  onTestFinished(() => storage.close());
  const troubles: unknown[] = [];
  const state = { isBusy: false, isStopping: false };
  const unlessBusy = async <T>(work: () => Promise<T>): Promise<T> => (state.isBusy ? Promise.reject(new Error('busy')) : work());
  const keeper = createInstallationKeeper({
    installations: {
      ...storage.installations,
      leave: (...given) => unlessBusy(() => storage.installations.leave(...given)),
      arrive: (...given) => unlessBusy(() => storage.installations.arrive(...given)),
    },
    subscriptions: storage.subscriptions,
    onRemoved: () => {},
  });
  const follow = createGuildFollower({
    keeper,
    clock,
    isStopping: () => state.isStopping,
    onTrouble: (error) => void troubles.push(error),
  });
  return {
    clock,
    storage,
    troubles,
    state,
    tell: (t: string, d: object) => follow({ t, d } as unknown as GatewayDispatchPayload),
    subscribe: (guild: string) =>
      storage.subscriptions.put(makeSubscription('c', { destination: destinationOf('discord', guild, 'channel', `9${guild}`) }), undefined),
    listed: async () => (await storage.subscriptions.list()).map(({ destination }) => destination.installationId),
    gone: () => storage.installations.listRemovedBefore('discord', NOON + DAY),
  };
}

it('keeps a server that is left and entered in one moment', async () => {
  const { clock, tell, gone, subscribe, listed } = await open();
  await subscribe(here);

  for (const [t, d] of [
    ['READY', { guilds: [{ id: here, unavailable: true }], shard: [1, 2] }],
    ['GUILD_DELETE', { id: here }],
    ['GUILD_CREATE', { id: here, name: 'Here' }],
  ] as const)
    tell(t, d);
  await clock.advance(0);

  expect(await gone()).toEqual([]);
  expect(await listed()).toEqual([here]);
});

it('compares the servers of a new session with those of its shard, and touches neither other shards nor people', async () => {
  const { clock, storage, tell, gone, subscribe, listed } = await open();
  for (const id of [here, kicked, back, other, 'no-snowflake']) await subscribe(id);
  await storage.installations.put({ ...makeInstallation(person), platform: 'discord' });
  await storage.subscriptions.put(makeSubscription('u', { destination: destinationOf('discord', person, 'user', person) }), undefined);
  await storage.installations.leave({ platform: 'discord', id: back }, NOON - DAY);

  tell('READY', { guilds: [here, back].map((id) => ({ id, unavailable: true })), shard: [1, 2] });
  await clock.advance(0);
  const afterReady = [await gone(), (await listed()).sort()];
  tell('GUILD_CREATE', { id: kicked, name: 'Again' });
  await clock.advance(0);
  const afterCreate = await gone();
  // By another process.
  await storage.installations.leave({ platform: 'discord', id: here }, NOON);
  tell('READY', { guilds: [here, kicked, back].map((id) => ({ id, unavailable: true })), shard: [1, 2] });
  await clock.advance(0);

  expect(afterCreate).toEqual([]);
  expect(afterReady).toEqual([[kicked], [here, back, other, person, 'no-snowflake'].sort()]);
  expect(await gone()).toEqual([]);
});

it('tries again what the database did not take, with the moment of the event, until the bot stops', async () => {
  const { clock, storage, tell, gone, troubles, state } = await open();
  const find = async () => (await storage.installations.find('discord', here))?.removedAt;
  state.isBusy = true;

  tell('GUILD_DELETE', { id: here });
  await clock.advance(MINUTE);
  state.isBusy = false;
  await clock.advance(MINUTE);
  const left = await find();
  state.isBusy = true;
  tell('GUILD_CREATE', { id: here, name: 'Here' });
  await clock.advance(MINUTE);
  state.isBusy = false;
  await clock.advance(MINUTE);
  const cameBack = await gone();
  state.isBusy = true;
  tell('GUILD_DELETE', { id: here });
  await clock.advance(0);
  state.isStopping = true;
  await clock.advance(MINUTE);
  const sofar = troubles.length;
  await clock.advance(MINUTE);

  expect([left, cameBack]).toEqual([NOON, []]);
  expect(sofar).toBeGreaterThan(2);
  expect(troubles).toHaveLength(sofar);
});
