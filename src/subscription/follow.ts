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

/** The form in which a delivery remembers the followed subject. */
export function formatFollowed({ by, value }: Followed): string {
  return `follows ${by}:${value}`;
}

/** The subject that `formatFollowed` wrote; undefined for every other reason. */
export function readFollowed(because: string | undefined): Followed | undefined {
  const [, by, value] = /^follows (topic|author|term):(.+)$/su.exec(because ?? '') ?? [];
  return by === undefined || value === undefined ? undefined : { by: by as Followed['by'], value };
}
