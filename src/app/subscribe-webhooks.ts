import type { Storage } from '../ports/storage.ts';
import { defaultSettings } from '../subscription/parse-settings.ts';
import { destinationOf } from '../subscription/subscription.ts';

/** The place of all webhooks, where chats have their guild or workspace. */
const INSTALLATION = 'newsdesk.yaml';

/**
 * Each webhook of the list is told of every article at once. One that is not listed any more is forgotten, with what waits for it: nobody
 * else could turn it off.
 */
export async function subscribeWebhooks(names: readonly string[], { subscriptions }: Storage, now: number): Promise<void> {
  const known = (await subscriptions.list()).map(({ destination }) => destination).filter(({ platform }) => platform === 'webhook');
  for (const { id, targetId } of known) if (!names.includes(targetId)) await subscriptions.remove(id, now);
  for (const name of names) {
    if (known.some(({ targetId }) => targetId === name)) continue;
    const destination = destinationOf('webhook', INSTALLATION, 'channel', name);
    await subscriptions.put({ destination, settings: defaultSettings, createdAt: now }, undefined);
  }
}
