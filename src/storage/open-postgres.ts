import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { NewsdeskError, messageOf } from '../runtime/errors.ts';
import type { Storage } from '../ports/storage.ts';
import { createStorage } from './create-storage.ts';
import { migrateToLatest } from './migrate.ts';
import type { Schema } from './schema.ts';
import { createTrustedPool } from './trusted-pool.ts';

/** Type numbers of PostgreSQL's catalog, `pg_type.dat`. */
const INT8 = 20;

export interface PostgresOptions {
  readonly maxConnections?: number;
  /** A statement that takes longer is given up, so that a half-open connection cannot hold everything. */
  readonly statementTimeoutMs?: number;
}

/** @throws {NewsdeskError} `storage.unreachable`, `storage.newerSchema` */
export async function openPostgres(
  url: string,
  { maxConnections = 10, statementTimeoutMs = 10_000 }: PostgresOptions = {},
): Promise<Storage> {
  let trouble: string | undefined;
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: 5_000,
    ...sessionLimits(statementTimeoutMs),
    keepAlive: true,
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // Both are needed: an idle connection fails on the pool, a busy one on the client, and either would end the process.
  pool.on('error', (error) => {
    trouble = describeTrouble(error);
  });
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      trouble = describeTrouble(error);
    });
  });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: createTrustedPool(pool) }) });
  try {
    await sql`select 1`.execute(db);
    await migrateToLatest(db, 'postgres');
  } catch (cause) {
    await db.destroy();
    if (cause instanceof NewsdeskError) throw cause;
    throw new NewsdeskError('The PostgreSQL server of DATABASE_URL cannot be reached.', {
      code: 'storage.unreachable',
      fix: 'Check that it runs, and the host, port, user, password and database name in DATABASE_URL.',
      retry: 'later',
      cause,
    });
  }
  return createStorage({
    kind: 'postgres',
    dialect: 'postgres',
    db,
    soleOwner: false,
    openSnapshot: async () => ({ db, close: async () => {} }),
    async readClock() {
      const { rows } = await sql<{ now: number }>`select cast(extract(epoch from clock_timestamp()) * 1000 as float8) as now`.execute(db);
      return Number(rows[0]?.now);
    },
    async findTrouble() {
      try {
        await sql`select 1`.execute(db);
        trouble = undefined;
      } catch (error) {
        trouble = describeTrouble(error);
      }
      return trouble;
    },
    close: () => db.destroy(),
  });
}

/**
 * Limits of a session, in ms: of a statement for both sides, and of a transaction in which nothing is asked. A connection that died halfway leaves
 * its transaction open on the server, whose locks keep every other one waiting until TCP gives up, which takes two hours.
 */
export function sessionLimits(
  limitMs: number,
): Pick<pg.ClientConfig, 'query_timeout' | 'statement_timeout' | 'idle_in_transaction_session_timeout'> {
  return { query_timeout: limitMs, statement_timeout: limitMs, idle_in_transaction_session_timeout: limitMs };
}

function describeTrouble(error: unknown): string {
  return `The database cannot be reached: ${messageOf(error)}`;
}
