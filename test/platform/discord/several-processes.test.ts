import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDiscordPlatform, type DiscordOptions } from '../../../src/platform/discord/discord-platform.ts';
import { BEAT_MS, LEASE_MS } from '../../../src/platform/discord/shards/shard-holder.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { pause } from '../../../src/runtime/pause.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import type { Storage } from '../../../src/ports/storage.ts';
import { openPostgres } from '../../../src/storage/open-postgres.ts';
import { patientClock } from '../../fault/patience.ts';
import { createManualClock } from '../../sandbox/discord/manual-clock.ts';
import { postgresIsMissing } from '../../storage/postgres-programs.ts';
import { startPostgres, type TestPostgres } from '../../storage/start-postgres.ts';
import { articleCommands, createArticleDispatch } from '../article-dispatch.ts';

const missing = postgresIsMissing();
const shardCount = 4;
const guilds = Array.from({ length: shardCount }, (_, index) => ({ name: `Guild ${index}` }));

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Bot {
  readonly platform: Platform;
  readonly answers: string[];
}

type Kept = Pick<Storage, 'shards' | 'processes'>;

interface BotOptions {
  readonly isSole?: boolean;
  readonly clock?: Clock;
  readonly set?: Partial<DiscordOptions>;
}

function createBot(
  sandbox: DiscordSandbox,
  storage: Kept,
  owner: string,
  { isSole = false, clock = systemClock, set = {} }: BotOptions = {},
): Bot {
  const answers: string[] = [];
  const platform = createDiscordPlatform({
    token: sandbox.token,
    apiUrl: sandbox.apiUrl,
    commands: articleCommands,
    dispatch: createArticleDispatch(),
    clock,
    logger: createLogger({ level: 'fatal', destination: 'stderr', format: 'json' }),
    shardCount,
    sharing: { shards: storage.shards, processes: storage.processes, owner, isSole },
    onAnswered: (what) => void answers.push(what),
    onUndelivered: () => {},
    onFatal: () => {},
    ...set,
  });
  closers.push(() => platform.stop());
  return { platform, answers };
}

/** Asks in every guild, so of every shard. */
function askAll(sandbox: DiscordSandbox): Promise<readonly string[]> {
  const ask = async (index: number): Promise<string> => {
    const where = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general', sandbox.guildIdOf(`Guild ${index}`)) };
    return (await sandbox.slash({ ...where, command: 'read', options: { word: 'mill' } })).status;
  };
  return Promise.all(guilds.map((_, index) => ask(index)));
}

const answered = guilds.map(() => 'answered');

describe.skipIf(missing !== undefined)('one Discord bot in several processes', () => {
  let server: TestPostgres;
  let databases = 0;

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server.stop();
  });

  async function open(): Promise<{ readonly sandbox: DiscordSandbox; readonly storage: Storage }> {
    const sandbox = await createDiscordSandbox({ clock: patientClock, guilds, maxConcurrency: shardCount });
    closers.push(() => sandbox.close());
    databases += 1;
    const storage = await openPostgres(await server.createDatabase(`several-${databases}`));
    closers.push(() => storage.close());
    return { sandbox, storage };
  }

  it('shares its shards, answers each question once, and goes on with the sessions of a process that ends', async () => {
    const { sandbox, storage } = await open();
    const first = createBot(sandbox, storage, 'a');
    const second = createBot(sandbox, storage, 'b');
    await first.platform.start();
    const alone = first.platform.describeShare?.();
    await second.platform.start();
    await expect.poll(() => second.platform.describeShare?.()).toBe('shards 2-3 of 4');
    await expect.poll(() => second.platform.isReady()).toBe(true);

    const together = await askAll(sandbox);
    await expect.poll(() => [first.answers.length, second.answers.length]).toEqual([2, 2]);
    const leaving = first.platform.stop();
    const meanwhile = await askAll(sandbox);
    await leaving;

    expect(alone).toBe('shards 0-3 of 4');
    expect(together).toEqual(answered);
    expect(meanwhile).toEqual(answered);
    await expect.poll(() => first.answers.length + second.answers.length).toBe(2 * shardCount);
    await expect.poll(() => second.platform.describeShare?.()).toBe('shards 0-3 of 4');
    await expect.poll(() => second.platform.isReady()).toBe(true);
    expect(sandbox.counters).toMatchObject({ identifies: shardCount, resumes: 4 });
    expect(sandbox.gateway.connectionCount).toBe(shardCount);
  });

  it('says so when it is set to another number of shards than all run', async () => {
    const { sandbox, storage } = await open();
    await createBot(sandbox, storage, 'a').platform.start();
    const log: string[] = [];
    const logger = createLogger({ level: 'warn', destination: { write: (line) => void log.push(line) }, format: 'json' });
    const other = createBot(sandbox, storage, 'b', { set: { shardCount: 2, logger } });

    await other.platform.start();

    await expect.poll(() => log.join('')).toContain('DISCORD_SHARDS counts when all processes were stopped');
  });

  it('goes on where the last one ended after a restart, with all that it knows of its servers', async () => {
    const { sandbox, storage } = await open();
    const before = createBot(sandbox, storage, 'a', { isSole: true });
    await before.platform.start();
    await before.platform.stop();

    const asked = askAll(sandbox);
    const after = createBot(sandbox, storage, 'b', { isSole: true });
    await after.platform.start();

    expect(await asked).toEqual(answered);
    await expect.poll(() => after.answers.length).toBe(shardCount);
    expect(sandbox.counters).toMatchObject({ identifies: shardCount, resumes: shardCount });
  });

  it('answers while the database is away from all of them, and leaves the sessions to the first that reaches it again', async () => {
    const { sandbox, storage } = await open();
    const reachable = { a: true, b: true };
    const clock = createManualClock(Date.now());
    const [first, second] = (['a', 'b'] as const).map((owner) =>
      createBot(
        sandbox,
        interrupted(storage, () => reachable[owner]),
        owner,
        { clock },
      ),
    ) as [Bot, Bot];
    /** Lets so many beats go by, the database's answers included. */
    async function beat(times: number): Promise<void> {
      for (let time = 0; time < times; time += 1) {
        clock.advance(BEAT_MS);
        await pause(20, systemClock);
      }
    }
    const shares = (): readonly unknown[] => [first, second].map(({ platform }) => platform.describeShare?.());
    await first.platform.start();
    await second.platform.start();
    const readyWithoutShards = second.platform.isReady();
    await expect.poll(() => beat(1).then(shares)).toEqual(['shards 0-1 of 4', 'shards 2-3 of 4']);
    await expect.poll(() => beat(1).then(() => second.platform.isReady())).toBe(true);

    Object.assign(reachable, { a: false, b: false });
    await beat((2 * LEASE_MS) / BEAT_MS);
    const meanwhile = await askAll(sandbox);
    const ready = [first, second].map(({ platform }) => platform.isReady());
    reachable.b = true;
    await expect.poll(() => beat(1).then(shares)).toEqual(['none of 4 shards: other processes have them', 'shards 0-3 of 4']);
    await expect.poll(() => beat(1).then(() => second.platform.isReady())).toBe(true);
    const { resumes } = sandbox.counters;
    await beat(5);

    expect(readyWithoutShards).toBe(false);
    expect(meanwhile).toEqual(answered);
    expect(ready).toEqual([true, true]);
    expect(await askAll(sandbox)).toEqual(answered);
    await expect.poll(() => [first.answers.length, second.answers.length]).toEqual([2, 6]);
    // The process that still cannot reach the database takes no session back.
    expect(sandbox.counters).toMatchObject({ identifies: shardCount, resumes });
  });
});

/** The storage of a process that is cut off from its database at times. */
function interrupted({ shards, processes }: Storage, isReachable: () => boolean): Kept {
  const within =
    <Given extends unknown[], Answer>(call: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      if (!isReachable()) throw new Error('The database is away.');
      return call(...given);
    };
  return {
    processes: { beat: within(processes.beat), leave: within(processes.leave) },
    shards: {
      hold: within(shards.hold),
      findCount: within(shards.findCount),
      release: within(shards.release),
      findSession: within(shards.findSession),
      keepSession: within(shards.keepSession),
      takeTurn: within(shards.takeTurn),
      beginTurn: within(shards.beginTurn),
      noteStarts: within(shards.noteStarts),
    },
  };
}
