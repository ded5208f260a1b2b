import type { Context } from './context.ts';
import { toWireChannel } from './wire.ts';
import { type Channel, channelTypes, isThread } from './world.ts';

/** The direct channel between the bot and a user, opened on first use; the same one ever after. */
export function openDirectChannel(context: Context, userId: string): Channel {
  const { world } = context;
  for (const channel of world.channels.values()) {
    const isWithBot = channel.type === channelTypes.direct && channel.isBetweenPeople !== true;
    if (isWithBot && channel.recipientIds.includes(userId)) return channel;
  }
  return addDirectChannel(context, { type: channelTypes.direct, recipientIds: [userId] });
}

/** Direct messages between people, of two or of a group. The bot is no part of them. */
export function openPrivateChannel(context: Context, userIds: readonly string[]): Channel {
  const type = userIds.length > 2 ? channelTypes.group : channelTypes.direct;
  return addDirectChannel(context, { type, recipientIds: userIds, isBetweenPeople: true });
}

function addDirectChannel(context: Context, kind: Pick<Channel, 'type' | 'recipientIds' | 'isBetweenPeople'>): Channel {
  const channel: Channel = {
    ...kind,
    id: context.nextId(),
    guildId: undefined,
    name: '',
    topic: null,
    parentId: null,
    position: 0,
    overwrites: [],
    tags: [],
    requiresTag: false,
    thread: undefined,
    messages: new Map(),
    lastMessageId: null,
  };
  context.world.channels.set(channel.id, channel);
  context.journal.emit({ kind: 'channelCreated', channelId: channel.id });
  return channel;
}

/** Takes the channel away, with its threads and messages, and tells the gateway. */
export function removeChannel(context: Context, channel: Channel): void {
  const { world } = context;
  for (const other of [...world.channels.values()]) if (isThread(other) && other.parentId === channel.id) removeChannel(context, other);
  world.channels.delete(channel.id);
  if (channel.guildId !== undefined) world.guilds.get(channel.guildId)?.channelIds.delete(channel.id);
  context.gateway.dispatch(isThread(channel) ? 'THREAD_DELETE' : 'CHANNEL_DELETE', toWireChannel(world, channel), channel.guildId);
  context.journal.emit({ kind: 'channelDeleted', channelId: channel.id });
}

export function announceChannelUpdate(context: Context, channel: Channel): void {
  context.gateway.dispatch(isThread(channel) ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', toWireChannel(context.world, channel), channel.guildId);
  context.journal.emit({ kind: 'channelUpdated', channelId: channel.id });
}
