import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BEAT_MS, createShardHolder, LEASE_MS, type ShardHolder } from '../../../src/platform/discord/shards/shard-holder.ts';
import type { Storage } from '../../../src/ports/storage.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { pause } from '../../../src/runtime/pause.ts';
import { openPostgres } from '../../../src/storage/open-postgres.ts';
import { createManualClock, type ManualClock } from '../../sandbox/discord/manual-clock.ts';
import { postgresIsMissing } from '../../storage/postgres-programs.ts';
import { startPostgres, type TestPostgres } from '../../storage/start-postgres.ts';

const missing = postgresIsMissing();

interface Process {
  readonly holder: ShardHolder;
  readonly clock: ManualClock;
  /** `open 3`, `close 3`, in the order in which it happened. */
  readonly log: readonly string[];
  readonly troubles: unknown[];
  /** Its words on its shards, in order: `has 0,1`, `forgot 3`. */
  readonly told: readonly string[];
  /** From now on every call of the database fails. */
  loseDatabase(): void;
  findDatabase(): void;
  /** From now on closing a shard takes until the answer is called. */
  closeSlowly(): () => void;
  ids(): readonly number[];
}

describe.skipIf(missing !== undefined)('the shards of a process among others', () => {
  let server: TestPostgres;
  let storage: Storage;
  let url: string;
  let operator: pg.Client;
  let epoch: number;

  beforeAll(async () => {
    server = await startPostgres();
    url = await server.createDatabase('holder');
    operator = new pg.Client(url);
    await operator.connect();
  });
  afterAll(async () => {
    await operator.end();
    await server.stop();
  });
  beforeEach(async () => {
    storage = await openPostgres(url);
    await operator.query('truncate leases, meta');
    epoch = Date.UTC(2026, 0, 1);
    return () => storage.close();
  });

  function createProcess(owner: string, wanted = 4, areConnected = true): Process {
    const clock = createManualClock(epoch);
    const log: string[] = [];
    const troubles: unknown[] = [];
    const told: string[] = [];
    let isLost = false;
    let goodbye: Promise<void> = Promise.resolve();
    const reached = async <T>(call: () => Promise<T>): Promise<T> => {
      if (isLost) throw new Error('The database is away.');
      return call();
    };
    const { shards, processes } = storage;
    const holder = createShardHolder({
      shards: { hold: (sign) => reached(() => shards.hold(sign)), release: (id, name) => reached(() => shards.release(id, name)) },
      processes: {
        beat: (work, name, now, leaseMs) => reached(() => processes.beat(work, name, now, leaseMs)),
        leave: (work, name) => reached(() => processes.leave(work, name)),
      },
      owner,
      isSole: false,
      wanted,
      clock,
      open(id) {
        log.push(`open ${id}`);
        let isOpen = true;
        const close = async (): Promise<void> => {
          isOpen = false;
          await goodbye;
          log.push(`close ${id}`);
        };
        return {
          id,
          started: Promise.resolve(),
          isReady: () => isOpen && areConnected,
          isOpen: () => isOpen,
          save: async () => void log.push(`save ${id}`),
          close,
        };
      },
      onChanged: (held) => void told.push(`has ${held.join()}`),
      onGone: (id) => void told.push(`forgot ${id}`),
      onTrouble: (error) => void troubles.push(error),
    });
    return {
      holder,
      clock,
      log,
      told,
      troubles,
      loseDatabase: () => void (isLost = true),
      findDatabase: () => void (isLost = false),
      closeSlowly() {
        const { promise, resolve } = Promise.withResolvers<void>();
        goodbye = promise;
        return resolve;
      },
      ids: () => holder.list().map(({ id }) => id),
    };
  }

  /** A second goes by for each of them, and its beat ends. */
  async function beat(...processes: readonly Process[]): Promise<void> {
    for (const { clock, holder } of processes) {
      clock.advance(BEAT_MS);
      await holder.settled();
    }
  }

  it('go one after the other to a process that comes, each closed before another opens it', async () => {
    const [first, second] = [createProcess('a'), createProcess('b')];
    await first.holder.start();
    await second.holder.start();

    const steps: string[] = [];
    for (let step = 0; step < 3; step += 1) {
      await beat(first);
      steps.push(first.ids().join());
      await beat(second);
    }

    expect(steps).toEqual(['0,1,2', '0,1', '0,1']);
    expect(second.ids()).toEqual([2, 3]);
    expect(first.log.slice(4)).toEqual(['close 3', 'close 2']);
    expect([first.holder.holds(), second.holder.holds()]).toEqual([true, true]);
  });

  it('go all at once if they only wait for their turn', async () => {
    const [first, second] = [createProcess('a', 4, false), createProcess('b', 4)];
    await first.holder.start();
    await second.holder.start();

    await beat(first, second);

    expect([first.ids(), second.ids()]).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('go at once from a process that ends', async () => {
    const [first, second] = [createProcess('a'), createProcess('b')];
    await first.holder.start();
    await second.holder.start();

    await first.holder.stop();
    await beat(second);

    expect(first.log.slice(4)).toHaveLength(4);
    expect(second.ids()).toEqual([0, 1, 2, 3]);
  });

  it('stay with a process that cannot reach the database, until Discord ends a connection that it may not make anew', async () => {
    const [first, second] = [createProcess('a', 2), createProcess('b', 2)];
    await first.holder.start();
    await second.holder.start();
    await beat(first, second);
    first.loseDatabase();

    const mayConnect: boolean[] = [];
    for (let ms = 0; ms < LEASE_MS; ms += BEAT_MS) {
      await beat(first, second);
      mayConnect.push(first.holder.mayConnect());
    }
    await beat(second, second);
    const both = [first.ids(), second.ids(), first.holder.holds()];
    await first.holder.list()[0]?.close();
    await beat(first);

    expect(mayConnect.indexOf(false)).toBe(LEASE_MS / BEAT_MS - 2);
    expect(both).toEqual([[0], [0, 1], true]);
    expect(first.ids()).toEqual([]);
    expect(first.told.at(-1)).toBe('has ');
    expect(first.troubles.length).toBeGreaterThan(0);
  });

  it('stay where they are if the database is away from all processes for longer than a lease', async () => {
    const [first, second] = [createProcess('a'), createProcess('b')];
    await first.holder.start();
    await second.holder.start();
    for (let step = 0; step < 3; step += 1) await beat(first, second);
    const opened = [first.log.length, second.log.length];

    for (const { loseDatabase } of [first, second]) loseDatabase();
    for (let ms = 0; ms < 2 * LEASE_MS; ms += BEAT_MS) await beat(first, second);
    for (const { findDatabase } of [first, second]) findDatabase();
    await beat(first, second, first, second);

    const moved = (log: readonly string[]) => log.filter((line) => !line.startsWith('save'));
    expect([first.ids(), second.ids()]).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect([first.holder.mayConnect(), second.holder.mayConnect()]).toEqual([true, true]);
    expect([moved(first.log).length, moved(second.log).length]).toEqual(opened);
  });

  it('are opened anew after a sleep when those of before it are closed, and are said to be there', async () => {
    const sleeper = createProcess('a', 1);
    await sleeper.holder.start();
    const goOn = sleeper.closeSlowly();

    sleeper.clock.sleep(LEASE_MS + 1);
    sleeper.clock.advance(BEAT_MS);
    await pause(50, systemClock);
    const meanwhile = [...sleeper.log];
    goOn();
    await sleeper.holder.settled();

    expect(meanwhile).toEqual(['open 0']);
    expect(sleeper.log).toEqual(['open 0', 'close 0', 'open 0']);
    expect(sleeper.told).toEqual(['has 0', 'forgot 0', 'has ', 'has 0']);
  });

  it('stay with a process that was alone while the database is away', async () => {
    const alone = createProcess('a');
    await alone.holder.start();
    alone.loseDatabase();

    for (let ms = 0; ms < 3 * LEASE_MS; ms += BEAT_MS) await beat(alone);

    expect(alone.holder.holds()).toBe(true);
    expect(alone.ids()).toEqual([0, 1, 2, 3]);
  });

  it.each([LEASE_MS - BEAT_MS, LEASE_MS + 1])('are doubted by a process that slept for %i ms, even if it was alone', async (ms) => {
    const sleeper = createProcess('a');
    await sleeper.holder.start();

    epoch += LEASE_MS + 1;
    const other = createProcess('b');
    await other.holder.start();
    sleeper.loseDatabase();
    sleeper.clock.sleep(ms);
    const awake = sleeper.holder.holds();
    await beat(sleeper);

    expect(other.ids()).toEqual([0, 1, 2, 3]);
    expect(awake).toBe(false);
    expect(sleeper.holder.holds()).toBe(false);
    expect(sleeper.ids()).toEqual([]);
  });

  it('write down their last events every five seconds', async () => {
    const alone = createProcess('a', 1);
    await alone.holder.start();

    for (let beats = 0; beats < 11; beats += 1) await beat(alone);

    expect(alone.log).toEqual(['open 0', 'save 0', 'save 0']);
  });

  it('are opened anew if one closed by itself and is still this process’', async () => {
    const alone = createProcess('a', 2);
    await alone.holder.start();

    await alone.holder.list()[1]?.close();
    await beat(alone);

    expect(alone.ids()).toEqual([0, 1]);
    expect(alone.log.filter((line) => line === 'open 1')).toHaveLength(2);
  });

  it.each([1, 4])('are not all there after a kill, until the lease of the one before has run out (%i)', async (wanted) => {
    await createProcess('a', wanted).holder.start();
    const next = createProcess('b', wanted);
    await next.holder.start();

    const complete = [next.holder.isComplete()];
    for (let ms = 0; ms <= LEASE_MS; ms += BEAT_MS) {
      await beat(next);
      complete.push(next.holder.isComplete());
    }

    expect(complete.indexOf(true)).toBe(complete.length - 1);
    expect(next.ids()).toHaveLength(wanted);
  });

  it('are all others’ if there are fewer of them than processes', async () => {
    const [first, second] = [createProcess('a', 1), createProcess('b', 1)];
    await first.holder.start();
    await second.holder.start();

    for (let ms = 0; ms <= LEASE_MS; ms += BEAT_MS) await beat(first, second);
    const early = second.holder.isComplete();
    await beat(first, second);

    expect([early, second.holder.isComplete(), second.ids()]).toEqual([false, true, []]);
  });

  it('are as many as all others run, whatever the process itself would like', async () => {
    const [first, second] = [createProcess('a', 2), createProcess('b', 6)];
    await first.holder.start();
    await second.holder.start();

    await beat(first, second);

    expect([first.holder.count, second.holder.count]).toEqual([2, 2]);
    expect([...first.ids(), ...second.ids()]).toEqual([0, 1]);
  });
});
