import { changeSubscription } from '../../announce/change-subscription.ts';
import type { Subscription } from '../../subscription/subscription.ts';
import type { Storage } from '../../ports/storage.ts';
import { timeOf } from '../time-of.ts';

/** Keeps a subscription with its settings, in the place of the one that its channel had. */
export async function putSubscription(storage: Storage, subscription: Subscription): Promise<void> {
  return changeSubscription(storage, subscription, await timeOf(storage));
}
