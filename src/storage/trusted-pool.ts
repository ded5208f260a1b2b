import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/**
 * A pool that gives up on connections that do not answer. The driver would hand a connection whose query timed out to the next one, which
 * then waits as long: a connection that a firewall forgot would be tried for hours.
 */
export function createTrustedPool(pool: Pool): PostgresPool {
  /** Connections that were opened in the time of an older number may be as dead as the one that did not answer. */
  let generation = 0;
  const generations = new WeakMap<PoolClient, number>();

  async function connect(): Promise<PostgresPoolClient> {
    for (;;) {
      const client = await pool.connect();
      const born = generations.get(client) ?? generation;
      generations.set(client, born);
      if (born === generation) return watch(client, born);
      client.release(true);
    }
  }

  function watch(client: PoolClient, born: number): PostgresPoolClient {
    let silence: Error | undefined;
    // Kysely calls one signature of many.
    const query = async (...given: Parameters<PoolClient['query']>): Promise<unknown> => {
      // The rollback of what was not answered would wait as long again.
      if (silence !== undefined) throw silence;
      try {
        return await client.query(...given);
      } catch (error) {
        if (error instanceof Error && error.message === READ_TIMEOUT) {
          silence = error;
          if (born === generation) generation += 1;
        }
        throw error;
      }
    };
    return { query: query as PostgresPoolClient['query'], release: () => client.release(silence !== undefined) };
  }

  return { connect, end: () => pool.end() } as PostgresPool;
}

/** The words of pg's `query_timeout`, which has no code of its own; pg 8.23, `client.js`. */
const READ_TIMEOUT = 'Query read timeout';
