import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { kindOfFailure } from '../../src/storage/sqlite-failure.ts';
import type { Step } from '../../src/storage/sqlite-protocol.ts';
import { openSqliteThread, type SqliteThread } from '../../src/storage/sqlite-thread.ts';
import { createFakeClock, type FakeClock } from '../announce/fake-clock.ts';
import { NOON } from '../announce/fixtures.ts';
import { holdLock } from '../fault/hold-lock.ts';

const DEADLINE_MS = 10_000;
const step = (sql: string, ...parameters: unknown[]): Step => ({ sql, parameters });
const begin = step('begin immediate');
const commit = step('commit');
/** Takes some hundred milliseconds, so that what is asked next has to wait. */
const long = step('with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000000) select max(i) as i from n');

describe('the thread that holds a file of SQLite', () => {
  let directory: string;
  let path: string;
  let clock: FakeClock;
  let thread: SqliteThread;

  const write = (...steps: readonly Step[]) => thread.run('write', steps, DEADLINE_MS);
  const names = async () => (await thread.run('read', [step('select name from people order by name')], DEADLINE_MS)).rows;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-thread-'));
    path = join(directory, 'newsdesk.db');
    clock = createFakeClock(NOON);
    thread = await openSqliteThread({ path, readOnly: false }, clock);
    await write(step('create table people (id integer primary key, name text unique)'));
    await write(step('create table meta (name text primary key, value text)'));
    await write(step("insert into meta values ('storage.id', 'one')"));
    await write(step("insert into meta values ('storage.generation', '0')"));
  });
  afterEach(async () => {
    await thread.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('answers with the rows, or with what was changed, of the last step that has an answer', async () => {
    const made = await write(begin, step('insert into people (name) values (?)', 'Ada'), commit);
    const again = await write(begin, step('insert into people (name) values (?), (?)', 'Rosa', 'Gil'), commit);

    expect(made).toMatchObject({ rows: [], changes: 1n, insertId: 1n });
    expect(again).toMatchObject({ changes: 2n, insertId: 3n });
    expect(await names()).toEqual([{ name: 'Ada' }, { name: 'Gil' }, { name: 'Rosa' }]);
  });

  it('ends a transaction with its first failure, and says of what kind it was', async () => {
    await write(step('insert into people (name) values (?)', 'Ada'));
    await write(begin, step('insert into people (name) values (?)', 'Rosa'));

    const failure = await write(step('insert into people (name) values (?)', 'Ada')).catch((error: unknown) => error);
    await write(step('rollback'));
    await write(begin, step('insert into people (name) values (?)', 'Gil'), commit);

    expect(kindOfFailure(failure)).toBe('refused');
    expect(String(failure)).toContain('UNIQUE constraint failed');
    expect(await names()).toEqual([{ name: 'Ada' }, { name: 'Gil' }]);
  });

  it('counts the commits that change something, once it is told to', async () => {
    const uncounted = await write(begin, step('insert into people (name) values (?)', 'Ada'), commit);
    await thread.keepMark();

    const counted = await write(begin, step('insert into people (name) values (?)', 'Rosa'), commit);
    const idle = await write(begin, step('delete from people where name = ?', 'nobody'), commit);
    const next = await write(begin, step('delete from people where name = ?', 'Ada'), commit);

    expect([uncounted.generation, counted.generation, idle.generation, next.generation]).toEqual([undefined, 1, undefined, 2]);
    expect(await thread.examine(DEADLINE_MS)).toEqual({ damage: undefined, generation: 2 });
  });

  it('gives up on what is not begun in time, and does not do it later', async () => {
    const busy = thread.run('read', [long], DEADLINE_MS);
    const late = thread.run('write', [step('insert into people (name) values (?)', 'Late')], 1_000);
    const refusal = expect(late).rejects.toMatchObject({
      code: 'storage.slow',
      retry: 'later',
      message: expect.stringContaining('has not answered for 1 s') as string,
    });
    await clock.advance(1_000);

    await refusal;
    await busy;
    expect(await names()).toEqual([]);
  });

  it('does not wait for a lock itself: that is the matter of who asks', async () => {
    const lock = await holdLock(path);

    const failure = await write(begin).catch((error: unknown) => error);
    await lock.release();

    expect(kindOfFailure(failure)).toBe('busy');
    expect((await write(begin, step('insert into people (name) values (?)', 'Ada'), commit)).changes).toBe(1n);
  });

  it('of a reader writes nothing', async () => {
    const reader = await openSqliteThread({ path, readOnly: true }, systemClock);

    await expect(reader.run('write', [begin], DEADLINE_MS)).rejects.toThrow('A reader was asked to write');
    const failure = await reader.run('read', [step('insert into people (name) values (?)', 'Ada')], DEADLINE_MS).catch(String);
    await reader.close();

    expect(failure).toContain('readonly');
    expect(await names()).toEqual([]);
  });

  it('does what was asked before it is closed, and refuses what is asked after it', async () => {
    const last = write(begin, step('insert into people (name) values (?)', 'Ada'), commit);
    await thread.close();

    expect((await last).changes).toBe(1n);
    await expect(write(begin)).rejects.toThrow('has ended');
    await expect(thread.close()).resolves.toBeUndefined();
    thread = await openSqliteThread({ path, readOnly: false }, clock);
    expect(await names()).toEqual([{ name: 'Ada' }]);
  });

  it('is not there if the file cannot be opened', async () => {
    await expect(openSqliteThread({ path: directory, readOnly: true }, systemClock)).rejects.toThrow();
  });
});
