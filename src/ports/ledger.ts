import type { ArticleState } from '../announce/article-state.ts';
import type { Slug } from '../content/article.ts';
import type { FanOut } from './outbox.ts';

/** What is remembered of the editions, so that a restart is no news. */
export interface Ledger {
  read(): Promise<LedgerState>;
  /**
   * Writes the new states and all that follows from them in one transaction, or nothing: `conflict` when another
   * process has committed since `expectedVersion` was read.
   */
  commit(commit: LedgerCommit): Promise<'committed' | 'conflict'>;
}

export interface LedgerState {
  /** 0 before the first edition. */
  readonly version: number;
  readonly editionHash?: string;
  readonly articles: readonly ArticleState[];
  /**
   * Set after a restore, until the first commit: when the backup was taken. What is announced now may have been
   * announced since, so it is looked for before it is posted.
   */
  readonly restoredFrom?: number;
}

export interface LedgerCommit {
  readonly expectedVersion: number;
  readonly editionHash: string;
  readonly states: readonly { readonly state: ArticleState; readonly replaces?: Slug }[];
  readonly fanOut: FanOut;
  readonly now: number;
}
