import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { DAY, HOUR, MINUTE, NOON } from '../announce/fixtures.ts';

it('deletes what was caused more than a day ago, and looks for it once an hour only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-effects-'));
  const path = join(folder, 'newsdesk.db');
  const storage = await openSqlite(path, { exclusive: true });
  const database = new DatabaseSync(path);
  const list = (): readonly unknown[] =>
    database
      .prepare("select name from meta where name like 'effect:%' order by name")
      .all()
      .map(({ name }) => name);

  await storage.effects.begin('a', NOON);
  await storage.effects.begin('b', NOON + HOUR + MINUTE);
  await storage.effects.begin('c', NOON + DAY + HOUR);
  const before = list();
  await storage.effects.begin('d', NOON + DAY + HOUR + 2 * MINUTE);
  const tooSoon = list();
  await storage.effects.begin('e', NOON + DAY + 2 * HOUR + 2 * MINUTE);

  expect(before).toEqual(['effect:b', 'effect:c']);
  expect(tooSoon).toEqual(['effect:b', 'effect:c', 'effect:d']);
  expect(list()).toEqual(['effect:c', 'effect:d', 'effect:e']);
  database.close();
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});
