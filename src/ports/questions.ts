/** The verdict on the answer to a question: Newsdesk found none, or the person who asked said how it was. */
export type QuestionVerdict = 'unanswered' | 'unhelpful' | 'helpful';

/** The times that a verdict was given on a question since the last write. Nothing in it says who asked. */
export interface QuestionCount {
  /** Folded: two spellings of one question are one. */
  readonly key: string;
  /** As it was typed last. */
  readonly question: string;
  readonly verdict: QuestionVerdict;
  readonly times: number;
  /** The last time, in ms since the epoch. */
  readonly at: number;
}

/** A question that had no good answer. */
export interface KeptQuestion {
  readonly key: string;
  readonly question: string;
  readonly unanswered: number;
  readonly unhelpful: number;
  readonly helpful: number;
  /** In ms since the epoch. */
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Questions without a good answer, for editors. Those that were only ever helpful are not kept. */
export interface Questions {
  add(counts: readonly QuestionCount[]): Promise<void>;
  /** Most often without a good answer first, then the newest. */
  list(): Promise<readonly KeptQuestion[]>;
  /** False if there was none. */
  forget(key: string): Promise<boolean>;
  /** Forgets those last asked before a moment, and of more than `most` the least asked. Returns the number. */
  prune(before: number, most: number): Promise<number>;
}
