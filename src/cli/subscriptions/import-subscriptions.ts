import { formatSettings } from '../../subscription/parse-settings.ts';
import type { Subscription } from '../../subscription/subscription.ts';
import type { Storage } from '../../ports/storage.ts';
import { count } from '../../runtime/count.ts';
import type { Output } from '../output.ts';
import { putSubscription } from './put-subscription.ts';

/** One that is there keeps its age and its owner, and gets the settings; where they are the same it is left alone. */
export async function importSubscriptions(
  storage: Storage,
  imported: readonly Subscription[],
  { isDryRun }: { readonly isDryRun: boolean },
  output: Output,
): Promise<void> {
  const counts = { added: 0, changed: 0, same: 0 };
  for (const subscription of imported) {
    const existing = await storage.subscriptions.find(subscription.destination.id);
    const isSame = existing !== undefined && formatSettings(existing.settings) === formatSettings(subscription.settings);
    counts[existing === undefined ? 'added' : isSame ? 'same' : 'changed'] += 1;
    if (isSame || isDryRun) continue;
    await putSubscription(storage, existing === undefined ? subscription : { ...existing, settings: subscription.settings });
  }
  const verb = isDryRun ? 'would be imported' : 'imported';
  const { added, changed, same } = counts;
  output.say(`${count(imported.length, 'subscription')} ${verb}: ${added} new, ${changed} with other settings, ${same} as before.`);
}
