import { afterEach, describe, expect, it } from 'vitest';
import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import type { Asker, Dispatch } from '../../../src/command/command.ts';
import { createGuildBook } from '../../../src/platform/discord/guild-book.ts';
import { createDiscordPlatform } from '../../../src/platform/discord/discord-platform.ts';
import { BEAT_MS } from '../../../src/platform/discord/shards/shard-holder.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import type { Shards } from '../../../src/ports/shards.ts';
import type { Storage } from '../../../src/ports/storage.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import type { GuildSeed } from '../../../src/sandbox/discord/options.ts';
import { openMemory } from '../../../src/storage/open-sqlite.ts';
import { patientClock } from '../../fault/patience.ts';
import { createManualClock, type ManualClock } from '../../sandbox/discord/manual-clock.ts';
import { callApi } from '../../sandbox/discord/call-api.ts';
import { articleCommands, createArticleDispatch } from '../article-dispatch.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Bot {
  readonly sandbox: DiscordSandbox;
  /** The last person that the dispatch was told of. */
  asker(): Asker | undefined;
  /** The shards go to another process, and come back. */
  leaveAndReturn(): Promise<void>;
  readonly clock: ManualClock;
}

interface BotOptions {
  readonly isRestarted: boolean;
  /** Called before the bot under test connects. */
  readonly prepare?: (sandbox: DiscordSandbox) => void;
  /** In place of one that stands still. */
  readonly clock?: Clock;
}

/** A bot whose session is a new one, or one that goes on after a restart and tells nothing of its servers again. */
async function startBot(guilds: readonly GuildSeed[], { isRestarted, prepare, clock: given }: BotOptions): Promise<Bot> {
  const sandbox = await createDiscordSandbox({ clock: patientClock, guilds });
  closers.push(() => sandbox.close());
  const storage = await openMemory();
  closers.push(() => storage.close());
  if (isRestarted) await (await connect(sandbox, storage, () => {})).stop();
  prepare?.(sandbox);
  let asker: Asker | undefined;
  const onAsker = (next: Asker): void => {
    asker = next;
  };
  let isAway = false;
  const clock = createManualClock(Date.now());
  const { shards } = storage;
  const hold: Shards['hold'] = async (sign) => ({ ...(await shards.hold(sign)), ...(isAway ? { held: [] } : {}) });
  const shared = { ...storage, shards: { ...shards, hold } };
  const platform = await connect(sandbox, shared, onAsker, given ?? clock);
  closers.push(() => platform.stop());
  expect(sandbox.counters).toMatchObject(isRestarted ? { identifies: 1, resumes: 1 } : { identifies: 1, resumes: 0 });
  async function connected(count: number): Promise<void> {
    const look = (): boolean => {
      clock.advance(BEAT_MS);
      return sandbox.gateway.connectionCount === count && (count === 0 || platform.isReady());
    };
    await expect.poll(look).toBe(true);
  }
  async function leaveAndReturn(): Promise<void> {
    isAway = true;
    await connected(0);
    isAway = false;
    await connected(1);
  }
  return { sandbox, asker: () => asker, leaveAndReturn, clock };
}

type Connected = Pick<Platform, 'stop' | 'isReady'>;

async function connect(
  sandbox: DiscordSandbox,
  storage: Pick<Storage, 'shards' | 'processes'>,
  onAsker: (asker: Asker) => void,
  clock: Clock = systemClock,
): Promise<Connected> {
  const dispatch: Dispatch = {
    ...createArticleDispatch(),
    async run(command) {
      onAsker(command.asker);
      return createArticleDispatch().run(command);
    },
    async hear(_, asker) {
      onAsker(asker);
      return undefined;
    },
  };
  const platform = createDiscordPlatform({
    token: sandbox.token,
    apiUrl: sandbox.apiUrl,
    commands: articleCommands,
    dispatch,
    clock,
    logger: createLogger({ level: 'fatal', destination: 'stderr', format: 'json' }),
    sharing: { shards: storage.shards, processes: storage.processes, owner: String(Math.random()), isSole: false },
    onAnswered: () => {},
    onUndelivered: () => {},
    onFatal: () => {},
  });
  await platform.start();
  return platform;
}

const gazette: GuildSeed = { name: 'Gazette', locale: 'fr', channels: [{ name: 'general' }, { name: 'ideas', type: 'forum' }] };

describe.each([
  ['a session that began', false],
  ['a session that goes on after a restart', true],
])('what is known of servers in %s', (_, isRestarted) => {
  it('is whether the bot is in one alone, also after it was added to another', async () => {
    const { sandbox, asker } = await startBot([gazette], { isRestarted });
    const where = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };

    await sandbox.slash({ ...where, command: 'read', options: { word: 'mill' } });
    const alone = asker();
    sandbox.createGuild({ name: 'Another' });
    await sandbox.slash({ ...where, command: 'read', options: { word: 'mill' } });

    expect(alone).toMatchObject({ isOnlyInstallation: true, installationId: sandbox.guildId });
    expect(asker()?.isOnlyInstallation).toBeUndefined();
  });

  it('is no longer whether it is in one alone once its shard was another process’, until it is told again', async () => {
    const { sandbox, asker, leaveAndReturn } = await startBot([gazette, { name: 'Another' }], { isRestarted });

    await leaveAndReturn();
    sandbox.createGuild({ name: 'A third' });
    await sandbox.slash({
      userId: sandbox.userId('linus'),
      channelId: sandbox.channelId('general'),
      command: 'read',
      options: { word: 'mill' },
    });

    expect(sandbox.counters.resumes).toBe(isRestarted ? 2 : 1);
    expect(asker()).toBeDefined();
    expect(asker()?.isOnlyInstallation).toBeUndefined();
  });

  it('is which channels they have, also those that are opened and deleted', async () => {
    let laterMs = 0;
    const clock = { ...systemClock, now: () => systemClock.now() + laterMs };
    const { sandbox, asker } = await startBot([gazette, { name: 'Another', channels: [{ name: 'elsewhere' }] }], { isRestarted, clock });
    const where = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };
    const elsewhere = sandbox.channelId('elsewhere', sandbox.guildIdOf('Another'));
    const opened = sandbox.createChannel({ name: 'opened' });
    const closed = sandbox.createChannel({ name: 'closed' });
    sandbox.deleteChannel(closed);
    const open = (id: string) => callApi(sandbox, 'POST', `/channels/${id}/threads`, { name: 'A thread', type: 11 });
    const threads = [(await open(where.channelId)).json.id, (await open(elsewhere)).json.id];
    const asked = (what: RegExp) => sandbox.requests.filter(({ method, path }) => method === 'GET' && what.test(path)).length;

    await sandbox.slash({ ...where, command: 'read', options: { word: 'mill' } });

    const has = (id: string) => asker()?.hasChannel?.(id);
    const ids = [where.channelId, elsewhere, opened, closed, ...threads];
    expect(await Promise.all(ids.map(has))).toEqual([true, false, true, false, true, false]);
    const before = [asked(/\/channels\/\d+$/u), asked(/\/channels$/u)];
    expect(await Promise.all(ids.map(has))).toEqual([true, false, true, false, true, false]);
    expect([asked(/\/channels\/\d+$/u), asked(/\/channels$/u)]).toEqual(before);
    // The gateway keeps the list up to date.
    laterMs = 61_000;
    sandbox.createChannel({ name: 'opened later' });
    await Promise.all(ids.map(has));
    expect(asked(/\/channels$/u)).toBe(before[1]);
    expect(asker()?.isOnlyInstallation).toBeUndefined();
  });

  it('is who may manage a channel that the bot does not see', async () => {
    const { sandbox, asker } = await startBot([gazette, { name: 'Another' }], { isRestarted });
    const hidden = sandbox.createChannel({ name: 'hidden' });
    sandbox.world.channels.get(hidden)?.overwrites.push({ id: sandbox.botUserId, type: 1, allow: 0n, deny: 1n << 10n });
    const mayManage = async (username: string) => {
      const where = { userId: sandbox.userId(username), channelId: sandbox.channelId('general') };
      await sandbox.slash({ ...where, command: 'read', options: { word: 'mill' } });
      return asker()?.mayManage?.(hidden);
    };

    expect([await mayManage('ada'), await mayManage('linus')]).toEqual([true, false]);
  });

  it('is the language of a server and the parent of a thread, for somebody who writes to the bot', async () => {
    const { sandbox, asker } = await startBot([gazette], { isRestarted });
    const made = await callApi(sandbox, 'POST', `/channels/${sandbox.channelId('general')}/threads`, { name: 'A thread', type: 11 });
    const channelId: string = made.json.id;

    sandbox.say({ userId: sandbox.userId('linus'), channelId, content: `<@${sandbox.botUserId}> mill` });
    await expect.poll(asker).toBeDefined();

    expect(asker()).toMatchObject({ parentChannelId: sandbox.channelId('general'), channelLocale: 'fr', installationId: sandbox.guildId });
  });
});

it('asks again for the servers of a session that goes on if Discord did not list them', async () => {
  const prepare = ({ faults }: DiscordSandbox): void =>
    void faults.fault({ match: { path: '/users/@me/guilds' }, action: { kind: 'status', status: 408, effect: false } });
  const { sandbox, asker, clock } = await startBot([gazette], { isRestarted: true, prepare });
  const where = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general'), command: 'read', options: { word: 'mill' } };

  await sandbox.slash(where);
  const before = asker()?.isOnlyInstallation;
  const ask = async (): Promise<boolean | undefined> => {
    clock.advance(BEAT_MS);
    await sandbox.slash(where);
    return asker()?.isOnlyInstallation;
  };

  expect(before).toBeUndefined();
  await expect.poll(ask).toBe(true);
  expect(sandbox.counters.resumes).toBe(1);
});

it.each([
  ['a message that Discord would still take one answer to', 50_000, true],
  ['an older one, which a session tells again after a crash', 60_000, undefined],
])('knows of %s whether it may be answered though another process may have', async (_, ageMs, isAnsweredOnce) => {
  const clock = { ...systemClock, now: () => systemClock.now() + ageMs };
  const { sandbox, asker } = await startBot([gazette], { isRestarted: false, clock });

  sandbox.say({ userId: sandbox.userId('linus'), channelId: sandbox.channelId('general'), content: `<@${sandbox.botUserId}> mill` });
  await expect.poll(asker).toBeDefined();

  expect(asker()?.isAnsweredOnce).toBe(isAnsweredOnce);
});

it('takes a server that cannot be reached for none without channels', () => {
  const book = createGuildBook();
  const told = (d: object) => book.note({ op: 0, s: 1, t: 'GUILD_CREATE', d } as unknown as GatewayDispatchPayload, 0);

  told({ id: '1', unavailable: true });
  told({ id: '2', channels: [] });

  expect([book.has('1'), book.channelsOf('1'), book.channelsOf('2')?.size]).toEqual([true, undefined, 0]);
});
