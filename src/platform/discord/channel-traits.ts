import { type BaseInteraction, ChannelType } from 'discord.js';
import type { ForumTraits } from '../../command/command.ts';

/** The channel in which somebody acts, as far as answers depend on it. */
export interface ChannelTraits {
  readonly type: ChannelType;
  readonly isThread: boolean;
  /** The channel that a thread belongs to. */
  readonly parentId?: string;
  /** The kind of the channel that a thread belongs to; undefined if it is not a thread, or cannot be told yet. */
  readonly parentType?: ChannelType;
  /** The forum that a thread is a post of, or that the place itself is. */
  readonly forum?: ForumTraits;
}

/** The knowledge of a server that answers need beside the interaction itself. */
export interface Surroundings {
  /** Undefined if it cannot be told yet. */
  traitsOf(interaction: BaseInteraction): ChannelTraits | undefined;
  /** Another channel of the interaction's server; undefined if it is not there, or nobody tells of it. */
  look(interaction: BaseInteraction, channelId: string): Promise<ChannelLook | undefined>;
  /** Whether somebody may manage a channel now: asked anew each time, so that a right that was taken counts at once. */
  mayManage(interaction: BaseInteraction, channelId: string): Promise<boolean>;
  /** Whether a channel may be one of the server; true if it cannot be told. */
  hasChannel(guildId: string, channelId: string): Promise<boolean>;
  /** Whether the bot is in one server and no other, as far as it is known. */
  isInOneGuild(): boolean;
}

/** A channel that is not the interaction's, with what the person and the bot may do there. */
export interface ChannelLook extends ChannelRights {
  readonly place: ChannelTraits;
}

/** Permissions in a channel, as bits. */
export interface ChannelRights {
  readonly person: bigint;
  readonly bot: bigint;
}

/** The channels of a server that announcements are set up for, as the menu of a form offers them. */
export const settableChannels: readonly ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum];
