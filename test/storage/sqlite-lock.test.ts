import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { emptyFanOut, makeDelivery, makeSubscription, NOON } from '../announce/fixtures.ts';
import { holdLock } from '../fault/hold-lock.ts';

/** The time that a writer who is not in a hurry waits for the lock. */
const PATIENT_MS = 5_000;

describe('a database that another process has locked', () => {
  let directory: string;
  let path: string;
  let storage: Storage;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-lock-'));
    path = join(directory, 'newsdesk.db');
    storage = await openSqlite(path, { exclusive: true });
    await storage.subscriptions.put(makeSubscription('c1'), NOON);
  });
  afterEach(async () => {
    await storage.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('is read at once, and leaves the thread that reads alone', async () => {
    const lock = await holdLock(path);
    const waiting = storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);

    const began = performance.now();
    const read = [await storage.subscriptions.list(), (await storage.ledger.read()).version, (await storage.outbox.count()).pending];
    const readMs = performance.now() - began;
    await expect.poll(() => turns).toBeGreaterThan(10);
    await lock.release();
    const outcome = await waiting;
    clearInterval(ticking);

    expect(read).toEqual([[makeSubscription('c1')], 0, 0]);
    expect(readMs).toBeLessThan(PATIENT_MS);
    expect(turns).toBeGreaterThan(10);
    expect(outcome).toBe('committed');
    expect((await storage.outbox.count()).pending).toBe(1);
  });

  it('refuses who is in a hurry, in time, and does not do it later', async () => {
    const lock = await holdLock(path);
    const began = performance.now();

    const refusal = await storage
      .hurried()
      .subscriptions.put(makeSubscription('c2'), NOON)
      .catch((error: unknown) => error);
    const refusedMs = performance.now() - began;
    await lock.release();
    await storage.subscriptions.put(makeSubscription('c3'), NOON);

    expect(refusal).toMatchObject({ code: 'storage.busy', retry: 'later' });
    expect(refusedMs).toBeLessThan(PATIENT_MS);
    expect((await storage.subscriptions.list()).map(({ destination }) => destination.targetId)).toEqual(['c1', 'c3']);
  });

  it('is waited for by the time that passes, although the clock of the machine is set', async () => {
    await storage.close();
    let hours = 0;
    const jumping = { ...systemClock, now: () => NOON + (hours += 1) * 3_600_000 };
    storage = await openSqlite(path, { exclusive: true, clock: jumping });
    const lock = await holdLock(path);
    const waiting = storage.subscriptions.put(makeSubscription('c2'), NOON).then(
      () => 'written',
      (error: unknown) => error,
    );

    // It is known to wait.
    await expect.poll(() => storage.findTrouble()).toContain('locked by another process');
    await lock.release();

    expect(await waiting).toBe('written');
  });

  it('tells a caller who waits behind another one of the lock, and since when it is held', async () => {
    const lock = await holdLock(path);
    const waiting = storage.subscriptions.put(makeSubscription('c2'), NOON);
    await expect.poll(() => storage.findTrouble()).toContain('locked by another process');

    const refusal = await storage
      .hurried()
      .subscriptions.put(makeSubscription('c3'), NOON)
      .catch((error: unknown) => error);
    await lock.release();
    await waiting;

    expect(refusal).toMatchObject({
      code: 'storage.busy',
      message: expect.stringMatching(/another process has locked it for [2-5](\.\d)? s/u),
    });
  });

  it('tells a caller who waits behind work of this process of that work, and of no lock', async () => {
    const opened = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    async function* lines(): AsyncIterable<string> {
      opened.resolve();
      await ended.promise;
      yield '';
    }
    // The transaction of a restore is open while it reads.
    const working = storage.archive.restore(lines(), { replace: true }).catch(() => undefined);
    await opened.promise;

    const refusal = await storage
      .hurried()
      .subscriptions.put(makeSubscription('c3'), NOON)
      .catch((error: unknown) => error);
    ended.resolve();
    await working;

    expect(refusal).toMatchObject({ code: 'storage.busy', message: expect.stringContaining('this has waited 1.2 s for earlier work') });
  });

  it('says that it is locked while it is, and is well again when the lock ends', async () => {
    const lock = await holdLock(path);
    const waiting = storage.subscriptions.put(makeSubscription('c2'), NOON);

    await expect.poll(() => storage.findTrouble()).toContain('locked by another process');
    await lock.release();
    await waiting;

    expect(await storage.findTrouble()).toBeUndefined();
  });

  it('is well again without anybody having to use it', async () => {
    const lock = await holdLock(path);
    await storage
      .hurried()
      .subscriptions.put(makeSubscription('c2'), NOON)
      .catch(() => undefined);
    const during = await storage.findTrouble();
    await lock.release();

    await expect.poll(() => storage.findTrouble()).toBeUndefined();

    expect(during).toContain('locked by another process');
  });

  it('keeps the transactions of this process apart', async () => {
    const fanOuts = Array.from({ length: 30 }, (_, index) =>
      storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery(`a${index}`, 'c1'), makeDelivery(`b${index}`, 'c1')] }, NOON),
    );

    const outcomes = await Promise.all(fanOuts);

    expect(new Set(outcomes)).toEqual(new Set(['committed']));
    expect((await storage.outbox.count()).pending).toBe(60);
  });

  it('leaves nothing of a transaction that fails, and takes the next', async () => {
    const broken = { ...makeDelivery('b', 'c1'), queueKey: null as never };

    const refused = await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1'), broken] }, NOON).then(
      () => 'taken',
      () => 'refused',
    );
    await storage.subscriptions.put(makeSubscription('c2'), NOON);

    expect(refused).toBe('refused');
    expect((await storage.outbox.count()).pending).toBe(0);
    // The row was wrong, not the database.
    expect(await storage.findTrouble()).toBeUndefined();
  });

  it('writes through to the disk: another process sees it at once', async () => {
    await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);

    const other = new DatabaseSync(path, { readOnly: true });
    const row = other.prepare('select count(*) as amount from deliveries').get();
    const mode = other.prepare('pragma journal_mode').get();
    other.close();

    expect(row).toEqual({ amount: 1 });
    expect(mode).toEqual({ journal_mode: 'wal' });
  });
});
