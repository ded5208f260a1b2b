import { Client, Options, type REST } from 'discord.js';
import { keepToken, watchingRequests } from './keep-token.ts';

export interface ReadingClientOptions {
  readonly token: string;
  /** As in `DiscordOptions`. */
  readonly apiUrl: string;
  /** A request that carried the token was answered with 401. */
  readonly onUnauthorized: () => void;
}

/** Answers need nothing that was cached from earlier: memory stays flat with the number of guilds and people. */
const smallCaches = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  MessageManager: 0,
  GuildMemberManager: 0,
  UserManager: 100,
  PresenceManager: 0,
});

/** One request's time, in ms: Discord's own default in discord.js. */
const requestTimeoutMs = 15_000;

/** A client that reads interactions and makes requests; it is never logged in, so it keeps nothing of any server. */
export function createReadingClient({ token, apiUrl, onUnauthorized }: ReadingClientOptions): {
  readonly client: Client;
  readonly rest: REST;
} {
  const rest = { retries: 0, timeout: requestTimeoutMs, api: apiUrl, makeRequest: watchingRequests(onUnauthorized) };
  const client = new Client({ intents: [], makeCache: smallCaches, rest });
  return { client, rest: keepToken(client.rest, token) };
}
