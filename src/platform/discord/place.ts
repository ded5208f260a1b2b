import { type BaseInteraction, ChannelFlags, ChannelType, type ForumChannel } from 'discord.js';
import type { ForumPlace } from '../../command/command.ts';

/** The channel in which somebody acts, as far as answers depend on it. */
export interface Place {
  readonly type: ChannelType;
  readonly isThread: boolean;
  /** The channel that a thread belongs to. */
  readonly parentId?: string;
  /** The kind of the channel that a thread belongs to; undefined if it is not a thread, or cannot be told yet. */
  readonly parentType?: ChannelType;
  /** The forum that a thread is a post of. */
  readonly forum?: ForumPlace;
}

/** The knowledge of a server that answers need beside the interaction itself. */
export interface Surroundings {
  /** Undefined if it cannot be told yet. */
  placeOf(interaction: BaseInteraction): Place | undefined;
  /** Whether somebody may manage a channel now: asked anew each time, so that a right that was taken counts at once. */
  mayManage(interaction: BaseInteraction, channelId: string): Promise<boolean>;
}

/** The place as the gateway has told of it. */
export function cachedPlace({ channel }: BaseInteraction): Place | undefined {
  if (channel === null) return undefined;
  const { type } = channel;
  if (!channel.isThread()) return { type, isThread: false };
  const { parent, parentId } = channel;
  const thread = { type, isThread: true, ...(parentId === null ? {} : { parentId }) };
  if (parent === null) return thread;
  if (parent.type !== ChannelType.GuildForum) return { ...thread, parentType: parent.type };
  const { id, availableTags, flags } = parent as ForumChannel;
  const tags = availableTags.map((tag) => ({ id: tag.id, name: tag.name }));
  return { ...thread, parentType: parent.type, forum: { id, tags, requiresTag: flags.has(ChannelFlags.RequireTag) } };
}
