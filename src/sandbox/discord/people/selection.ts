import { may, permissionsIn } from '../access.ts';
import { appPermissions } from '../installs.ts';
import { isJson, type Json } from '../json.ts';
import { componentTypes } from '../validate/component-types.ts';
import { toWireChannel, toWireMember, toWireRole, toWireUser } from '../wire.ts';
import type { Channel, Guild, User, World } from '../world.ts';

export type Selection =
  | { readonly kind: 'valid'; readonly resolved: Json | undefined }
  | { readonly kind: 'refused'; readonly message: string };

/** The person who chooses, and the server that the client offers things of. */
export interface Chooser {
  readonly world: World;
  readonly guild: Guild | undefined;
  readonly user: User;
}

/** Whether a client would let somebody choose these, with what Discord adds for each. */
export function checkSelection(chooser: Chooser, select: Json, values: readonly string[]): Selection {
  const min = Number(select['min_values'] ?? 1);
  const max = Number(select['max_values'] ?? 1);
  if (values.length < min || values.length > max) return { kind: 'refused', message: `Choose between ${min} and ${max}.` };
  if (select['type'] === componentTypes.stringSelect) {
    const options = Array.isArray(select['options']) ? select['options'].filter(isJson) : [];
    const unknown = values.find((value) => !options.some((option) => option['value'] === value));
    return unknown === undefined ? { kind: 'valid', resolved: undefined } : { kind: 'refused', message: `"${unknown}" is not offered.` };
  }
  const resolved: Record<string, Json> = {};
  for (const id of values) {
    const entry = resolveOne(chooser, select, id);
    if (!entry) return { kind: 'refused', message: `"${id}" is not offered.` };
    for (const [kind, value] of Object.entries(entry)) resolved[kind] = { ...resolved[kind], [id]: value };
  }
  return { kind: 'valid', resolved };
}

/** Discord fills these menus itself. */
const filledTypes: readonly unknown[] = [
  componentTypes.userSelect,
  componentTypes.roleSelect,
  componentTypes.mentionableSelect,
  componentTypes.channelSelect,
];

export function isFilledByDiscord({ type }: Json): boolean {
  return filledTypes.includes(type);
}

function resolveOne({ world, guild, user: chooser }: Chooser, select: Json, id: string): Json | undefined {
  const type = Number(select['type']);
  const user = world.users.get(id);
  const member = guild?.members.get(id);
  const role = guild?.roles.get(id);
  const channel = world.channels.get(id);
  const takesUsers = type === componentTypes.userSelect || type === componentTypes.mentionableSelect;
  const takesRoles = type === componentTypes.roleSelect || type === componentTypes.mentionableSelect;
  if (takesUsers && user)
    return {
      users: toWireUser(user),
      ...(member ? { members: { ...toWireMember(world, member), user: undefined, permissions: '0' } } : {}),
    };
  if (takesRoles && role) return { roles: toWireRole(role) };
  if (type === componentTypes.channelSelect && channel && isOffered(world, guild, chooser, select, channel))
    return { channels: toResolvedChannel(world, channel, chooser) };
  return undefined;
}

/** A client offers the channels of the server that the person sees, of the kinds that the menu asks for. */
function isOffered(world: World, guild: Guild | undefined, user: User, { channel_types: types }: Json, channel: Channel): boolean {
  const isOfKind = !Array.isArray(types) || types.length === 0 || types.includes(channel.type);
  return channel.guildId === guild?.id && isOfKind && may(world, channel, user.id, 'ViewChannel');
}

/** The members of a channel in resolved data (interactions/receiving-and-responding, "Resolved Data Structure"). */
const resolvedMembers = [
  'id',
  'name',
  'type',
  'last_message_id',
  'last_pin_timestamp',
  'nsfw',
  'parent_id',
  'guild_id',
  'flags',
  'rate_limit_per_user',
  'topic',
  'position',
  'thread_metadata',
];

function toResolvedChannel(world: World, channel: Channel, user: User): Json {
  const whole = toWireChannel(world, channel);
  return {
    ...Object.fromEntries(Object.entries(whole).filter(([name]) => resolvedMembers.includes(name))),
    permissions: permissionsIn(world, channel, user.id).toString(),
    app_permissions: appPermissions(world, channel, user).toString(),
  };
}
