import type { Storage } from '../../ports/storage.ts';
import type { Output } from '../output.ts';
import { timeOf } from '../time-of.ts';

/** Ends one: exit code 1 where there is none of this id. */
export async function removeSubscription(
  storage: Storage,
  id: string,
  { isDryRun }: { readonly isDryRun: boolean },
  output: Output,
): Promise<number> {
  const found = (await storage.subscriptions.list()).find(({ destination }) => destination.id === id);
  const isThere = found !== undefined && (isDryRun || (await storage.subscriptions.remove(found.destination.id, await timeOf(storage))));
  if (!isThere) output.say(`There is no subscription ${id}: newsdesk subscriptions lists them.`);
  else
    output.say(isDryRun ? `${id} would get no announcements any more, and nothing was changed.` : `${id} gets no announcements any more.`);
  return isThere ? 0 : 1;
}
