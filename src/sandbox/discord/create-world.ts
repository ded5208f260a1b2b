import type { ChannelSeed, DiscordSandboxOptions, GuildSeed, UserSeed } from './options.ts';
import { toPermissionBits } from './permissions.ts';
import { botPermissions, defaultGuilds, defaultUsers, everyonePermissions } from './seed.ts';
import type { NextSnowflake } from './snowflake.ts';
import { type Channel, channelTypes, type Guild, type Member, type Role, type User, type World } from './world.ts';

export function createWorld(
  {
    users = defaultUsers,
    guilds = defaultGuilds,
    applicationId,
    botName = 'newsroom-bot',
    requiresCodeGrant = false,
    userInstall = false,
  }: Pick<DiscordSandboxOptions, 'users' | 'guilds' | 'applicationId' | 'botName' | 'requiresCodeGrant' | 'userInstall'>,
  nextId: NextSnowflake,
  publicKey: string,
): World {
  const botId = applicationId ?? nextId();
  const bot: User = { id: botId, username: botName, globalName: null, bot: true, locale: 'en-US', acceptsDirectMessages: false };
  const world: World = {
    applicationId: botId,
    publicKey,
    application: {
      description: '',
      tags: [],
      installConfig: { '0': {}, ...(userInstall ? { '1': {} } : {}) },
      interactionsEndpoint: undefined,
    },
    requiresCodeGrant,
    bot,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    userInstalls: new Set(),
    channels: new Map(),
    files: new Map(),
    commands: new Map(),
    commandCreations: new Map(),
  };
  for (const seed of users) addUser(world, seed, nextId);
  for (const seed of guilds) addGuild(world, seed, users, nextId);
  return world;
}

function addUser(world: World, seed: UserSeed, nextId: NextSnowflake): User {
  const user: User = {
    id: nextId(),
    username: seed.username,
    globalName: seed.displayName ?? null,
    bot: false,
    locale: seed.locale ?? 'en-US',
    acceptsDirectMessages: seed.acceptsDirectMessages ?? true,
  };
  world.users.set(user.id, user);
  return user;
}

/** Adds a guild with every user of the world in it, and the bot unless the seed says otherwise; `seeds` says which roles they hold. */
export function addGuild(world: World, seed: GuildSeed, seeds: readonly UserSeed[], nextId: NextSnowflake): Guild {
  const people = [...world.users.values()].filter((user) => !user.bot);
  const owner = people.find((user) => user.username === seed.owner) ?? people[0] ?? world.bot;
  const id = nextId.ofGuild();
  const guild: Guild = {
    id,
    name: seed.name,
    ownerId: owner.id,
    locale: seed.locale ?? 'en-US',
    roles: new Map(),
    members: new Map(),
    channelIds: new Set(),
  };
  world.guilds.set(id, guild);
  // Discord gives the everyone role the guild's own id.
  addRole(guild, { id, name: '@everyone', permissions: toPermissionBits(seed.everyone ?? everyonePermissions), mentionable: false });
  if (seed.withoutBot !== true) addBot(world, guild, seed, nextId);
  const roles = (seed.roles ?? []).map((role) =>
    addRole(guild, {
      id: nextId(),
      name: role.name,
      permissions: toPermissionBits(role.permissions ?? []),
      mentionable: role.mentionable ?? false,
    }),
  );
  for (const user of people) {
    const names = seeds.find((entry) => entry.username === user.username)?.roles ?? [];
    addMember(
      guild,
      user.id,
      roles.filter((role) => names.includes(role.name)).map((role) => role.id),
    );
  }
  for (const channel of seed.channels ?? [{ name: 'general' }]) addChannel(world, guild, channel, nextId);
  return guild;
}

export function addChannel(world: World, guild: Guild, seed: ChannelSeed, nextId: NextSnowflake): Channel {
  const channel: Channel = {
    id: nextId(),
    type: channelTypes[seed.type ?? 'text'],
    guildId: guild.id,
    name: seed.name,
    topic: seed.topic ?? null,
    parentId: null,
    position: guild.channelIds.size,
    overwrites: [],
    tags: (seed.tags ?? []).map((name) => ({ id: nextId(), name, moderated: false })),
    requiresTag: seed.requiresTag ?? false,
    recipientIds: [],
    thread: undefined,
    messages: new Map(),
    lastMessageId: null,
  };
  world.channels.set(channel.id, channel);
  guild.channelIds.add(channel.id);
  return channel;
}

/** The bot's own role carries its permissions. */
function addBot(world: World, guild: Guild, seed: GuildSeed, nextId: NextSnowflake): void {
  const permissions = toPermissionBits(seed.bot ?? botPermissions);
  const role = addRole(guild, { id: nextId(), name: world.bot.username, permissions, mentionable: false });
  addMember(guild, world.bot.id, [role.id]);
}

function addRole(guild: Guild, role: Omit<Role, 'position'>): Role {
  const stored: Role = { ...role, position: guild.roles.size };
  guild.roles.set(role.id, stored);
  return stored;
}

function addMember(guild: Guild, userId: string, roleIds: string[]): Member {
  const member: Member = { userId, roleIds, joinedAt: '2024-01-01T00:00:00.000000+00:00' };
  guild.members.set(userId, member);
  return member;
}
