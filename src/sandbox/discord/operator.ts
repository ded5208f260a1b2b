import { announceChannelUpdate, removeChannel } from './channels.ts';
import type { Context } from './context.ts';
import { addChannel, addGuild } from './create-world.ts';
import type { ChannelSeed, GuildSeed, UserSeed } from './options.ts';
import { type PermissionName, permissionBits } from './permissions.ts';
import { toGuildCreate, toTimestamp, toWireChannel } from './wire.ts';
import type { Channel, Guild } from './world.ts';

/** The acts of administrators on a guild while the bot is running. */
export interface Operator {
  /** Opens another guild with every user in it, and the bot unless the seed says otherwise; returns its id. */
  createGuild(seed: GuildSeed): string;
  /** Takes the bot out of a guild, and brings it back into it. */
  removeBot(guildId: string): void;
  inviteBot(guildId: string): void;
  /** Opens a channel, in the first guild by default; returns its id. */
  createChannel(seed: ChannelSeed, guildId?: string): string;
  deleteChannel(channelId: string): void;
  /** As a thread closes by itself after days without a message; a locked one only a moderator opens again. */
  archiveThread(threadId: string, options?: { readonly locked?: boolean }): void;
  /** Denies the bot a permission in this channel. */
  removePermission(channelId: string, permission: PermissionName): void;
  restorePermission(channelId: string, permission: PermissionName): void;
}

export function createOperator(context: Context, users: readonly UserSeed[]): Operator {
  const { world, nextId, gateway } = context;

  function getChannel(channelId: string): Channel {
    const channel = world.channels.get(channelId);
    if (!channel) throw new TypeError(`The sandbox has no channel ${channelId}`);
    return channel;
  }

  function getGuild(guildId: string): Guild {
    const guild = world.guilds.get(guildId);
    if (!guild) throw new TypeError(`The sandbox has no guild ${guildId}`);
    return guild;
  }

  function overwriteBot(channelId: string, change: (bits: { allow: bigint; deny: bigint }) => void): void {
    const channel = getChannel(channelId);
    let overwrite = channel.overwrites.find((entry) => entry.type === 1 && entry.id === world.bot.id);
    if (!overwrite) {
      overwrite = { id: world.bot.id, type: 1, allow: 0n, deny: 0n };
      channel.overwrites.push(overwrite);
    }
    change(overwrite);
    announceChannelUpdate(context, channel);
  }

  return {
    createGuild(seed) {
      const guild = addGuild(world, seed, users, nextId);
      if (seed.withoutBot !== true) gateway.dispatch('GUILD_CREATE', toGuildCreate(world, guild), guild.id);
      return guild.id;
    },
    removeBot(guildId) {
      const { members } = getGuild(guildId);
      gateway.dispatch('GUILD_DELETE', { id: guildId }, guildId);
      members.delete(world.bot.id);
    },
    inviteBot(guildId) {
      const guild = getGuild(guildId);
      guild.members.set(world.bot.id, { userId: world.bot.id, roleIds: [], joinedAt: toTimestamp(context.clock.now()) });
      gateway.dispatch('GUILD_CREATE', toGuildCreate(world, guild), guildId);
    },
    createChannel(seed, guildId) {
      const guild = guildId === undefined ? world.guilds.values().next().value : world.guilds.get(guildId);
      if (!guild) throw new TypeError(`The sandbox has no guild ${guildId ?? ''}`);
      const channel = addChannel(world, guild, seed, nextId);
      gateway.dispatch('CHANNEL_CREATE', toWireChannel(world, channel), guild.id);
      context.journal.emit({ kind: 'channelCreated', channelId: channel.id });
      return channel.id;
    },
    deleteChannel: (channelId) => removeChannel(context, getChannel(channelId)),
    archiveThread(threadId, { locked = false } = {}) {
      const channel = getChannel(threadId);
      if (!channel.thread) throw new TypeError(`${threadId} is not a thread`);
      Object.assign(channel.thread, { archived: true, locked, archiveChangedAt: toTimestamp(context.clock.now()) });
      announceChannelUpdate(context, channel);
    },
    removePermission(channelId, permission) {
      overwriteBot(channelId, (bits) => {
        bits.deny |= permissionBits[permission];
      });
    },
    restorePermission(channelId, permission) {
      overwriteBot(channelId, (bits) => {
        bits.deny &= ~permissionBits[permission];
      });
    },
  };
}
