import { type Client, PermissionFlagsBits } from 'discord.js';
import { cachedPlace, type Surroundings } from './place.ts';

/** The surroundings out of what the gateway has told. */
export const gatewaySurroundings: Surroundings = {
  placeOf: cachedPlace,
  mayManage: ({ client, user }, channelId) => mayManage(client, user.id, channelId),
};

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
