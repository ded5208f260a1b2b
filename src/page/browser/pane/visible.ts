import type { Channel, Message, PlatformState } from '../../protocol.ts';
import type { Pane } from '../state/model.ts';

/** The messages that this person sees in this channel (or in the thread that is open), oldest first. */
export function visibleMessages({ messages }: PlatformState, { personId, channelId, threadTs }: Pane): readonly Message[] {
  return messages.filter((message) => {
    if (message.channelId !== channelId || message.isDeleted) return false;
    if (message.visibleTo !== undefined && message.visibleTo !== personId) return false;
    if (message.platform === 'discord') return true;
    const isReply = message.threadTs !== undefined && message.threadTs !== message.id;
    return threadTs === undefined ? !isReply : message.id === threadTs || message.threadTs === threadTs;
  });
}

/** Replies by the message that they stand under. */
export function countReplies(messages: readonly Message[], channelId: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { channelId: at, threadTs, id, isDeleted } of messages) {
    if (at === channelId && threadTs !== undefined && threadTs !== id && !isDeleted) counts.set(threadTs, (counts.get(threadTs) ?? 0) + 1);
  }
  return counts;
}

export interface ChannelGroup {
  readonly name: string;
  readonly channels: readonly Channel[];
}

/** The channels as they are listed: threads below the channel they are in, direct messages apart. */
export function groupChannels(channels: readonly Channel[]): readonly ChannelGroup[] {
  const threads = channels.filter(({ kind }) => kind === 'thread');
  const rooms = channels.filter(({ kind }) => kind !== 'thread' && kind !== 'direct' && kind !== 'home');
  const listed = rooms.flatMap((room) => [room, ...threads.filter(({ parentId }) => parentId === room.id)]);
  return [
    { name: 'Channels', channels: listed },
    { name: 'Direct messages', channels: channels.filter(({ kind }) => kind === 'direct' || kind === 'home') },
  ];
}
