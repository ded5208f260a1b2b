import { Worker } from 'node:worker_threads';
import type { Clock } from '../runtime/clock.ts';
import { SqliteFailure } from './sqlite-failure.ts';
import {
  type Channel,
  createWithdrawals,
  type Examination,
  type Step,
  type StepResult,
  type ThreadOpened,
  type ThreadReply,
  type ThreadRequest,
  type ThreadSetup,
  withdraw,
} from './sqlite-protocol.ts';
import { slowDatabase } from './storage-errors.ts';

/** A file of SQLite, held by a thread of its own. What is asked is done in the order of asking. */
export interface SqliteThread {
  /**
   * Runs the steps without anything in between and answers with the result of the last.
   *
   * @throws {SqliteFailure} what SQLite says.
   * @throws {NewsdeskError} `storage.slow` after `deadlineMs`; what was not begun by then is not done, what was being committed may be.
   */
  run(channel: Channel, steps: readonly Step[], deadlineMs: number): Promise<StepResult>;
  /** Reads the whole file anew. The thread does nothing else meanwhile. */
  examine(deadlineMs: number): Promise<Examination>;
  keepMark(): Promise<void>;
  /** Earlier requests are done first. */
  close(): Promise<void>;
}

interface Pending {
  readonly resolve: (reply: ThreadReply) => void;
  readonly reject: (error: Error) => void;
}

type Asked = ThreadRequest extends infer Request ? (Request extends { readonly id: number } ? Omit<Request, 'id'> : never) : never;

/** Longest wait of closing for work under way, in ms: a disk that does not answer must not keep the process. */
const CLOSE_MS = 3_000;
/** A big file on a slow disk, with a log that has to be read first. */
const OPEN_MS = 60_000;

/** @throws {SqliteFailure} when the file cannot be opened. */
export async function openSqliteThread({ path, readOnly }: Omit<ThreadSetup, 'withdrawn'>, clock: Clock): Promise<SqliteThread> {
  const withdrawn = createWithdrawals();
  const worker = new Worker(workerUrl(), { workerData: { path, readOnly, withdrawn } satisfies ThreadSetup, execArgv: [] });
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let ended: Error | undefined;

  function end(error: Error): void {
    ended ??= error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  }

  function settle(reply: ThreadReply): void {
    const asked = pending.get(reply.id);
    pending.delete(reply.id);
    // With nothing to wait for, the thread keeps no process alive.
    if (pending.size === 0) worker.unref();
    if (reply.kind === 'failed') asked?.reject(new SqliteFailure(reply.failure));
    else asked?.resolve(reply);
  }

  function ask(asked: Asked, deadlineMs: number): Promise<ThreadReply> {
    if (ended !== undefined) return Promise.reject(ended);
    lastId += 1;
    const id = lastId;
    const { promise, resolve, reject } = Promise.withResolvers<ThreadReply>();
    const cancel = clock.after(deadlineMs, () => {
      withdraw(withdrawn, id);
      reject(slowDatabase(path, deadlineMs));
    });
    pending.set(id, { resolve, reject });
    worker.ref();
    worker.postMessage({ ...asked, id } satisfies ThreadRequest);
    return promise.finally(cancel);
  }

  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => end(new Error('The thread that holds the database has ended.')));
  await waitUntilOpen(worker, path, clock);
  worker.on('message', settle);
  worker.unref();

  return {
    async run(channel, steps, deadlineMs) {
      const reply = await ask({ kind: 'run', channel, steps }, deadlineMs);
      return reply.kind === 'done' ? reply.result : { rows: [] };
    },
    async examine(deadlineMs) {
      const reply = await ask({ kind: 'examine' }, deadlineMs);
      return reply.kind === 'examined' ? reply.found : { damage: undefined, generation: undefined };
    },
    async keepMark() {
      await ask({ kind: 'keepMark' }, OPEN_MS);
    },
    async close() {
      if (ended === undefined) await ask({ kind: 'close' }, CLOSE_MS).catch(() => undefined);
      await worker.terminate();
    },
  };
}

async function waitUntilOpen(worker: Worker, path: string, clock: Clock): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const cancel = clock.after(OPEN_MS, () => reject(slowDatabase(path, OPEN_MS)));
  worker.once('error', reject);
  worker.once('message', (opened: ThreadOpened) => {
    if (opened.kind === 'opened') resolve();
    else reject(new SqliteFailure(opened.failure));
  });
  try {
    await promise;
  } catch (error) {
    await worker.terminate();
    throw error;
  } finally {
    cancel();
    worker.off('error', reject);
  }
}

/** The worker beside this module, in the form that this module has: TypeScript while developing, JavaScript once compiled. */
function workerUrl(): URL {
  const extension = /\.\w+$/u.exec(import.meta.url)?.[0] ?? '.js';
  return new URL(`./sqlite-worker${extension}`, import.meta.url);
}
