import {
  type APIGuild,
  type APIGuildMember,
  type APIUser,
  type BaseInteraction,
  ChannelFlags,
  ChannelType,
  type REST,
  Routes,
} from 'discord.js';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Clock } from '../../../runtime/clock.ts';
import { Recent } from '../../../runtime/recent.ts';
import { within } from '../../../runtime/within.ts';
import { channelPermissions, type PermissionInput } from '../channel-permissions.ts';
import type { ChannelLook, Place, Surroundings } from '../place.ts';
import { resolvedRights } from '../resolved-rights.ts';

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

  const getChannel = (id: string): Promise<ToldChannel> => rest.get(Routes.channel(id)) as Promise<ToldChannel>;

  /** The permissions of each of these people in a channel of a server. */
  async function permissionsIn(channel: ToldChannel, guildId: string, userIds: readonly string[]): Promise<readonly bigint[]> {
    const [guild, place, ...members] = await Promise.all([
      rest.get(Routes.guild(guildId)) as Promise<APIGuild>,
      // A thread has the permissions of its parent.
      isThread(channel) && channel.parent_id ? getChannel(channel.parent_id) : channel,
      ...userIds.map((userId) => rest.get(Routes.guildMember(guildId, userId)) as Promise<APIGuildMember>),
    ]);
    const overwrites = place.permission_overwrites ?? [];
    return userIds.map((userId, index) =>
      channelPermissions({ guild, member: { userId, roles: members[index]?.roles ?? [] }, overwrites }),
    );
  }

  async function mayManage({ user }: BaseInteraction, channelId: string): Promise<boolean> {
    try {
      const channel = await getChannel(channelId);
      if (channel.guild_id === undefined) return false;
      const [bits = 0n] = await permissionsIn(channel, channel.guild_id, [user.id]);
      return (bits & PermissionFlagsBits.ManageChannels) !== 0n;
    } catch {
      // A right that cannot be found out is no right.
      return false;
    }
  }

  /** Discord tells the bot nothing of a channel that it does not see: then only what came with the interaction is known of it. */
  async function look(interaction: BaseInteraction, channelId: string): Promise<ChannelLook | undefined> {
    const told = resolvedRights(interaction, channelId);
    try {
      const channel = await getChannel(channelId);
      if (channel.guild_id === undefined || channel.guild_id !== interaction.guildId) return undefined;
      const place = placeOfTold(channel);
      if (told !== undefined) return { place, ...told };
      const { id: botId } = (await rest.get(Routes.user())) as APIUser;
      const [person = 0n, bot = 0n] = await permissionsIn(channel, channel.guild_id, [interaction.user.id, botId]);
      return { place, person, bot };
    } catch {
      return told && { place: { type: ChannelType.GuildText, isThread: false }, ...told };
    }
  }

  return {
    placeOf: (interaction) => places.get(interaction),
    mayManage,
    look,
    async learn(interaction, channel) {
      if (!channel) return;
      const place = placeOfTold(channel);
      places.set(interaction, place);
      if (!place.isThread || !channel.parent_id) return;
      const asked = findParent(channel.parent_id).catch(() => 'late' as const);
      const parent = await within(asked, parentWithinMs, clock);
      const known = parent === 'late' ? undefined : parentOf(parent);
      if (known !== undefined) places.set(interaction, { ...place, ...known });
    },
  };
}

function placeOfTold(channel: ToldChannel): Place {
  const isOfThread = isThread(channel);
  return {
    type: channel.type as ChannelType,
    isThread: isOfThread,
    ...(isOfThread && channel.parent_id ? { parentId: channel.parent_id } : {}),
    ...forumOf(channel),
  };
}

function parentOf(channel: ToldChannel): Pick<Place, 'parentType' | 'forum'> {
  return { parentType: channel.type as ChannelType, ...forumOf(channel) };
}

function forumOf({ id, type, available_tags: tags, flags = 0 }: ToldChannel): Pick<Place, 'forum'> {
  if (type !== (ChannelType.GuildForum as number)) return {};
  const requiresTag = (flags & ChannelFlags.RequireTag) !== 0;
  return { forum: { id, tags: (tags ?? []).map((tag) => ({ id: tag.id, name: tag.name })), requiresTag } };
}

function isThread({ type }: ToldChannel): boolean {
  return type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread;
}
