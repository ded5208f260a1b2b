import type { Follow } from '../subscription/follow.ts';
import type { DestinationId } from '../subscription/subscription.ts';

export interface Follows {
  /** False when it was there already. */
  add(follow: Follow): Promise<boolean>;
  /** False when there was none. */
  remove(id: DestinationId, kind: Follow['kind'], value: string): Promise<boolean>;
  listOf(id: DestinationId): Promise<readonly Follow[]>;
  list(): Promise<readonly Follow[]>;
}
