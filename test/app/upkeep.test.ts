import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory, openSqlite } from '../../src/storage/open-sqlite.ts';
import { createUpkeep, type Upkeep } from '../../src/app/upkeep.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createFakeClock, type FakeClock } from '../announce/fake-clock.ts';
import { DAY, emptyFanOut, HOUR, makeDelivery, makeInstallation, makeSubscription, NOON } from '../announce/fixtures.ts';

describe('the upkeep of the database', () => {
  let directory: string;
  let storage: Storage;
  let clock: FakeClock;
  let told: string[];

  const upkeep = (backupDir: string): Upkeep =>
    createUpkeep({
      storage,
      config: { backupDir, backupKeep: 2, uninstalledDays: 30, historyDays: 30 },
      // Pauses between slices pass for real.
      clock: { now: clock.now, after: systemClock.after },
      owner: 'me',
      events: {
        onBackedUp: () => void told.push('backup'),
        onPruned: (rows) => void told.push(`pruned ${rows}`),
        onForgotten: ({ platform, id }, rows) => void told.push(`forgot ${platform} ${id} ${rows}`),
        onTrouble: (error, during) => void told.push(`${during}: ${String(error)}`),
      },
    });

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-upkeep-'));
    storage = await openSqlite(join(directory, 'newsdesk.db'), { exclusive: true });
    clock = createFakeClock(NOON);
    told = [];
  });
  afterEach(async () => {
    await storage.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('writes one backup a day that can be restored, keeps the newest, and leaves other files alone', async () => {
    const dir = join(directory, 'backups');
    await storage.subscriptions.put(makeSubscription('c1'), undefined);
    const daily = upkeep(dir);
    await daily.run();
    await daily.run();
    await writeFile(join(dir, 'mine.backup.gz'), '');
    for (let day = 1; day <= 3; day += 1) {
      clock.jump(DAY);
      await upkeep(dir).run();
    }

    const names = (await readdir(dir)).toSorted();
    expect(told).toEqual(['backup', 'backup', 'backup', 'backup']);
    expect(names).toEqual(['mine.backup.gz', 'newsdesk-2026-11-04T12-00-00Z.backup.gz', 'newsdesk-2026-11-05T12-00-00Z.backup.gz']);
    const lines = createInterface({ input: createReadStream(join(dir, names[2] ?? '')).pipe(createGunzip()) });
    await using restored = await openMemory();
    await restored.archive.restore(lines, { replace: false });
    expect(await restored.subscriptions.list()).toEqual(await storage.subscriptions.list());
  });

  it('is done by one of several processes, and by the next when that one has not come back', async () => {
    const shared = { ...storage, soleOwner: false };
    const dir = join(directory, 'backups');
    const of = (owner: string): Upkeep =>
      createUpkeep({
        storage: shared,
        config: { backupDir: dir, backupKeep: 5, uninstalledDays: 30, historyDays: 30 },
        clock: { now: clock.now, after: systemClock.after },
        owner,
        events: {
          onBackedUp: () => void told.push(owner),
          onPruned: () => {},
          onForgotten: () => {},
          onTrouble: (error, during) => void told.push(`${during}: ${String(error)}`),
        },
      });
    const [mine, theirs] = [of('me'), of('they')];

    await mine.run();
    await rm(dir, { recursive: true });
    await theirs.run();
    clock.jump(HOUR / 2 - 1);
    await theirs.run();
    const underLease = [...told];
    clock.jump(2);
    await theirs.run();

    expect(underLease).toEqual(['me']);
    expect(told).toEqual(['me', 'they']);
  });

  it('forgets an installation that was removed when its time is over, not before, and none whose token is lost', async () => {
    const kept = makeInstallation('T1', { installedAt: NOON - 90 * DAY });
    await storage.installations.put(kept);
    await storage.installations.put(makeInstallation('T2'));
    await storage.installations.remove(kept, NOON - 30 * DAY + HOUR);
    // At Discord the id may be a person's.
    await storage.installations.put({ ...kept, platform: 'discord', id: 'U1' });
    await storage.installations.remove({ platform: 'discord', id: 'U1' }, NOON - 30 * DAY + HOUR);
    await storage.installations.noteReinstall({ platform: 'slack', id: 'T3', name: 'Lost' }, NOON - 90 * DAY);
    const daily = upkeep(join(directory, 'backups'));

    await daily.run();
    const before = await storage.installations.list('slack');
    clock.jump(HOUR + 1);
    await daily.run();

    expect(before.map(({ id }) => id)).toEqual(['T1', 'T3', 'T2']);
    expect((await storage.installations.list('slack')).map(({ id }) => id)).toEqual(['T3', 'T2']);
    expect(told).toEqual(expect.arrayContaining(['forgot slack T1 1', 'forgot discord undefined 1']));
  });

  it('keeps a workspace that installs the app again while it is about to be forgotten', async () => {
    const kept = makeInstallation('T1');
    await storage.installations.put(kept);
    await storage.installations.remove(kept, NOON - 31 * DAY);
    const { installations } = storage;
    const listRemovedBefore: typeof installations.listRemovedBefore = async (platform, before) => {
      const due = await installations.listRemovedBefore(platform, before);
      await installations.put(kept);
      return due;
    };
    storage = { ...storage, installations: { ...installations, listRemovedBefore } };

    await upkeep(join(directory, 'backups')).run();

    expect(await installations.find('slack', 'T1')).toMatchObject({ sealedToken: 'sealed T1' });
    expect(told).toEqual(['backup']);
  });

  it('says when it cannot, tries again, and forgets what is old all the same', async () => {
    await writeFile(join(directory, 'a-file'), '');
    await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON - 40 * DAY);
    await storage.subscriptions.put(makeSubscription('c1'), undefined);
    await storage.subscriptions.remove(makeSubscription('c1').destination.id, NOON - 40 * DAY);
    const broken = upkeep(join(directory, 'a-file'));

    await broken.run();
    clock.jump(HOUR);
    await broken.run();

    expect(told.filter((line) => line.startsWith('writing the daily backup: '))).toHaveLength(2);
    expect(told.filter((line) => line === 'pruned 1')).toHaveLength(1);
    expect(await storage.outbox.list({})).toEqual([]);
  });

  it('is done first a minute after the start, then once an hour until it is stopped', async () => {
    const runs: number[] = [];
    const prune: Storage['outbox']['prune'] = async () => {
      runs.push(clock.now() - NOON);
      return 0;
    };
    const daily = createUpkeep({
      storage: {
        ...storage,
        outbox: { ...storage.outbox, prune },
        questions: { ...storage.questions, prune: async () => 0 },
        installations: { ...storage.installations, listRemovedBefore: async () => [] },
      },
      config: { backupKeep: 2, uninstalledDays: 30, historyDays: 30 },
      clock,
      owner: 'me',
      events: { onBackedUp: () => {}, onPruned: () => {}, onForgotten: () => {}, onTrouble: (error) => void told.push(String(error)) },
    });
    daily.start();
    await clock.advance(59_999);
    const early = [...runs];
    await clock.advance(1);
    await clock.advance(23 * HOUR);
    const soon = runs.length;
    await clock.advance(HOUR);
    await daily.stop();
    await clock.advance(3 * DAY);

    expect([early, soon, told]).toEqual([[], 1, []]);
    expect(runs).toEqual([60_000, DAY + 60_000]);
  });

  it('stops only when nothing is under way', async () => {
    const dir = join(directory, 'backups');
    const daily = upkeep(dir);
    void daily.run();

    await daily.stop();

    expect(told[0]).toBe('backup');
    expect((await readdir(dir)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});
