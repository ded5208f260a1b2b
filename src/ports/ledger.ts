import type { ArticleState } from '../delivery/article-state.ts';
import type { Slug } from '../content/article.ts';
import type { UnreadFile } from '../content/edition.ts';
import type { HeldLease, FanOut } from './fan-out.ts';

/** The memory of the editions, so that a restart is not news. */
export interface Ledger {
  read(): Promise<LedgerState>;
  /** Without the articles, which may be many. */
  readHead(): Promise<LedgerHead>;
  /**
   * Remembers for a week when an edition was first had by any process, and returns that moment. `isAgain`: what was known of it is
   * replaced, because the content has come back to it.
   */
  noteSeen(editionHash: string, at: number, isAgain: boolean): Promise<number>;
  /**
   * Writes the new states and all that follows from them in one transaction, or nothing: `conflict` when another
   * process has committed since `expectedVersion` was read, or has taken the held lease.
   */
  commit(commit: LedgerCommit): Promise<'committed' | 'conflict'>;
}

export interface LedgerHead {
  /** 0 before the first edition. */
  readonly version: number;
  readonly editionHash?: string;
  /** When some process first had that edition, in milliseconds since the epoch. */
  readonly seenAt?: number;
  /**
   * Set after a restore, until the first commit: when the backup was taken. What is announced now may have been
   * announced since, so it is looked for before it is posted.
   */
  readonly restoredFrom?: number;
}

export interface LedgerState extends LedgerHead {
  readonly articles: readonly ArticleState[];
  /** See `Baseline`. */
  readonly baseline: readonly UnreadFile[];
}

export interface LedgerCommit {
  readonly expectedVersion: number;
  readonly editionHash: string;
  readonly states: readonly { readonly state: ArticleState; readonly replaces?: Slug }[];
  readonly fanOut: FanOut;
  /** The entries that the baseline gains with the first edition, and loses as it is read. */
  readonly baseline?: { readonly unread: readonly UnreadFile[]; readonly read: readonly UnreadFile[] };
  /** See `LedgerHead`; `now` by default. */
  readonly seenAt?: number;
  readonly heldLease?: HeldLease;
  readonly now: number;
}
