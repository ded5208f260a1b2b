import { copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { markPath, readMark } from '../../src/storage/generation.ts';
import { startExamining } from '../../src/storage/sqlite-examiner.ts';
import { createSqliteWatch, type SqliteWatch } from '../../src/storage/sqlite-watch.ts';
import { createFakeClock, type FakeClock } from '../announce/fake-clock.ts';
import { emptyFanOut, HOUR, makeDelivery, NOON } from '../announce/fixtures.ts';

const SECOND = 1_000;
const PAGE = 4_096;

describe('a database that is examined from time to time', () => {
  let directory: string;
  let path: string;
  let clock: FakeClock;
  let watch: SqliteWatch;
  let looks: number;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-examiner-'));
    path = join(directory, 'newsdesk.db');
    clock = createFakeClock(NOON);
    looks = 0;
    const real = createSqliteWatch(path, () => {});
    watch = {
      ...real,
      get trouble() {
        return real.trouble;
      },
      examined(...found) {
        looks += 1;
        real.examined(...found);
      },
    };
    await using storage = await openSqlite(path, { exclusive: true });
    const deliveries = Array.from({ length: 300 }, (_, index) => makeDelivery('a', `c${index}`));
    await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries }, NOON);
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  async function damage(): Promise<void> {
    const { size } = await stat(path);
    const file = await open(path, 'r+');
    await file.write(Buffer.alloc(size - 3 * PAGE, 0xa5), 0, size - 3 * PAGE, 3 * PAGE);
    await file.close();
  }

  it.each([
    ['after ten seconds if it is small', 0, 10 * SECOND],
    ['for a two hundredth of the time', 100, 20 * SECOND],
    ['once an hour at least', 60 * SECOND, HOUR],
  ])('is looked at %s', async (_name, tookMs, pauseMs) => {
    const stop = startExamining(path, watch, clock, tookMs);

    await clock.advance(pauseMs - 1);
    const early = looks;
    await clock.advance(1);
    await expect.poll(() => looks).toBe(1);
    stop();

    expect(early).toBe(0);
    expect(watch.trouble).toBeUndefined();
  });

  it('is looked at again and again, until it is closed', async () => {
    const stop = startExamining(path, watch, clock, 0);

    // A second at a time: what a look itself waits for runs by the same clock.
    await expect.poll(() => clock.advance(SECOND).then(() => looks)).toBeGreaterThanOrEqual(2);
    stop();
    const before = looks;
    await clock.advance(10 * HOUR);

    expect(looks - before).toBeLessThanOrEqual(1);
    await clock.advance(10 * HOUR);
    expect(looks - before).toBeLessThanOrEqual(1);
  });

  it('that is found damaged takes no more writes, and everything is looked for when it is opened again', async () => {
    const copy = `${path}.whole`;
    await copyFile(path, copy);
    await damage();
    const stop = startExamining(path, watch, clock, 0);
    await clock.advance(10 * SECOND);
    await expect.poll(() => watch.trouble?.isLasting).toBe(true);
    await expect.poll(() => readMark(markPath(path))?.number).toBeGreaterThan(1_000);
    stop();
    await copyFile(copy, path);

    await using storage = await openSqlite(path, { exclusive: true });

    expect(storage.notes.join()).toContain('everything is looked for before it is posted');
    expect((await storage.outbox.count()).inDoubt).toBe(300);
  });
});
