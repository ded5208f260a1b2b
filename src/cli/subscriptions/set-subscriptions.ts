import type { Storage } from '../../ports/storage.ts';
import { count } from '../../runtime/count.ts';
import type { Output } from '../output.ts';
import { chooseSubscriptions, type Choice } from './choose-subscriptions.ts';
import { printSubscriptions } from './print-subscriptions.ts';
import { putSubscription } from './put-subscription.ts';
import { readSettings } from './read-settings.ts';

/** Changes these settings in all that are chosen, and prints them as they are then, or would be. */
export async function setSubscriptions(
  storage: Storage,
  text: string,
  options: Choice & { readonly json?: boolean; readonly isDryRun: boolean },
  output: Output,
): Promise<void> {
  const chosen = await chooseSubscriptions(storage, options);
  const changed = chosen.map((subscription) => ({ ...subscription, settings: readSettings(text, subscription.settings) }));
  if (!options.isDryRun) for (const subscription of changed) await putSubscription(storage, subscription);
  printSubscriptions(changed, options, output);
  output.say(`${count(changed.length, 'subscription')}${options.isDryRun ? ', and nothing was changed' : ' changed'}`);
}
