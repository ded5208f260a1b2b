import { type BaseInteraction, ChannelType, type REST } from 'discord.js';
import type { Clock } from '../../runtime/clock.ts';
import { within } from '../../runtime/within.ts';
import { createAskedChannels, isRefusal } from './asked-channels.ts';
import { createChannelRights } from './channel-rights.ts';
import type { GuildBook } from './guild-book.ts';
import type { ChannelTraits, Surroundings } from './channel-traits.ts';
import { isThread, placeBelow, placeOfTold, type ToldChannel } from './told-channel.ts';

/** An interaction brings its own channel; the rest is known from the gateway, if there is one, or is asked for. */
export interface LearnedSurroundings extends Surroundings {
  /** Finds out where an interaction comes from, and keeps it for as long as the interaction. Never throws. */
  learn(interaction: BaseInteraction, channel: ToldChannel | null | undefined): Promise<void>;
  /** The channel that a thread belongs to; undefined for other channels, and if it cannot be told. */
  parentOf(guildId: string | undefined, channelId: string): Promise<string | undefined>;
  /** The language that Discord says of a server; undefined if it cannot be told. */
  guildLocale(guildId: string): Promise<string | undefined>;
}

export interface SurroundingsOptions {
  readonly rest: REST;
  readonly clock: Clock;
  /** Absent without a gateway. */
  readonly book?: Pick<GuildBook, 'channelsOf' | 'localeOf' | 'guildOf' | 'learn'>;
  /** As in `Surroundings`. */
  readonly isInOneGuild: () => boolean;
}

/** An answer is due within 3 s, and most need nothing: what takes longer, in ms, cannot be told. */
const answeredWithinMs = 1_000;

export function createSurroundings({ rest, clock, book, isInOneGuild }: SurroundingsOptions): LearnedSurroundings {
  const places = new WeakMap<BaseInteraction, ChannelTraits>();
  const asked = createAskedChannels(rest, clock);

  /** Undefined if it cannot be told in time. */
  async function inTime<T>(coming: Promise<T>): Promise<T | undefined> {
    const answered = await within(
      coming.catch(() => 'late' as const),
      answeredWithinMs,
      clock,
    );
    return answered === 'late' ? undefined : answered;
  }

  function typeOf(guildId: string | null | undefined, channelId: string): ChannelType | undefined {
    return guildId ? book?.channelsOf(guildId)?.get(channelId) : undefined;
  }

  /** Asked for if the gateway did not tell, and kept up to date by it from then on. */
  async function listChannels(guildId: string): Promise<ReadonlyMap<string, ChannelType>> {
    const channels = new Map((await asked.list(guildId)).map(({ id, type }) => [id, type as ChannelType]));
    book?.learn(guildId, { channels });
    return channels;
  }

  async function askLocale(guildId: string): Promise<string> {
    const { preferred_locale: locale } = await asked.guild(guildId);
    book?.learn(guildId, { locale });
    return locale;
  }

  async function isIn(guildId: string, channelId: string): Promise<boolean> {
    try {
      return (await asked.find(channelId)).guild_id === guildId;
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  }

  return {
    traitsOf: (interaction) => places.get(interaction),
    ...createChannelRights(rest, book),
    isInOneGuild,
    async hasChannel(guildId, channelId) {
      const known = book?.guildOf(channelId);
      if (known !== undefined) return known === guildId;
      const channels = book?.channelsOf(guildId) ?? (await inTime(listChannels(guildId)));
      if (channels === undefined || channels.has(channelId)) return true;
      // A thread is in no list.
      return (await inTime(isIn(guildId, channelId))) ?? true;
    },
    async learn(interaction, channel) {
      if (!channel) return;
      const place = placeOfTold(channel);
      const { parentId } = place;
      places.set(interaction, place);
      if (parentId === undefined) return;
      const known = typeOf(interaction.guildId, parentId);
      // The tags of a forum are asked for; of every other parent its kind is all that counts.
      const isEnough = known !== undefined && known !== ChannelType.GuildForum;
      const parent = isEnough ? { id: parentId, type: known } : await inTime(asked.find(parentId));
      if (parent !== undefined) places.set(interaction, { ...place, ...placeBelow(parent) });
    },
    async parentOf(guildId, channelId) {
      if (guildId === undefined || typeOf(guildId, channelId) !== undefined) return undefined;
      const channel = await inTime(asked.find(channelId));
      return channel !== undefined && isThread(channel) ? (channel.parent_id ?? undefined) : undefined;
    },
    guildLocale: async (guildId) => book?.localeOf(guildId) ?? (await inTime(askLocale(guildId))),
  };
}
