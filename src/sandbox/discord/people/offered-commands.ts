import { guildOf, may, permissionsIn } from '../access.ts';
import { listCommands } from '../commands.ts';
import type { Context } from '../context.ts';
import { type InteractionAnswer, refuse } from '../interactions.ts';
import { contextOf, ownersOf } from '../installs.ts';
import type { Json } from '../json.ts';
import { guildPermissions, permissionBits } from '../permissions.ts';
import { type Channel, channelTypes, type User, type World } from '../world.ts';

/** A guild's own command hides a global one of the same name. */
export function findOffered(context: Context, name: string, type: number, channel: Channel): Json | undefined {
  const scopes = channel.guildId === undefined ? ['global'] : [channel.guildId, 'global'];
  return scopes.flatMap((scope) => listCommands(context, scope)).find((command) => command['name'] === name && command['type'] === type);
}

/** Why a client does not offer this command to this person here; `undefined` when it does. */
export function findDenial(world: World, command: Json, user: User, channel: Channel): InteractionAnswer | undefined {
  const { forum, category } = channelTypes;
  if (channel.type === forum || channel.type === category)
    return refuse('wrongContext', 'Nothing can be written here itself: choose one of its channels or posts.');
  const guild = guildOf(world, channel);
  const contexts = command['contexts'];
  const isElsewhere = Array.isArray(contexts) ? !contexts.includes(contextOf(channel)) : !guild && command['dm_permission'] === false;
  const isInstalled = Object.keys(ownersOf(world, channel, user, { command })).length > 0;
  if (isElsewhere || !isInstalled) return refuse('wrongContext', `The command "${String(command['name'])}" is not offered here.`);
  const member = guild?.members.get(user.id);
  if (!guild || !member) return undefined;
  if (!may(world, channel, user.id, 'UseApplicationCommands'))
    return refuse('noPermission', 'Application commands are switched off for this person here.');
  const needed = command['default_member_permissions'];
  if (needed === null || needed === undefined) return undefined;
  const bits = BigInt(String(needed));
  // "0" is for administrators only, who hold every bit.
  const held = bits === 0n ? guildPermissions(guild, member) : permissionsIn(world, channel, user.id);
  const isAllowed = bits === 0n ? (held & permissionBits.Administrator) !== 0n : (held & bits) === bits;
  return isAllowed ? undefined : refuse('noPermission', `The command "${String(command['name'])}" is not offered to this person.`);
}
