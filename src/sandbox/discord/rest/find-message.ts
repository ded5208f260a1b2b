import { refusal } from '../api-error.ts';
import type { Channel, StoredMessage } from '../world.ts';

/** A message as the bot's own token sees it: ephemeral ones are not there. */
export function getMessage(channel: Channel, id: string | undefined): StoredMessage {
  const message = id === undefined ? undefined : channel.messages.get(id);
  if (!message || message.ephemeralFor !== undefined) throw refusal('unknownMessage');
  return message;
}
