import { type APIGuild, type APIGuildMember, type APIUser, type BaseInteraction, ChannelType, type REST, Routes } from 'discord.js';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { channelPermissions } from './channel-permissions.ts';
import type { GuildBook } from './guild-book.ts';
import type { ChannelLook, Surroundings } from './channel-traits.ts';
import { resolvedRights } from './resolved-rights.ts';
import { isThread, placeOfTold, type ToldChannel } from './told-channel.ts';

/** Rights in a channel, asked for anew each time. */
export function createChannelRights(rest: REST, book: Pick<GuildBook, 'guildOf'> | undefined): Pick<Surroundings, 'look' | 'mayManage'> {
  const getChannel = (id: string): Promise<ToldChannel> => rest.get(Routes.channel(id)) as Promise<ToldChannel>;

  /** A channel that the bot may not see is refused by itself, and listed with its server, if that is known. */
  async function readChannel(channelId: string, guildId: string | undefined): Promise<ToldChannel> {
    try {
      return await getChannel(channelId);
    } catch (error) {
      const channels = guildId === undefined ? [] : ((await rest.get(Routes.guildChannels(guildId))) as ToldChannel[]);
      const told = channels.find(({ id }) => id === channelId);
      if (told === undefined) throw error;
      return told;
    }
  }

  /** The permissions of each of these people in a channel of a server. */
  async function permissionsIn(channel: ToldChannel, guildId: string, userIds: readonly string[]): Promise<readonly bigint[]> {
    const [guild, place, ...members] = await Promise.all([
      rest.get(Routes.guild(guildId)) as Promise<APIGuild>,
      // A thread has the permissions of its parent.
      isThread(channel) && channel.parent_id ? readChannel(channel.parent_id, guildId) : channel,
      ...userIds.map((userId) => rest.get(Routes.guildMember(guildId, userId)) as Promise<APIGuildMember>),
    ]);
    const overwrites = place.permission_overwrites ?? [];
    return userIds.map((userId, index) =>
      channelPermissions({ guild, member: { userId, roles: members[index]?.roles ?? [] }, overwrites }),
    );
  }

  return {
    async mayManage({ user, guildId }, channelId) {
      try {
        const channel = await readChannel(channelId, book?.guildOf(channelId) ?? guildId ?? undefined);
        if (channel.guild_id === undefined) return false;
        const [bits = 0n] = await permissionsIn(channel, channel.guild_id, [user.id]);
        return (bits & PermissionFlagsBits.ManageChannels) !== 0n;
      } catch {
        // A right that cannot be found out is no right.
        return false;
      }
    },
    async look(interaction: BaseInteraction, channelId: string): Promise<ChannelLook | undefined> {
      const told = resolvedRights(interaction, channelId);
      try {
        const channel = await readChannel(channelId, interaction.guildId ?? undefined);
        if (channel.guild_id === undefined || channel.guild_id !== interaction.guildId) return undefined;
        const place = placeOfTold(channel);
        if (told !== undefined) return { place, ...told };
        const { id: botId } = (await rest.get(Routes.user())) as APIUser;
        const [person = 0n, bot = 0n] = await permissionsIn(channel, channel.guild_id, [interaction.user.id, botId]);
        return { place, person, bot };
      } catch {
        return told && { place: { type: ChannelType.GuildText, isThread: false }, ...told };
      }
    },
  };
}
