import { ChannelFlags, ChannelType } from 'discord.js';
import type { PermissionInput } from './channel-permissions.ts';
import type { ChannelTraits } from './channel-traits.ts';

/** A channel as an interaction or the API tells of it, as far as it is read here. */
export interface ToldChannel {
  readonly id: string;
  readonly type: number;
  readonly guild_id?: string;
  readonly parent_id?: string | null;
  readonly flags?: number;
  readonly available_tags?: readonly { readonly id: string; readonly name: string }[];
  readonly permission_overwrites?: PermissionInput['overwrites'];
}

export function isThread({ type }: Pick<ToldChannel, 'type'>): boolean {
  return type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread;
}

/** The channel as a place, without what only the parent of a thread says. */
export function placeOfTold(channel: ToldChannel): ChannelTraits {
  const isOfThread = isThread(channel);
  return {
    type: channel.type as ChannelType,
    isThread: isOfThread,
    ...(isOfThread && channel.parent_id ? { parentId: channel.parent_id } : {}),
    ...forumOf(channel),
  };
}

/** The place of a thread, as far as its parent says. */
export function placeBelow(channel: ToldChannel): Pick<ChannelTraits, 'parentType' | 'forum'> {
  return { parentType: channel.type as ChannelType, ...forumOf(channel) };
}

function forumOf({ id, type, available_tags: tags, flags = 0 }: ToldChannel): Pick<ChannelTraits, 'forum'> {
  if (type !== (ChannelType.GuildForum as number)) return {};
  const requiresTag = (flags & ChannelFlags.RequireTag) !== 0;
  return { forum: { id, tags: (tags ?? []).map((tag) => ({ id: tag.id, name: tag.name })), requiresTag } };
}
