import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDispatcher } from '../../src/announce/dispatcher.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { createFakePlatform } from '../announce/fake-platform.ts';
import { emptyFanOut, makeCard, makeDelivery, NOON } from '../announce/fixtures.ts';

const run = promisify(execFile);
/** A small disk of its own can only be mounted by root, on Linux. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!canMount)('a full disk', () => {
  let disk: string;

  beforeEach(async () => {
    disk = await mkdtemp(join(tmpdir(), 'newsdesk-disk-'));
    await run('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]);
  });
  afterEach(async () => {
    await run('umount', [disk]);
    await rm(disk, { recursive: true, force: true });
  });

  it('stops sending, keeps reading, says so, and heals by itself within seconds', async () => {
    const path = join(disk, 'newsdesk.db');
    const storage = await openSqlite(path, { exclusive: true });
    const platform = createFakePlatform({ clock: systemClock });
    const troubles: string[] = [];
    const write = (article: string, channels: number): Promise<unknown> => {
      const deliveries = Array.from({ length: channels }, (_, index) => makeDelivery(article, `c${index}`, { expiresAt: NOON + 1e15 }));
      const announcementId = deliveries[0]?.announcementId ?? ('' as never);
      return storage.outbox.insertFanOut(
        { ...emptyFanOut, deliveries, cards: [{ announcementId, revision: 1, card: makeCard(article) }] },
        NOON,
      );
    };
    await write('a', 5);
    await writeFile(join(disk, 'filler'), Buffer.alloc(3_000_000)).catch(() => undefined);

    let refused = false;
    for (let index = 0; index < 50 && !refused; index += 1)
      refused = await write(`fill-${index}`, 500).then(
        () => false,
        () => true,
      );
    // The reserve is gone now; whatever room it gave is used up again.
    await writeFile(join(disk, 'filler2'), Buffer.alloc(3_000_000)).catch(() => undefined);
    const trouble = await storage.findTrouble();
    const readable = (await storage.outbox.count()).pending;
    const dispatcher = createDispatcher({
      storage,
      publishers: [platform.publisher],
      clock: systemClock,
      owner: 'me',
      events: { ...silentEvents, onTrouble: (_error, during) => void troubles.push(during) },
    });
    dispatcher.start();
    await expect.poll(() => troubles.length).toBeGreaterThan(0);
    const sentWhileFull = platform.messages.length;
    const claimedWhileFull = (await storage.outbox.count()).delivered + (await storage.outbox.count()).sending;
    await rm(join(disk, 'filler'), { force: true });
    await rm(join(disk, 'filler2'), { force: true });
    const freedAt = performance.now();
    while (platform.messages.length < readable && performance.now() - freedAt < 60_000)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const healed = performance.now() - freedAt;
    await dispatcher.stop();
    const delivered = (await storage.outbox.count()).delivered;
    await storage.close();
    const database = new DatabaseSync(path);
    const check = database.prepare('pragma quick_check').all();
    database.close();

    expect(refused).toBe(true);
    expect(trouble).toContain('disk is full');
    expect(readable).toBeGreaterThanOrEqual(5);
    // Nothing leaves without a recorded claim.
    expect(sentWhileFull).toBeLessThanOrEqual(claimedWhileFull);
    expect(troubles.length).toBeGreaterThan(0);
    expect(platform.messages).toHaveLength(readable);
    expect(delivered).toBe(readable);
    expect(healed).toBeLessThan(60_000);
    expect(check).toEqual([{ quick_check: 'ok' }]);
  });
});
