import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../runtime/clock.ts';
import { Recent } from '../../runtime/recent.ts';
import { within } from '../../runtime/within.ts';

/** Slack gives a command 3 s, of which the answer needs its share; in ms. */
const LOOK_UP_MS = 1_000;
/** LRU size; between this and twice this many are kept. A person's channel with the bot never changes. */
const PEOPLE = 2_500;

/**
 * Whether a channel is the person's own with the bot. Slack takes a command in a conversation of two people as well, under the same kind of
 * id, and there the other one reads along. What Slack does not tell is no.
 */
export type IsOwnDirect = (userId: string, channelId: string) => boolean | (() => Promise<boolean>);

export function createOwnDirect(client: Pick<WebClient, 'conversations'>, clock: Clock): IsOwnDirect {
  const known = new Recent<string, string>(PEOPLE);

  async function look(userId: string): Promise<string | undefined> {
    const asked = client.conversations.open({ users: userId, prevent_creation: true }).then(
      ({ channel }) => channel?.id,
      () => undefined,
    );
    const found = await within(asked, LOOK_UP_MS, clock);
    if (found === undefined || found === 'late') return undefined;
    known.set(userId, found);
    return found;
  }

  return (userId, channelId) => {
    if (!channelId.startsWith('D')) return false;
    const own = known.get(userId);
    return own === undefined ? async () => (await look(userId)) === channelId : own === channelId;
  };
}
