import type { Destination } from './subscription.ts';

/** A reader's wish for direct messages about later articles. */
export interface Follow {
  /** The reader's direct messages. */
  readonly destination: Destination;
  readonly kind: 'topic' | 'author' | 'term';
  /** As shown to the reader; compared without case and accents. */
  readonly value: string;
  readonly createdAt: number;
}

/** The subject that a reader follows. */
export interface Followed {
  readonly by: 'topic' | 'author' | 'term';
  readonly value: string;
}
