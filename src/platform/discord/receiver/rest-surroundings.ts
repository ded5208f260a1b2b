import { type APIGuild, type APIGuildMember, type BaseInteraction, ChannelFlags, ChannelType, type REST, Routes } from 'discord.js';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Clock } from '../../../runtime/clock.ts';
import { Recent } from '../../../runtime/recent.ts';
import { within } from '../../../runtime/within.ts';
import { channelPermissions, type PermissionInput } from '../channel-permissions.ts';
import type { Place, Surroundings } from '../place.ts';

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

/** The surroundings without a gateway: an interaction brings its own channel, and the rest is asked for. */
export interface RestSurroundings extends Surroundings {
  /** Finds out where an interaction comes from, and keeps it for as long as the interaction. Never throws. */
  learn(interaction: BaseInteraction, channel: ToldChannel | null | undefined): Promise<void>;
}

/** An answer is due within 3 s, and most need no parent: what takes longer, in ms, cannot be told. */
const parentWithinMs = 1_000;
/** Tags of a forum may change: a parent is asked for again after so many ms. */
const parentLivesMs = 60_000;
const maxParents = 500;

export function createRestSurroundings(rest: REST, clock: Clock): RestSurroundings {
  const places = new WeakMap<BaseInteraction, Place>();
  const parents = new Recent<string, { readonly channel: Promise<ToldChannel>; readonly until: number }>(maxParents);

  function findParent(id: string): Promise<ToldChannel> {
    const known = parents.get(id);
    if (known !== undefined && known.until > clock.now()) return known.channel;
    const channel = rest.get(Routes.channel(id)) as Promise<ToldChannel>;
    parents.set(id, { channel, until: clock.now() + parentLivesMs });
    channel.catch(() => parents.delete(id));
    return channel;
  }

  async function mayManage({ user }: BaseInteraction, channelId: string): Promise<boolean> {
    try {
      const channel = (await rest.get(Routes.channel(channelId))) as ToldChannel;
      if (channel.guild_id === undefined) return false;
      const [guild, member, place] = await Promise.all([
        rest.get(Routes.guild(channel.guild_id)) as Promise<APIGuild>,
        rest.get(Routes.guildMember(channel.guild_id, user.id)) as Promise<APIGuildMember>,
        // A thread has the permissions of its parent.
        isThread(channel) && channel.parent_id ? (rest.get(Routes.channel(channel.parent_id)) as Promise<ToldChannel>) : channel,
      ]);
      const overwrites = place.permission_overwrites ?? [];
      const bits = channelPermissions({ guild, member: { userId: user.id, roles: member.roles }, overwrites });
      return (bits & PermissionFlagsBits.ManageChannels) !== 0n;
    } catch {
      // A right that cannot be found out is no right.
      return false;
    }
  }

  return {
    placeOf: (interaction) => places.get(interaction),
    mayManage,
    async learn(interaction, channel) {
      if (!channel) return;
      const type = channel.type as ChannelType;
      const isOfThread = isThread(channel);
      const place = { type, isThread: isOfThread, ...(isOfThread && channel.parent_id ? { parentId: channel.parent_id } : {}) };
      places.set(interaction, place);
      if (!isOfThread || !channel.parent_id) return;
      const asked = findParent(channel.parent_id).catch(() => 'late' as const);
      const parent = await within(asked, parentWithinMs, clock);
      const known = parent === 'late' ? undefined : parentOf(parent);
      if (known !== undefined) places.set(interaction, { ...place, ...known });
    },
  };
}

function parentOf({ id, type, available_tags: tags, flags = 0 }: ToldChannel): Pick<Place, 'parentType' | 'forum'> {
  const parentType = type as ChannelType;
  if (parentType !== ChannelType.GuildForum) return { parentType };
  const requiresTag = (flags & ChannelFlags.RequireTag) !== 0;
  return { parentType, forum: { id, tags: (tags ?? []).map((tag) => ({ id: tag.id, name: tag.name })), requiresTag } };
}

function isThread({ type }: ToldChannel): boolean {
  return type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread;
}
