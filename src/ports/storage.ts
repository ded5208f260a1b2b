import type { ChannelAnswers } from './channel-answers.ts';
import type { Effects } from './effects.ts';
import type { Follows } from './follows.ts';
import type { Installations } from './installations.ts';
import type { Ledger } from './ledger.ts';
import type { Outbox } from './outbox.ts';
import type { Processes } from './processes.ts';
import type { Questions } from './questions.ts';
import type { Shards } from './shards.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { Terms } from './terms.ts';

/** Everything Newsdesk remembers. Opened by `openStorage`. */
export interface Storage extends AsyncDisposable {
  readonly kind: 'memory' | 'sqlite' | 'postgres';
  /** No other process can be sending: claims of anybody else are those of the dead. */
  readonly soleOwner: boolean;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly subscriptions: Subscriptions;
  readonly follows: Follows;
  readonly effects: Effects;
  readonly channelAnswers: ChannelAnswers;
  readonly terms: Terms;
  readonly questions: Questions;
  readonly installations: Installations;
  readonly leases: Leases;
  readonly processes: Processes;
  readonly shards: Shards;
  readonly archive: Archive;
  /** The database's own time, in milliseconds since the epoch: where several processes share it, that one counts. Absent if they cannot. */
  readonly readClock?: () => Promise<number>;
  /** Remarks for the operator on its state when it was opened, a sentence each. */
  readonly notes: readonly string[];
  /**
   * The same for who is waited for: what cannot be done within a second or two fails, `storage.busy` or `storage.slow`, and is not done
   * later.
   */
  hurried(): Storage;
  /**
   * Brings rows to this version that a process of an earlier one wrote since the database was opened, while processes are replaced one after
   * the other. Nothing is written if there are none.
   */
  upgradeRows(): Promise<void>;
  /** Undefined while the last use of the database worked, else one sentence for the operator. Tries again when it did not. */
  findTrouble(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** The choice of the one process, of several, that does the work of one. */
export interface Leases {
  /** Takes or renews the lease; false while another owner holds it. */
  acquire(name: string, owner: string, now: number, leaseMs: number): Promise<boolean>;
  release(name: string, owner: string): Promise<void>;
}

/** One format for every database: a backup of SQLite can be restored into PostgreSQL. */
export interface Archive {
  /** A consistent snapshot as lines of JSON; writing goes on meanwhile. */
  dump(now: number): AsyncIterable<string>;
  /**
   * Into an empty database only, unless `replace`. All that was pending becomes *in doubt*: it may have been posted after the
   * backup was taken. Returns the number of rows.
   */
  restore(lines: AsyncIterable<string>, options: { readonly replace: boolean }): Promise<number>;
}
