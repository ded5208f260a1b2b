import type { Storage } from '../ports/storage.ts';
import { MAX_AGE_MS } from './plan-fan-out.ts';
import { afterQuiet, nextRunAfter } from '../subscription/schedule.ts';
import type { Subscription } from '../subscription/subscription.ts';

/**
 * Stores a subscription, and lets what is waiting for the channel follow its new settings: posts held by quiet hours take the new
 * ones, articles collected for a digest that is turned off come at once as a last one, and what the channel refused is tried again.
 */
export async function changeSubscription(
  { subscriptions, outbox }: Pick<Storage, 'subscriptions' | 'outbox'>,
  subscription: Subscription,
  now: number,
): Promise<void> {
  const { settings, destination } = subscription;
  const existing = await subscriptions.find(destination.id);
  const collected = existing === undefined ? [] : await outbox.listDigestItems(destination.id);
  await subscriptions.put(subscription, nextRunAfter(settings.schedule, now) ?? (collected.length === 0 ? undefined : now), now);
  // Also where it is new: what was refused before it was turned off may still be there.
  if (subscription.parked === undefined) await outbox.release(destination.id, now);
  if (existing !== undefined && JSON.stringify(existing.settings.quiet) !== JSON.stringify(settings.quiet)) {
    const readyAt = afterQuiet(settings.quiet, now);
    await outbox.reschedule(destination.id, { now, readyAt, expiresAt: readyAt + MAX_AGE_MS });
  }
}
