import { formatSettings } from '../../subscription/parse-settings.ts';
import type { Subscription } from '../../subscription/subscription.ts';
import type { Output } from '../output.ts';
import { exportOf } from './export-format.ts';
import { sayKept } from '../../words/kept-text.ts';

/** One line each, or an export. */
export function printSubscriptions(
  subscriptions: readonly Subscription[],
  { json = false }: { readonly json?: boolean },
  output: Output,
): void {
  if (json) output.print(JSON.stringify(subscriptions.map(exportOf), null, 2));
  else for (const subscription of subscriptions) output.print(lineOf(subscription));
}

/** As it is listed, and matched. */
export function lineOf({ destination, settings, parked }: Subscription): string {
  const kind = destination.kind === 'forum' ? ' (forum)' : '';
  return `${destination.id}${kind}  ${formatSettings(settings)}${parked === undefined ? '' : `  PAUSED: ${sayKept(parked.reason)}`}`;
}
