import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';

interface Overwrite {
  readonly id: string;
  readonly type: number;
  /** Bits as a number in text. */
  readonly allow: string;
  readonly deny: string;
}

export interface PermissionInput {
  readonly guild: {
    readonly id: string;
    readonly owner_id: string;
    readonly roles: readonly { readonly id: string; readonly permissions: string }[];
  };
  readonly member: { readonly userId: string; readonly roles: readonly string[] };
  readonly overwrites: readonly Overwrite[];
}

/** A member's permissions in a channel; topics/permissions, "Permission Overwrites". */
export function channelPermissions({ guild, member, overwrites }: PermissionInput): bigint {
  const all = (1n << 53n) - 1n;
  if (guild.owner_id === member.userId) return all;
  // The role of everyone has the guild's id.
  const roleIds = new Set([guild.id, ...member.roles]);
  let bits = guild.roles.filter(({ id }) => roleIds.has(id)).reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return all;
  const ofRoles = overwrites.filter(({ type }) => type === OverwriteType.Role);
  const layers = [
    ofRoles.filter(({ id }) => id === guild.id),
    ofRoles.filter(({ id }) => id !== guild.id && roleIds.has(id)),
    overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === member.userId),
  ];
  for (const layer of layers) {
    const deny = layer.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
    const allow = layer.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
    bits = (bits & ~deny) | allow;
  }
  return (bits & PermissionFlagsBits.ViewChannel) === 0n ? 0n : bits;
}
