import { guildOf, may, permissionsIn } from '../../sandbox/discord/access.ts';
import type { DiscordSandbox } from '../../sandbox/discord/discord-sandbox.ts';
import { isJson, type Json } from '../../sandbox/discord/json.ts';
import { guildPermissions, permissionBits } from '../../sandbox/discord/permissions.ts';
import { optionTypes } from '../../sandbox/discord/validate/validate-options.ts';
import { type Channel as DiscordChannel, channelTypes, type Guild, isThread, type User, type World } from '../../sandbox/discord/world.ts';
import { commandTypes } from '../../sandbox/discord/validate/validate-commands.ts';
import type { Channel, CommandInfo, EntryInfo, OptionInfo, Person } from '../protocol.ts';
import { discordName } from './discord-message.ts';

/** The first guild's people, the bot last. */
export function listPeople({ world, guildId }: DiscordSandbox): readonly Person[] {
  const guild = world.guilds.get(guildId);
  if (guild === undefined) return [];
  const users = [...guild.members.keys()].flatMap((id) => world.users.get(id) ?? []);
  return users.sort((a, b) => Number(a.bot) - Number(b.bot)).map((user) => toPerson(world, guild, user));
}

function toPerson(world: World, guild: Guild, user: User): Person {
  const member = guild.members.get(user.id);
  const roles = (member?.roleIds ?? []).flatMap((id) => guild.roles.get(id)?.name ?? []);
  const managesChannels = member !== undefined && (guildPermissions(guild, member) & permissionBits.ManageChannels) !== 0n;
  const isOwner = guild.ownerId === user.id;
  const words = [
    isOwner ? 'Owner' : user.bot ? 'App' : roles.join(', ') || 'Member',
    ...(managesChannels && !isOwner ? ['manages channels'] : []),
    ...(user.acceptsDirectMessages || user.bot ? [] : ['takes no direct messages']),
  ];
  return { id: user.id, name: discordName(world, user.id), role: words.join(', '), isBot: user.bot, managesChannels, locale: user.locale };
}

/** In their order, threads after their parent, direct messages last. */
export function listChannels({ world, guildId }: DiscordSandbox): readonly Channel[] {
  const all = [...world.channels.values()];
  const ofGuild = all.filter((channel) => channel.guildId === guildId && !isThread(channel) && kinds[channel.type] !== undefined);
  const threadsOf = (parent: DiscordChannel): readonly DiscordChannel[] =>
    all.filter((each) => isThread(each) && each.parentId === parent.id);
  const ordered = ofGuild.sort((a, b) => a.position - b.position).flatMap((channel) => [channel, ...threadsOf(channel)]);
  return [...ordered, ...all.filter(({ type, isBetweenPeople }) => type === channelTypes.direct && isBetweenPeople !== true)].map(
    (channel) => toChannel(world, channel),
  );
}

const kinds: Readonly<Record<number, Channel['kind']>> = {
  [channelTypes.text]: 'text',
  [channelTypes.announcement]: 'announcement',
  [channelTypes.forum]: 'forum',
  [channelTypes.announcementThread]: 'thread',
  [channelTypes.publicThread]: 'thread',
  [channelTypes.privateThread]: 'thread',
  [channelTypes.direct]: 'direct',
};

function toChannel(world: World, channel: DiscordChannel): Channel {
  const { id, type, parentId } = channel;
  const everybody = [...(guildOf(world, channel)?.members.keys() ?? [])];
  const memberIds = everybody.filter((userId) => (permissionsIn(world, channel, userId) & permissionBits.ViewChannel) !== 0n);
  const isDirect = type === channelTypes.direct;
  const direct = isDirect ? { memberIds: channel.recipientIds } : memberIds.length === everybody.length ? {} : { memberIds };
  return {
    id,
    name: isDirect ? discordName(world, channel.recipientIds[0] ?? '') : channel.name,
    kind: kinds[type] ?? 'text',
    botMayPost: may(world, channel, world.bot.id, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages'),
    // Discord gives a thread the id of the message that it was opened at.
    ...(parentId === null ? {} : { parentId, ...(world.channels.get(parentId)?.messages.has(id) ? { messageId: id } : {}) }),
    ...direct,
  };
}

/** The registered entries in the menu of a message (interactions/application-commands, type 3). */
export function listEntryInfos(sandbox: DiscordSandbox): readonly EntryInfo[] {
  return registered(sandbox)
    .filter((command) => command['type'] === commandTypes.message)
    .map(({ name }) => ({ id: String(name), name: String(name) }));
}

/** The registered commands. */
export function listCommandInfos(sandbox: DiscordSandbox): readonly CommandInfo[] {
  return registered(sandbox)
    .filter((command) => command['type'] === undefined || command['type'] === 1)
    .flatMap(toCommandInfos);
}

/** Those of this guild, else the global ones. */
function registered(sandbox: DiscordSandbox): readonly Json[] {
  const own = sandbox.commands(sandbox.guildId);
  const names = new Set(own.map((command) => command['name']));
  return [...own, ...sandbox.commands().filter((command) => !names.has(command['name']))];
}

/** One for each subcommand, where there are any: that is how Discord's client lists them. */
function toCommandInfos(command: Json): readonly CommandInfo[] {
  const name = String(command['name']);
  const forManagers = needsManager(command['default_member_permissions']);
  const describe = (of: Json, called: string, above?: Json): CommandInfo => ({
    name: called,
    description: String(of['description'] ?? ''),
    ...localizedOf(of, above),
    options: objectsOf(of['options']).map(toOption),
    forManagers,
  });
  const subcommands = objectsOf(command['options']).filter(({ type }) => type === optionTypes.subcommand);
  return subcommands.length === 0
    ? [describe(command, name)]
    : subcommands.map((each) => describe(each, `${name} ${String(each['name'])}`, command));
}

/** Names and descriptions by locale; that of a subcommand stands behind its command's. Nothing if there are none. */
function localizedOf(described: Json, above?: Json): Pick<CommandInfo, 'localized'> {
  const names = jsonOf(described['name_localizations']);
  const descriptions = jsonOf(described['description_localizations']);
  const texts = Object.entries(names).map(([locale, name]) => {
    const command = above && (jsonOf(above['name_localizations'])[locale] ?? above['name']);
    const shown = command === undefined ? String(name) : `${String(command)} ${String(name)}`;
    return [locale, { name: shown, description: String(descriptions[locale] ?? described['description'] ?? '') }] as const;
  });
  return texts.length === 0 ? {} : { localized: Object.fromEntries(texts) };
}

function jsonOf(value: unknown): Json {
  return isJson(value) ? value : {};
}

const optionKinds: Readonly<Record<number, OptionInfo['kind']>> = {
  [optionTypes.string]: 'text',
  [optionTypes.integer]: 'integer',
  [optionTypes.boolean]: 'boolean',
  [optionTypes.user]: 'user',
  [optionTypes.channel]: 'channel',
  [optionTypes.role]: 'role',
};

function toOption(option: Json): OptionInfo {
  return {
    name: String(option['name']),
    description: String(option['description'] ?? ''),
    ...localizedOf(option),
    kind: optionKinds[Number(option['type'])] ?? 'other',
    required: option['required'] === true,
    autocomplete: option['autocomplete'] === true,
    choices: objectsOf(option['choices']).map(({ name, value }) => ({ name: String(name), value: value as string | number })),
  };
}

function needsManager(permissions: unknown): boolean {
  return typeof permissions === 'string' && (BigInt(permissions) & permissionBits.ManageChannels) !== 0n;
}

function objectsOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}
