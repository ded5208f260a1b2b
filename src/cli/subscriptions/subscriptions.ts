import { defaultSettings } from '../../subscription/parse-settings.ts';
import { loadConfig } from '../../config/config.ts';
import type { Output } from '../output.ts';
import { openStorageBeside } from '../storage-of.ts';
import { importSubscriptions } from './import-subscriptions.ts';
import { listSubscriptions } from './list-subscriptions.ts';
import { readExport } from './read-export.ts';
import { readSettings } from './read-settings.ts';
import { removeSubscription } from './remove-subscription.ts';
import { setSubscriptions } from './set-subscriptions.ts';

export interface SubscriptionsArguments {
  readonly json?: boolean;
  /** A file that `--json` wrote; subscriptions that are not in it stay. */
  readonly import?: string;
  /** Settings to change in every subscription that is listed. */
  readonly set?: string;
  readonly remove?: string;
  /** Only those of one platform. */
  readonly platform?: string;
  /** Only those whose id or settings, as they are listed, hold this text. */
  readonly matching?: string;
  /** Say what would change, and change nothing. */
  readonly dryRun?: boolean;
}

/** Lists every channel that gets announcements, changes all at once, or moves them to another installation. */
export async function subscriptions(options: SubscriptionsArguments, output: Output): Promise<number> {
  const { set, dryRun: isDryRun = false } = options;
  // Said also where no channel is there to be changed.
  if (set !== undefined) readSettings(set, defaultSettings);
  await using storage = await openStorageBeside(loadConfig(process.env), { mustExist: options.import === undefined });
  if (options.import !== undefined) await importSubscriptions(storage, await readExport(options.import), { isDryRun }, output);
  if (options.remove !== undefined) return await removeSubscription(storage, options.remove, { isDryRun }, output);
  if (set === undefined) await listSubscriptions(storage, options, output);
  else await setSubscriptions(storage, set, { ...options, isDryRun }, output);
  return 0;
}
