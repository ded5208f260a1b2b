import { type BaseInteraction, type Client, PermissionFlagsBits } from 'discord.js';
import { cachedPlace, type ChannelLook, placeOfChannel, type Surroundings } from './place.ts';
import { resolvedRights } from './resolved-rights.ts';

/** The surroundings out of what the gateway has told. */
export const gatewaySurroundings: Surroundings = {
  placeOf: cachedPlace,
  look,
  mayManage: ({ client, user }, channelId) => mayManage(client, user.id, channelId),
};

async function look(interaction: BaseInteraction, channelId: string): Promise<ChannelLook | undefined> {
  const channel = interaction.guild?.channels.cache.get(channelId);
  if (channel === undefined) return undefined;
  const place = placeOfChannel(channel);
  const told = resolvedRights(interaction, channelId);
  if (told !== undefined) return { place, ...told };
  try {
    const { members } = channel.guild;
    const [member, me] = await Promise.all([members.fetch({ user: interaction.user.id, force: true }), members.fetchMe({ force: true })]);
    return { place, person: channel.permissionsFor(member).bitfield, bot: channel.permissionsFor(me).bitfield };
  } catch {
    return undefined;
  }
}

/** A right that cannot be found out is no right. */
async function mayManage(client: Client, userId: string, channelId: string): Promise<boolean> {
  try {
    const channel = client.channels.cache.get(channelId) ?? (await client.channels.fetch(channelId));
    if (channel === null || channel.isDMBased()) return false;
    const member = await channel.guild.members.fetch({ user: userId, force: true });
    return channel.permissionsFor(member).has(PermissionFlagsBits.ManageChannels);
  } catch {
    return false;
  }
}
