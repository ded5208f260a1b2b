import { type ChannelType, GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord-api-types/v10';

/**
 * The little that answers need of each server: its channels by kind, and its language. It is kept in place of discord.js' caches, whose
 * objects of every role, channel and overwrite are most of a large bot's memory.
 */
export interface GuildBook {
  /** A session of this shard began, and is in these servers and no others: of them nothing else is known yet. */
  begin(shardId: number, guildIds: readonly string[]): void;
  /** The shard is in these servers too. What is known of those that it has already stays. */
  add(shardId: number, guildIds: readonly string[]): void;
  /** Takes every event of the gateway. @throws whatever comes of one that cannot be read. */
  note(packet: GatewayDispatchPayload, shardId: number): void;
  /** The shard is another process' now. */
  forget(shardId: number): void;
  has(guildId: string): boolean;
  /** Undefined for a server that has not arrived. */
  channelsOf(guildId: string): ReadonlyMap<string, ChannelType> | undefined;
  /** Undefined for a server that has not arrived. */
  localeOf(guildId: string): string | undefined;
  /** The server that a channel is known to be in, if any. */
  guildOf(channelId: string): string | undefined;
  /** The number of servers of all shards of this process, whether they have arrived or not. */
  readonly size: number;
}

interface KnownGuild {
  readonly shardId: number;
  readonly locale: string | undefined;
  readonly channels: Map<string, ChannelType> | undefined;
}

/** As far as it is read here; an event may lack any of it. */
interface ToldGuild {
  readonly id: string;
  readonly unavailable?: boolean;
  readonly preferred_locale?: string;
  readonly channels?: readonly { readonly id: string; readonly type: ChannelType }[];
}

export function createGuildBook(): GuildBook {
  const guilds = new Map<string, KnownGuild>();

  function arrive(told: ToldGuild, shardId: number): void {
    const channels = new Map((told.channels ?? []).map(({ id, type }) => [id, type]));
    guilds.set(told.id, { shardId, locale: told.preferred_locale, channels });
  }

  function add(shardId: number, guildIds: readonly string[]): void {
    for (const id of guildIds) if (!guilds.has(id)) guilds.set(id, { shardId, locale: undefined, channels: undefined });
  }

  function forget(shardId: number): void {
    for (const [id, guild] of guilds) if (guild.shardId === shardId) guilds.delete(id);
  }

  return {
    get size() {
      return guilds.size;
    },
    begin(shardId, guildIds) {
      forget(shardId);
      add(shardId, guildIds);
    },
    add,
    note(packet, shardId) {
      switch (packet.t) {
        case GatewayDispatchEvents.GuildCreate:
          arrive(packet.d as ToldGuild, shardId);
          break;
        case GatewayDispatchEvents.GuildUpdate: {
          const known = guilds.get(packet.d.id);
          if (known !== undefined) guilds.set(packet.d.id, { ...known, locale: packet.d.preferred_locale });
          break;
        }
        case GatewayDispatchEvents.GuildDelete:
          // A server that cannot be reached just now is one that the bot is still in.
          if (packet.d.unavailable !== true) guilds.delete(packet.d.id);
          break;
        case GatewayDispatchEvents.ChannelCreate:
        case GatewayDispatchEvents.ChannelUpdate:
          guilds.get(packet.d.guild_id)?.channels?.set(packet.d.id, packet.d.type);
          break;
        case GatewayDispatchEvents.ChannelDelete:
          guilds.get(packet.d.guild_id)?.channels?.delete(packet.d.id);
          break;
        default:
      }
    },
    forget,
    has: (guildId) => guilds.has(guildId),
    channelsOf: (guildId) => guilds.get(guildId)?.channels,
    guildOf(channelId) {
      for (const [id, { channels }] of guilds) if (channels?.has(channelId) === true) return id;
      return undefined;
    },
    localeOf: (guildId) => guilds.get(guildId)?.locale,
  };
}
