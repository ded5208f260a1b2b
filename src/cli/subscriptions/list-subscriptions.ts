import type { Storage } from '../../ports/storage.ts';
import { count } from '../../runtime/count.ts';
import type { Output } from '../output.ts';
import { chooseSubscriptions, type Choice } from './choose-subscriptions.ts';
import { printSubscriptions } from './print-subscriptions.ts';

/** Prints those that are chosen. */
export async function listSubscriptions(storage: Storage, options: Choice & { readonly json?: boolean }, output: Output): Promise<void> {
  const chosen = await chooseSubscriptions(storage, options);
  printSubscriptions(chosen, options, output);
  output.say(count(chosen.length, 'subscription'));
}
