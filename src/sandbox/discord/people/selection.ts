import { isJson, type Json } from '../json.ts';
import { componentTypes } from '../validate/component-types.ts';
import { toWireChannel, toWireMember, toWireRole, toWireUser } from '../wire.ts';
import type { Guild, World } from '../world.ts';

export type Selection =
  | { readonly kind: 'valid'; readonly resolved: Json | undefined }
  | { readonly kind: 'refused'; readonly message: string };

/** Whether a client would let somebody choose these, with what Discord adds for each. */
export function checkSelection(world: World, guild: Guild | undefined, select: Json, values: readonly string[]): Selection {
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
    const entry = resolveOne(world, guild, Number(select['type']), id);
    if (!entry) return { kind: 'refused', message: `"${id}" is not offered.` };
    for (const [kind, value] of Object.entries(entry)) resolved[kind] = { ...resolved[kind], [id]: value };
  }
  return { kind: 'valid', resolved };
}

function resolveOne(world: World, guild: Guild | undefined, type: number, id: string): Json | undefined {
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
  if (type === componentTypes.channelSelect && channel) return { channels: { ...toWireChannel(world, channel), permissions: '0' } };
  return undefined;
}
