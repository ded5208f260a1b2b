import type { RemoteReader } from '../remote.ts';
import type { HubSubscriptions } from './hub-subscriptions.ts';

/** The reader of a feed that notes if the feed, when it is asked, has an article that its hub did not tell of. */
export function watchHub(name: string, read: RemoteReader, subscriptions: HubSubscriptions): RemoteReader {
  return async (mirror, tools) => {
    const since = tools.now();
    const taken = await read(mirror, tools);
    const { outcome } = taken;
    if (tools.delivered === undefined && outcome.kind === 'read' && outcome.added > 0) await subscriptions.noteMissed(name, since);
    return taken;
  };
}
