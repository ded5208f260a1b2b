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
  /** Discord was asked for it: a session that is gone on with tells of no server again. Counts until the server arrives. */
  learn(guildId: string, details: GuildDetails): void;
  /** The shard is another process' now. */
  forget(shardId: number): void;
  has(guildId: string): boolean;
  /** Without threads. Undefined for a server that has not arrived, or cannot be reached just now. */
  channelsOf(guildId: string): ReadonlyMap<string, ChannelType> | undefined;
  /** Undefined for a server that has not arrived. */
  localeOf(guildId: string): string | undefined;
  /** The server that a channel is known to be in, if any. */
  guildOf(channelId: string): string | undefined;
  /** The number of servers of all shards of this process, whether they have arrived or not. */
  readonly size: number;
}

export interface GuildDetails {
  readonly locale?: string | undefined;
  readonly channels?: Map<string, ChannelType> | undefined;
}

interface KnownGuild extends GuildDetails {
  readonly shardId: number;
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

  /** Beside what arrived: it does not say which servers the bot is in. */
  const learned = new Map<string, GuildDetails>();

  function arrive(told: ToldGuild, shardId: number): void {
    // A server that cannot be reached just now comes without them, and has them all the same.
    const channels = told.channels && new Map(told.channels.map(({ id, type }) => [id, type]));
    guilds.set(told.id, { shardId, locale: told.preferred_locale, channels });
    learned.delete(told.id);
  }

  function channelsOf(guildId: string): Map<string, ChannelType> | undefined {
    return guilds.get(guildId)?.channels ?? learned.get(guildId)?.channels;
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
          const { id, preferred_locale: locale } = packet.d;
          const known = guilds.get(id);
          if (known !== undefined) guilds.set(id, { ...known, locale });
          if (learned.has(id)) learned.set(id, { ...learned.get(id), locale });
          break;
        }
        case GatewayDispatchEvents.GuildDelete:
          // A server that cannot be reached just now is one that the bot is still in.
          if (packet.d.unavailable === true) break;
          guilds.delete(packet.d.id);
          learned.delete(packet.d.id);
          break;
        case GatewayDispatchEvents.ChannelCreate:
        case GatewayDispatchEvents.ChannelUpdate:
          channelsOf(packet.d.guild_id)?.set(packet.d.id, packet.d.type);
          break;
        case GatewayDispatchEvents.ChannelDelete:
          channelsOf(packet.d.guild_id)?.delete(packet.d.id);
          break;
        default:
      }
    },
    learn: (guildId, details) => void learned.set(guildId, { ...learned.get(guildId), ...details }),
    forget(shardId) {
      // Their shard is not known.
      learned.clear();
      forget(shardId);
    },
    has: (guildId) => guilds.has(guildId),
    channelsOf,
    guildOf(channelId) {
      for (const known of [guilds, learned]) for (const id of known.keys()) if (channelsOf(id)?.has(channelId) === true) return id;
      return undefined;
    },
    localeOf: (guildId) => guilds.get(guildId)?.locale ?? learned.get(guildId)?.locale,
  };
}
