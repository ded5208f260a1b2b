import type { Curated, CuratedTerm, Editor, TermAct, TermId, TermSuggestion, TermVersion } from '../curation/curated-term.ts';

/** One change, done as a whole or not at all. */
export interface TermChange {
  readonly act: TermAct;
  readonly by: Editor;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly note: string;
  /** The terms as they are afterwards: each with the version after the one that it has. */
  readonly terms: readonly CuratedTerm[];
  /** A suggestion that this decides. */
  readonly decided?: { readonly number: number; readonly status: 'accepted' | 'rejected' };
}

/** The terms that editors curate in chat, their versions, and the queue of suggestions. */
export interface Terms {
  /** The number of changes so far: cheap to ask, for processes that follow the changes of others. */
  readRevision(): Promise<number>;
  read(): Promise<Curated>;
  /** The versions of a term, newest first, at most `limit`. */
  listVersions(id: TermId, limit: number): Promise<readonly TermVersion[]>;
  /** The terms that one change left, in their order. */
  listChange(change: number): Promise<readonly TermVersion[]>;
  /** Changes terms. False, and nothing is done, if anything was changed since `revision`. */
  commit(revision: number, change: TermChange): Promise<boolean>;
  /** Puts a suggestion into the queue under the next number. False if anything was changed since `revision`. */
  suggest(revision: number, suggestion: Omit<TermSuggestion, 'number' | 'status'>): Promise<boolean>;
  /** The suggestions of a person since a moment, whatever became of them. */
  countSuggestions(by: Pick<Editor, 'platform' | 'userId'>, since: number): Promise<number>;
}
