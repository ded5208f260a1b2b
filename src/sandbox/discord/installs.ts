import { guildOf, permissionsIn } from './access.ts';
import type { Json } from './json.ts';
import { permissionBits as bits } from './permissions.ts';
import type { Channel, Guild, StoredMessage, User, World } from './world.ts';

/** Interaction context types (interactions/receiving-and-responding). */
export const interactionContexts = { guild: 0, botDirect: 1, privateChannel: 2 } as const;

/** Application integration types (resources/application), as keys of dictionaries. */
export const installTypes = { guild: '0', user: '1' } as const;

/** The servers that the bot is in. */
export function guildsOfBot(world: World): readonly Guild[] {
  return [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id));
}

/** Whether the bot is told of what happens in a place, interactions aside. */
export function isBotIn(world: World, channel: Channel): boolean {
  const guild = guildOf(world, channel);
  return guild === undefined ? channel.isBetweenPeople !== true : guild.members.has(world.bot.id);
}

export function contextOf(channel: Channel): number {
  if (channel.guildId !== undefined) return interactionContexts.guild;
  return channel.isBetweenPeople === true ? interactionContexts.privateChannel : interactionContexts.botDirect;
}

/** The integration types that the application's settings have. */
export function supportedTypes(world: World): readonly number[] {
  return Object.keys(world.application.installConfig).map(Number);
}

/**
 * `authorizing_integration_owners`: the installations that an interaction is authorized for. A command must support the installation;
 * a component of a message belongs to the person whose command made the message.
 */
export function ownersOf(
  world: World,
  channel: Channel,
  user: User,
  { command, source }: { command?: Json; source?: StoredMessage | undefined },
): Json {
  const types = command === undefined ? [0, 1] : ((command['integration_types'] as readonly number[] | undefined) ?? [0]);
  const metadata = source?.payload['interaction_metadata'] as { readonly authorizing_integration_owners?: Json } | undefined;
  const authorizer = metadata?.authorizing_integration_owners?.[installTypes.user] ?? user.id;
  const isForUser = world.userInstalls.has(String(authorizer)) && supportedTypes(world).includes(1) && types.includes(1);
  return {
    ...(isBotIn(world, channel) && types.includes(0) ? { [installTypes.guild]: channel.guildId ?? '0' } : {}),
    ...(isForUser ? { [installTypes.user]: authorizer } : {}),
  };
}

/** Whether an interaction is authorized by a person's own installation alone. */
export function isOfUserAlone(owners: Json): boolean {
  return !(installTypes.guild in owners);
}

/**
 * `app_permissions` (interactions/receiving-and-responding): fixed in direct messages. In a server without the bot the page says only that
 * the person's own permissions bound it.
 */
export function appPermissions(world: World, channel: Channel, user: User): bigint {
  if (channel.guildId === undefined) {
    const everywhere = bits.AttachFiles | bits.EmbedLinks | bits.MentionEveryone;
    return channel.isBetweenPeople === true ? everywhere : everywhere | bits.UseExternalEmojis;
  }
  return permissionsIn(world, channel, isBotIn(world, channel) ? world.bot.id : user.id);
}

/** An application that only the person installed shows everybody only what that person might (topics/permissions, `USE_EXTERNAL_APPS`). */
export function mustBePrivate(world: World, channel: Channel, userId: string, owners: Json): boolean {
  if (!isOfUserAlone(owners) || channel.guildId === undefined) return false;
  const sending = channel.thread === undefined ? bits.SendMessages : bits.SendMessagesInThreads;
  const needed = sending | bits.UseExternalApps;
  return (permissionsIn(world, channel, userId) & needed) !== needed;
}
