/** `write` is the one connection that writes; `read` sees what was committed and waits for no writer. */
export type Channel = 'write' | 'read';

export interface Step {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Work for the thread that holds the database: the steps in order, of which the last one gives the answer. */
export type ThreadRequest =
  | { readonly kind: 'run'; readonly id: number; readonly channel: Channel; readonly steps: readonly Step[] }
  /** Reads the file anew, with a connection that has nothing in its memory. */
  | { readonly kind: 'examine'; readonly id: number }
  /** From now on every commit is counted, in the database and in the mark beside it. */
  | { readonly kind: 'keepMark'; readonly id: number }
  | { readonly kind: 'close'; readonly id: number };

export type ThreadReply =
  | { readonly id: number; readonly kind: 'done'; readonly result: StepResult }
  | { readonly id: number; readonly kind: 'examined'; readonly found: Examination }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: Failure };

export interface StepResult {
  readonly rows: readonly unknown[];
  readonly changes?: bigint;
  readonly insertId?: bigint;
  /** Of a commit: the generation that it made. */
  readonly generation?: number;
}

export interface Examination {
  /** The result of SQLite's own check; undefined for a file that is whole. */
  readonly damage: string | undefined;
  /** Undefined before the first write. */
  readonly generation: number | undefined;
}

export interface Failure {
  readonly message: string;
  /** SQLite's extended result code, https://www.sqlite.org/rescode.html */
  readonly errcode?: number;
  /** The path leads to another file now, or to none. */
  readonly replaced?: true;
}

export interface ThreadSetup {
  readonly path: string;
  readonly withdrawn: Withdrawals;
  /** A reader of its own, for a backup: writes nothing and has no write channel. */
  readonly readOnly: boolean;
}

/**
 * Requests that nobody waits for any more: what was given up must not be done later, when it is not true any more. Shared by both threads;
 * a request's place is its number modulo the length, and holds the number once it is withdrawn.
 */
export type Withdrawals = Int32Array<SharedArrayBuffer>;

export function createWithdrawals(): Withdrawals {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * MAX_WITHDRAWN));
}

export function withdraw(withdrawn: Withdrawals, id: number): void {
  Atomics.store(withdrawn, id % withdrawn.length, id);
}

export function isWithdrawn(withdrawn: Withdrawals, id: number): boolean {
  return Atomics.load(withdrawn, id % withdrawn.length) === id;
}

/** More than ever wait at once. */
const MAX_WITHDRAWN = 4_096;

/** The thread's first message. */
export type ThreadOpened = { readonly kind: 'opened' } | { readonly kind: 'refused'; readonly failure: Failure };
