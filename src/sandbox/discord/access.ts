import { refusal } from './api-error.ts';
import { channelPermissions, type PermissionName, permissionBits } from './permissions.ts';
import { type Channel, type Guild, isThread, permissionChannel, type World } from './world.ts';

/** Everything a bot may do in a direct channel. */
const directPermissions: bigint =
  permissionBits.ViewChannel | permissionBits.SendMessages | permissionBits.EmbedLinks | permissionBits.ReadMessageHistory;

export function guildOf(world: World, channel: Channel): Guild | undefined {
  return channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
}

export function permissionsIn(world: World, channel: Channel, userId: string): bigint {
  const guild = guildOf(world, channel);
  if (!guild) {
    const isThere = channel.recipientIds.includes(userId) || (userId === world.bot.id && channel.isBetweenPeople !== true);
    return isThere ? directPermissions : 0n;
  }
  const member = guild.members.get(userId);
  return member ? channelPermissions(guild, member, permissionChannel(world, channel)) : 0n;
}

export function may(world: World, channel: Channel, userId: string, name: PermissionName): boolean {
  return (permissionsIn(world, channel, userId) & permissionBits[name]) !== 0n;
}

/** The channel, or 10003 when it is not there and 50001 when the bot may not see it. */
export function getVisibleChannel(world: World, id: string | undefined): Channel {
  const channel = id === undefined ? undefined : world.channels.get(id);
  if (!channel) throw refusal('unknownChannel');
  if (!may(world, channel, world.bot.id, 'ViewChannel')) throw refusal('missingAccess');
  return channel;
}

export function requireBotPermission(world: World, channel: Channel, name: PermissionName): void {
  if (!may(world, channel, world.bot.id, name)) throw refusal('missingPermissions');
}

/** Threads have a permission of their own for posting. */
export function requireSending(world: World, channel: Channel): void {
  requireBotPermission(world, channel, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages');
}
