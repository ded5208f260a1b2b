import { DatabaseSync } from 'node:sqlite';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import { expect, it } from 'vitest';
import { destinationInAnswers, destinationInDigest, isPlaceOf } from '../../src/storage/places-of.ts';

it('reads the subscriptions of a server once for a statement, not for each of its rows', () => {
  const database = new DatabaseSync(':memory:');
  database.exec(`create table subscriptions (id text primary key, platform text, installation_id text);
    create table rows_of_places (text text primary key)`);
  const compiler = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  const text = sql<string>`text`;

  const plans = [text, destinationInDigest(text), destinationInAnswers(text)].map((destination) => {
    const query = sql`delete from rows_of_places where ${isPlaceOf('discord', 'G1', destination)}`.compile(compiler);
    const steps = database.prepare(`explain query plan ${query.sql}`).all(...(query.parameters as string[]));
    return steps.map(({ detail }) => String(detail)).join('; ');
  });
  database.close();

  for (const plan of plans) {
    expect(plan).toContain('subscriptions');
    expect(plan).not.toContain('CORRELATED');
  }
});
