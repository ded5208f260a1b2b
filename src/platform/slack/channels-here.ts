import type { WebClient } from '@slack/web-api';
import type { Asker } from '../../command/command.ts';
import { type Clock, monotonicNow } from '../../runtime/clock.ts';
import { Recent } from '../../runtime/recent.ts';
import { slackErrorOf } from './publish-errors.ts';

/** A channel does not move to another workspace: it is asked for again only in case that it was made or opened since; in ms. */
const KNOWN_MS = 600_000;
/** LRU size; between this and twice this many are kept. */
const CHANNELS = 200;

/** The channels that a workspace has, as far as its bot sees them. What Slack does not tell counts as one of them. */
export function createChannelsHere(client: Pick<WebClient, 'conversations'>, clock: Clock): NonNullable<Asker['channelsHere']> {
  const known = new Recent<string, { readonly isHere: Promise<boolean>; readonly at: number }>(CHANNELS);

  function look(channel: string): Promise<boolean> {
    const now = monotonicNow(clock);
    const before = known.get(channel);
    if (before !== undefined && now - before.at < KNOWN_MS) return before.isHere;
    const isHere = client.conversations.info({ channel }).then(
      () => true,
      (error: unknown) => slackErrorOf(error) !== 'channel_not_found',
    );
    known.set(channel, { isHere, at: now });
    return isHere;
  }

  return async (channelIds) => {
    const seen = await Promise.all(channelIds.map(look));
    return channelIds.filter((_, at) => seen[at]);
  };
}
