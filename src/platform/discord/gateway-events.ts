import { type APIGuild, GatewayDispatchEvents, type GatewayDispatchPayload, type REST, Routes } from 'discord.js';
import type { RawInteraction } from './read-interaction.ts';
import type { GuildBook } from './guild-book.ts';
import type { Logger } from '../../runtime/logger.ts';
import { eventName } from './gateway-frame.ts';
import type { UntilReached } from './until-reached.ts';

export interface GatewayEventsOptions {
  readonly rest: REST;
  readonly book: GuildBook;
  readonly onInteraction: (raw: RawInteraction) => void;
  /** Takes every event. */
  readonly onPacket: (packet: GatewayDispatchPayload) => void;
  /** As in `PlatformEvents`. */
  readonly onDropped: (what: string, cause?: unknown) => void;
  readonly untilReached: UntilReached;
  readonly logger: Logger;
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
  /** The shard is another process' now: what it told is forgotten, and asked for again if it comes back. */
  forget(shardId: number): void;
}

export function createGatewayEvents(options: GatewayEventsOptions): GatewayEvents {
  const { rest, book, onInteraction, onPacket, onDropped, untilReached, logger } = options;
  let bot: string | undefined;
  /** The only shard, once all of its servers are known. */
  let isWhole = false;
  /** Set while the servers are asked for: another one each time, since an answer to an earlier time counts no more. */
  let learning: symbol | undefined;

  function read(packet: GatewayDispatchPayload, shardId: number, shardCount: number): void {
    switch (packet.t) {
      case GatewayDispatchEvents.Ready: {
        bot = packet.d.user.id;
        book.begin(
          shardId,
          packet.d.guilds.map(({ id }) => id),
        );
        learning = undefined;
        isWhole = shardCount === 1;
        break;
      }
      case GatewayDispatchEvents.Resumed:
        if (!isWhole && learning === undefined && shardCount === 1) void learnGuilds(shardId);
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
    const mine = Symbol();
    learning = mine;
    const ask = async (): Promise<readonly Pick<APIGuild, 'id'>[]> =>
      learning === mine ? ((await rest.get(Routes.userGuilds())) as Pick<APIGuild, 'id'>[]) : [];
    try {
      const guilds = await untilReached('list the servers', ask);
      if (learning !== mine) return;
      book.add(
        shardId,
        guilds.map(({ id }) => id),
      );
      isWhole = true;
    } catch (error) {
      logger.warn({ error }, 'discord does not list the servers: until a new session does, the bot takes itself to be in several');
    } finally {
      if (learning === mine) learning = undefined;
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
    forget(shardId) {
      isWhole = false;
      learning = undefined;
      book.forget(shardId);
    },
  };
}
