import type { WebClient } from '@slack/web-api';
import { type Clock, monotonicNow } from '../../runtime/clock.ts';
import { Recent } from '../../runtime/recent.ts';
import { within } from '../../runtime/within.ts';
import { slackErrorOf } from './publish-errors.ts';

/** Slack gives a command 3 s, of which the answer needs its share; in ms. */
const LOOK_UP_MS = 1_000;
/** An answer holds for so long, in ms, a refusal as well: a refused person who asks again costs no request. */
const KNOWN_MS = 600_000;
/** LRU size; between this and twice this many are kept. A table of rights names fewer. */
const CHANNELS = 200;

/**
 * Whether a channel may be one of the workspace, for tables that name channels of several. What Slack does not tell is yes; of a private channel
 * without the bot it says that it is not there (methods/conversations.info, `channel_not_found`).
 */
export type HasChannel = (channelId: string) => Promise<boolean>;

export function createOwnChannels(client: Pick<WebClient, 'conversations'>, clock: Clock): HasChannel {
  const known = new Recent<string, { readonly told: Promise<boolean>; readonly at: number }>(CHANNELS);

  function look(channel: string): Promise<boolean> {
    const told = client.conversations.info({ channel }).then(
      () => true,
      (error: unknown) => slackErrorOf(error) !== 'channel_not_found',
    );
    known.set(channel, { told, at: monotonicNow(clock) });
    return told;
  }

  return async (channelId) => {
    const kept = known.get(channelId);
    const isKept = kept !== undefined && monotonicNow(clock) - kept.at < KNOWN_MS;
    return (await within(isKept ? kept.told : look(channelId), LOOK_UP_MS, clock)) !== false;
  };
}
