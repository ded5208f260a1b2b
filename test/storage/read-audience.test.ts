import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Audience } from '../../src/ports/fan-out.ts';
import { createFollows } from '../../src/storage/follows.ts';
import { migrateToLatest } from '../../src/storage/migrate.ts';
import { readAudience } from '../../src/storage/read-audience.ts';
import type { Database, Schema } from '../../src/storage/schema.ts';
import { adaptSqlite } from '../../src/storage/sqlite-database.ts';
import { createSubscriptions } from '../../src/storage/subscriptions.ts';
import { destinationOf } from '../../src/subscription/subscription.ts';
import { makeSubscription, NOON } from '../announce/fixtures.ts';

let db: Database;

beforeEach(async () => {
  db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: adaptSqlite(new DatabaseSync(':memory:')) }) });
  await migrateToLatest(db, 'sqlite');
});
afterEach(() => db.destroy());

async function read(size: number): Promise<readonly Audience[]> {
  const parts: Audience[] = [];
  for await (const part of readAudience(db, size)) parts.push(part);
  return parts;
}

it.each([1, 2, 3, 4, 100])('has everybody once in parts of %i, and the follows of one person in one part', async (size) => {
  for (const name of ['c1', 'c2', 'c3', 'c4']) await createSubscriptions(db).put(makeSubscription(name), undefined);
  for (const [user, value] of ['a x', 'a y', 'a z', 'b x', 'c x', 'c y'].map((each) => each.split(' '))) {
    const destination = destinationOf('discord', 'G1', 'user', user ?? '');
    await createFollows(db).add({ destination, kind: 'term', value: value ?? '', createdAt: NOON });
  }

  const parts = await read(size);

  expect(parts.flatMap(({ subscriptions }) => subscriptions.map(({ destination }) => destination.targetId))).toEqual([
    'c1',
    'c2',
    'c3',
    'c4',
  ]);
  expect(parts.flatMap(({ follows }) => follows.map(({ destination, value }) => `${destination.targetId} ${value}`))).toEqual([
    'a x',
    'a y',
    'a z',
    'b x',
    'c x',
    'c y',
  ]);
  for (const part of parts) expect(part.subscriptions.length).toBeLessThanOrEqual(size);
  const people = parts.map(({ follows }) => new Set(follows.map(({ destination }) => destination.id)));
  for (const each of people) expect(each.size).toBeLessThanOrEqual(size);
  expect(people.reduce((sum, each) => sum + each.size, 0)).toBe(3);
});

it('is nobody in an empty database', async () => {
  expect(await read(2)).toEqual([]);
});

it('what was followed under an earlier key is not followed twice, and ends when its name is given', async () => {
  const { id } = destinationOf('discord', 'G1', 'user', 'u1');
  const follows = createFollows(db);
  const row = { destination_id: id, platform: 'discord', installation_id: 'G1', target_id: 'u1', kind: 'topic', created_at: NOON };
  await db
    .insertInto('follows')
    .values({ ...row, value: 'AI-policy', folded: 'ai-policy' })
    .execute();

  const isNew = await follows.add({
    destination: destinationOf('discord', 'G1', 'user', 'u1'),
    kind: 'topic',
    value: 'AI policy',
    createdAt: NOON,
  });
  const isGone = await follows.remove(id, 'topic', 'ai policy');

  expect([isNew, isGone, await follows.listOf(id)]).toEqual([false, true, []]);
});
