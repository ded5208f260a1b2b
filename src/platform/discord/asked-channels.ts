import { type APIGuild, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Clock } from '../../runtime/clock.ts';
import { Recent } from '../../runtime/recent.ts';
import type { ToldChannel } from './told-channel.ts';

/** The channels and servers that Discord is asked for, each kept for a minute, and so is the word that there is none to be seen. */
export interface AskedChannels {
  /** @throws what the request throws. */
  find(channelId: string): Promise<ToldChannel>;
  /** Without threads. @throws what the request throws. */
  list(guildId: string): Promise<readonly ToldChannel[]>;
  /** @throws what the request throws. */
  guild(guildId: string): Promise<APIGuild>;
}

/** Tags of a forum may change, and so may everything else: it is asked for again after so many ms. */
const livesMs = 60_000;
const maxKept = 500;

/** It is not there, or the bot may not see it. Far more of these than are needed would be a ban. */
export function isRefusal(error: unknown): boolean {
  return error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);
}

export function createAskedChannels(rest: REST, clock: Clock): AskedChannels {
  function keeping<T extends {}>(ask: (id: string) => Promise<unknown>): (id: string) => Promise<T> {
    const kept = new Recent<string, { readonly coming: Promise<T>; readonly until: number }>(maxKept);
    return (id) => {
      const known = kept.get(id);
      if (known !== undefined && known.until > clock.now()) return known.coming;
      const coming = ask(id) as Promise<T>;
      kept.set(id, { coming, until: clock.now() + livesMs });
      coming.catch((error: unknown) => {
        if (!isRefusal(error)) kept.delete(id);
      });
      return coming;
    };
  }

  return {
    find: keeping((id) => rest.get(Routes.channel(id))),
    list: keeping((id) => rest.get(Routes.guildChannels(id))),
    guild: keeping((id) => rest.get(Routes.guild(id))),
  };
}
