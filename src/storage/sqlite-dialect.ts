import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import type { CompiledQuery } from 'kysely';
import { type Clock, monotonicNow } from '../runtime/clock.ts';
import { keepAlive } from '../runtime/keep-alive.ts';
import type { Channel, Step, StepResult } from './sqlite-protocol.ts';
import { kindOfFailure } from './sqlite-failure.ts';
import type { SqliteThread } from './sqlite-thread.ts';
import type { SqliteWatch } from './sqlite-watch.ts';
import type { Turnstile } from './turnstile.ts';
import { busyDatabase, queuedDatabase } from './storage-errors.ts';
import { pause } from '../runtime/pause.ts';

/** The longest wait that somebody accepts. */
export interface Patience {
  /** For a lock that another process holds, and for those who came before, in ms. */
  readonly lockMs: number;
  /** For one statement that is under way, in ms. */
  readonly statementMs: number;
}

export interface ThreadDialectOptions {
  readonly path: string;
  readonly thread: SqliteThread;
  readonly turnstiles: Readonly<Record<Channel, Turnstile>>;
  readonly patience: Patience;
  readonly watch: SqliteWatch;
  readonly clock: Clock;
}

/** Between two tries for a lock, in ms: the first soon, for most locks are held for a moment. */
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 100;

const begin: Step = { sql: 'begin immediate', parameters: [] };
const beginReading: Step = { sql: 'begin', parameters: [] };
const commit: Step = { sql: 'commit', parameters: [] };
const rollback: Step = { sql: 'rollback', parameters: [] };

/**
 * Kysely on a file that another thread holds. A query outside of a transaction reads beside the writer and waits for nobody; everything
 * that writes takes its turn, and asks for the lock of the file again and again instead of waiting for it in the thread.
 */
export function createThreadDialect(options: ThreadDialectOptions): Dialect {
  return {
    createAdapter: () => new ThreadAdapter(),
    createDriver: () => createDriver(options),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** The order of queries is decided here, by their purpose: Kysely would let one query through at a time. */
class ThreadAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** One use of the database, from when Kysely takes it until it gives it back. */
interface Session extends DatabaseConnection {
  begin(settings: TransactionSettings): Promise<void>;
  end(how: Step): Promise<void>;
  leave(): void;
}

function createDriver(options: ThreadDialectOptions): Driver {
  const sessionOf = (connection: DatabaseConnection): Session => connection as Session;
  return {
    init: async () => {},
    acquireConnection: async () => createSession(options),
    beginTransaction: (connection, settings) => sessionOf(connection).begin(settings),
    commitTransaction: (connection) => sessionOf(connection).end(commit),
    rollbackTransaction: (connection) => sessionOf(connection).end(rollback),
    releaseConnection: async (connection) => sessionOf(connection).leave(),
    // The thread is closed by who opened it: others may share it.
    destroy: async () => {},
  };
}

function createSession(options: ThreadDialectOptions): Session {
  const { path, thread, turnstiles, patience, watch, clock } = options;
  let transaction: { readonly channel: Channel; state: 'asked' | 'open' | 'failed'; readonly leave: () => void } | undefined;

  async function enter(channel: Channel): Promise<() => void> {
    const leave = await turnstiles[channel].enter(patience.lockMs);
    if (leave !== undefined) return leave;
    // Only the first of those who wait meets the lock; the others wait for it all the same.
    const { lockedForMs } = watch;
    throw lockedForMs === undefined ? queuedDatabase(path, patience.lockMs) : busyDatabase(path, lockedForMs);
  }

  /** Steps that begin by taking the lock, until they get it or the patience ends. Nothing was done before that. */
  async function runPatiently(channel: Channel, steps: readonly Step[]): Promise<StepResult> {
    watch.admit(channel);
    const startedAt = monotonicNow(clock);
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        const result = await thread.run(channel, steps, patience.statementMs);
        watch.succeeded(channel, result.generation);
        return result;
      } catch (error) {
        const waitedMs = monotonicNow(clock) - startedAt;
        const isBusy = kindOfFailure(error) === 'busy';
        const told = isBusy && waitedMs >= patience.lockMs ? busyDatabase(path, waitedMs, error) : error;
        const meaning = isBusy ? watch.waits(waitedMs, told) : watch.failed(told);
        if (!isBusy || told !== error) throw meaning;
        await pauseAlive(pauseMs, clock);
      }
    }
  }

  async function runInside(open: NonNullable<typeof transaction>, step: Step): Promise<StepResult> {
    if (open.state === 'failed') throw new Error('The transaction has failed, and takes nothing more.');
    try {
      if (open.state === 'open') return await runOpen(open.channel, step);
      const result = await runPatiently(open.channel, [open.channel === 'write' ? begin : beginReading, step]);
      open.state = 'open';
      return result;
    } catch (error) {
      open.state = 'failed';
      throw error;
    }
  }

  async function runOpen(channel: Channel, step: Step): Promise<StepResult> {
    try {
      const result = await thread.run(channel, [step], patience.statementMs);
      watch.succeeded(channel, result.generation);
      return result;
    } catch (error) {
      throw watch.failed(error);
    }
  }

  async function runAlone(step: Step): Promise<StepResult> {
    const channel: Channel = isQuery(step.sql) ? 'read' : 'write';
    const leave = await enter(channel);
    try {
      return await runPatiently(channel, channel === 'read' ? [step] : [begin, step, commit]);
    } finally {
      leave();
    }
  }

  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const step = { sql, parameters };
      const { rows, changes, insertId } = await (transaction === undefined ? runAlone(step) : runInside(transaction, step));
      return {
        rows: rows as R[],
        ...(changes === undefined ? {} : { numAffectedRows: changes }),
        ...(insertId === undefined ? {} : { insertId }),
      };
    },
    async *streamQuery() {
      yield* [];
      throw new Error('Queries of SQLite are not streamed: read them in pages.');
    },
    async begin({ accessMode }) {
      const channel: Channel = accessMode === 'read only' ? 'read' : 'write';
      transaction = { channel, state: 'asked', leave: await enter(channel) };
    },
    async end(how) {
      const ended = transaction;
      transaction = undefined;
      if (ended === undefined || ended.state === 'asked') return ended?.leave();
      try {
        if (how === commit) await runInside(ended, commit);
        // The next request waits behind it in the thread, so nobody has to wait for it here.
        else void thread.run(ended.channel, [rollback], patience.statementMs).catch(() => undefined);
      } catch (error) {
        void thread.run(ended.channel, [rollback], patience.statementMs).catch(() => undefined);
        throw error;
      } finally {
        ended.leave();
      }
    },
    leave() {
      transaction?.leave();
      transaction = undefined;
    },
  };
}

/** The process stays alive meanwhile: what waits for a lock is work. */
async function pauseAlive(ms: number, clock: Clock): Promise<void> {
  const letGo = keepAlive();
  await pause(ms, clock);
  letGo();
}

/** Of what this project writes: a query that changes something begins with another word. */
function isQuery(sql: string): boolean {
  return /^\s*(select|with)\b/iu.test(sql);
}
