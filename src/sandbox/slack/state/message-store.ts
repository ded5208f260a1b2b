import { compareTimestamps } from '../ids.ts';
import type { MessageContent, SlackMessage, StoredMessage } from './message.ts';

/** The messages of one workspace, by channel in the order they were posted. */
export interface MessageStore {
  add(message: SlackMessage): SlackMessage;
  find(channelId: string, ts: string): SlackMessage | undefined;
  /** Every message, ephemeral and deleted ones included, oldest first. */
  list(channelId: string): readonly SlackMessage[];
  /** The replies in a thread that are still there, oldest first. */
  replies(channelId: string, threadTs: string): readonly SlackMessage[];
  edit(message: SlackMessage, content: MessageContent, editedAt: string): void;
  remove(message: SlackMessage): void;
  react(message: SlackMessage, name: string, userId: string): boolean;
  unfurl(message: SlackMessage, unfurls: SlackMessage['unfurls'], entities: SlackMessage['entities']): void;
}

export function createMessageStore(): MessageStore {
  const byChannel = new Map<string, StoredMessage[]>();
  const byKey = new Map<string, StoredMessage>();
  const byThread = new Map<string, StoredMessage[]>();
  const stored = (message: SlackMessage): StoredMessage => {
    const found = byKey.get(keyOf(message.channelId, message.ts));
    if (found === undefined) throw new RangeError(`Message ${message.ts} is not in channel ${message.channelId}.`);
    return found;
  };
  return {
    add(message) {
      const { edits, reactions, unfurls, entities } = message;
      const record = { ...message, edits: [...edits], reactions: [...reactions], unfurls: { ...unfurls }, entities: { ...entities } };
      append(byChannel, record.channelId, record);
      if (record.threadTs !== undefined) append(byThread, keyOf(record.channelId, record.threadTs), record);
      byKey.set(keyOf(record.channelId, record.ts), record);
      return record;
    },
    find(channelId, ts) {
      const message = byKey.get(keyOf(channelId, ts));
      return message === undefined || message.isDeleted ? undefined : message;
    },
    list: (channelId) => byChannel.get(channelId) ?? [],
    replies: (channelId, threadTs) => (byThread.get(keyOf(channelId, threadTs)) ?? []).filter((reply) => !reply.isDeleted),
    edit(message, content, editedAt) {
      const record = stored(message);
      const { text, blocks, attachments, metadata, pings, sent } = record;
      record.edits.push({ text, blocks, attachments, metadata, pings, sent, editedAt });
      Object.assign(record, content);
    },
    remove(message) {
      stored(message).isDeleted = true;
    },
    react(message, name, userId) {
      const record = stored(message);
      const index = record.reactions.findIndex((reaction) => reaction.name === name);
      const reaction = record.reactions[index];
      if (reaction?.userIds.includes(userId) === true) return false;
      if (reaction === undefined) record.reactions.push({ name, userIds: [userId] });
      else record.reactions[index] = { name, userIds: [...reaction.userIds, userId] };
      return true;
    },
    unfurl(message, unfurls, entities) {
      Object.assign(stored(message).unfurls, unfurls);
      Object.assign(stored(message).entities, entities);
    },
  };
}

/** Messages between two timestamps, in the order given; `isInclusive` also takes those exactly on a bound. */
export function messagesBetween(
  messages: readonly SlackMessage[],
  {
    oldest,
    latest,
    isInclusive,
  }: { readonly oldest: string | undefined; readonly latest: string | undefined; readonly isInclusive: boolean },
): readonly SlackMessage[] {
  return messages.filter(({ ts }) => {
    const afterOldest = oldest === undefined ? 1 : compareTimestamps(ts, oldest);
    const beforeLatest = latest === undefined ? 1 : compareTimestamps(latest, ts);
    return isInclusive ? afterOldest >= 0 && beforeLatest >= 0 : afterOldest > 0 && beforeLatest > 0;
  });
}

function append(lists: Map<string, StoredMessage[]>, key: string, message: StoredMessage): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [message]);
  else list.push(message);
}

function keyOf(channelId: string, ts: string): string {
  return `${channelId} ${ts}`;
}
