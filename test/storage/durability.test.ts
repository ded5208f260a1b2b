import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { createRandom } from '../fault/random.ts';

const script = fileURLToPath(new URL('commit-until-killed.ts', import.meta.url));
const kills = Number(process.env['NEWSDESK_TEST_KILLS'] ?? 12);

it('loses nothing that was acknowledged, and stays whole, however often the process is killed', {
  timeout: Math.max(60_000, kills * 3_000),
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-durability-'));
  const path = join(directory, 'newsdesk.db');
  const random = createRandom(10);
  const acknowledged = new Set<number>();
  let next = 0;

  for (let kill = 0; kill < kills; kill += 1) {
    const child = fork(script, [path, String(next)], {
      stdio: 'ignore',
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'newsdesk-fault-cache') },
    });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    await new Promise<void>((resolve) => {
      child.on('message', (message) => {
        if (typeof message === 'number') {
          acknowledged.add(message);
          next = Math.max(next, message + 1);
        } else resolve();
      });
      void exited.then(() => resolve());
    });
    await new Promise((resolve) => setTimeout(resolve, random.between(5, 120)));
    child.kill('SIGKILL');
    await exited;
    // What was written and not acknowledged may be there: the next one begins behind it.
    next += 1_000;
  }
  const storage = await openSqlite(path, { exclusive: true });
  const kept = new Set((await storage.outbox.list({ limit: 1_000_000 })).map(({ announcementId }) => announcementId));
  await storage.close();
  const database = new DatabaseSync(path);
  const check = database.prepare('pragma quick_check').all();
  database.close();
  await rm(directory, { recursive: true, force: true });

  expect(acknowledged.size).toBeGreaterThan(kills);
  expect([...acknowledged].filter((index) => !kept.has(`article:a${index}` as never))).toEqual([]);
  expect(check).toEqual([{ quick_check: 'ok' }]);
});
