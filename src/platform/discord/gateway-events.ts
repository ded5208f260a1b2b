import { type APIGuild, GatewayDispatchEvents, type GatewayDispatchPayload, type REST, Routes } from 'discord.js';
import type { RawInteraction } from './read-interaction.ts';
import type { GuildBook } from './guild-book.ts';
import { eventName } from './gateway-frame.ts';

export interface GatewayEventsOptions {
  readonly rest: REST;
  readonly book: GuildBook;
  readonly onInteraction: (raw: RawInteraction) => void;
  /** Takes every event. */
  readonly onPacket: (packet: GatewayDispatchPayload) => void;
  /** As in `PlatformEvents`. */
  readonly onDropped: (what: string, cause?: unknown) => void;
}

/** Gives what the gateway tells to those it concerns. */
export interface GatewayEvents {
  /** The bot's user id, before a session says it. */
  introduce(botId: string): void;
  botId(): string | undefined;
  /** Whether the bot is in one server and no other, as far as it is known. */
  isInOneGuild(): boolean;
  /** Takes every event of a shard. Never throws. */
  take(packet: GatewayDispatchPayload, shardId: number, shardCount: number): void;
}

export function createGatewayEvents({ rest, book, onInteraction, onPacket, onDropped }: GatewayEventsOptions): GatewayEvents {
  let bot: string | undefined;
  /** The only shard, once all of its servers are known. */
  let isWhole = false;

  function read(packet: GatewayDispatchPayload, shardId: number, shardCount: number): void {
    switch (packet.t) {
      case GatewayDispatchEvents.Ready: {
        bot = packet.d.user.id;
        book.begin(
          shardId,
          packet.d.guilds.map(({ id }) => id),
        );
        isWhole = shardCount === 1;
        break;
      }
      case GatewayDispatchEvents.Resumed:
        if (!isWhole && shardCount === 1) void learnGuilds(shardId);
        break;
      case GatewayDispatchEvents.InteractionCreate:
        onInteraction(packet.d as unknown as RawInteraction);
        break;
      default:
        book.note(packet, shardId);
    }
    onPacket(packet);
  }

  /** A session that is gone on with does not tell its servers again. */
  async function learnGuilds(shardId: number): Promise<void> {
    try {
      const guilds = (await rest.get(Routes.userGuilds())) as Pick<APIGuild, 'id'>[];
      const unknown = guilds.filter(({ id }) => !book.has(id));
      book.begin(
        shardId,
        unknown.map(({ id }) => id),
      );
      isWhole = true;
    } catch {
      // Until a session tells, it is not known whether the bot is in one server alone.
    }
  }

  return {
    introduce(botId) {
      bot ??= botId;
    },
    botId: () => bot,
    isInOneGuild: () => isWhole && book.size === 1,
    take(packet, shardId, shardCount) {
      try {
        read(packet, shardId, shardCount);
      } catch (cause) {
        onDropped(eventName(packet.t), cause);
      }
    },
  };
}
