import type { Channel, Guild, Member } from './world.ts';

/** The bits that the sandbox looks at; names as in discord.js (topics/permissions). */
export const permissionBits = {
  KickMembers: 1n << 1n,
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseExternalEmojis: 1n << 18n,
  ManageRoles: 1n << 28n,
  ManageWebhooks: 1n << 29n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
  UseExternalApps: 1n << 50n,
} as const;

export type PermissionName = keyof typeof permissionBits;

/** The permissions of an owner or an administrator: every bit, those included that the sandbox has no name for. */
export const allPermissions = (1n << 53n) - 1n;

export function toPermissionBits(names: readonly PermissionName[]): bigint {
  return names.reduce((sum, name) => sum | permissionBits[name], 0n);
}

/** A member's permissions in the guild as a whole. */
export function guildPermissions(guild: Guild, member: Member): bigint {
  if (guild.ownerId === member.userId) return allPermissions;
  let bits = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const roleId of member.roleIds) bits |= guild.roles.get(roleId)?.permissions ?? 0n;
  return (bits & permissionBits.Administrator) === 0n ? bits : allPermissions;
}

/**
 * A member's permissions in a channel: the guild's bits, then the overwrites of everyone, of the roles and of the
 * member, in that order. A thread passes its parent.
 */
export function channelPermissions(guild: Guild, member: Member, channel: Channel): bigint {
  let bits = guildPermissions(guild, member);
  if ((bits & permissionBits.Administrator) !== 0n || guild.ownerId === member.userId) return allPermissions;
  const ofEveryone = channel.overwrites.find((overwrite) => overwrite.id === guild.id);
  if (ofEveryone) bits = (bits & ~ofEveryone.deny) | ofEveryone.allow;
  let allow = 0n;
  let deny = 0n;
  for (const overwrite of channel.overwrites) {
    if (overwrite.type !== 0 || overwrite.id === guild.id || !member.roleIds.includes(overwrite.id)) continue;
    allow |= overwrite.allow;
    deny |= overwrite.deny;
  }
  bits = (bits & ~deny) | allow;
  const ofMember = channel.overwrites.find((overwrite) => overwrite.type === 1 && overwrite.id === member.userId);
  if (ofMember) bits = (bits & ~ofMember.deny) | ofMember.allow;
  // Discord: without ViewChannel nothing else in the channel counts.
  return (bits & permissionBits.ViewChannel) === 0n ? 0n : bits;
}
