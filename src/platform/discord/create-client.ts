import { Client, GatewayIntentBits, Options } from 'discord.js';
import type { ReconnectPace } from '../reconnect-pace.ts';
import { eventName } from './gateway-frame.ts';
import { GuardedSharding } from './guarded-sharding.ts';
import { keepToken, watchingRequests } from './keep-token.ts';

export interface ClientGuard {
  readonly token: string;
  /** As in `DiscordOptions`. */
  readonly apiUrl: string;
  readonly pace: ReconnectPace;
  /** An event or a frame that discord.js cannot read; named by Discord's own word for it. */
  readonly onDropped: (what: string, cause?: unknown) => void;
  /** The client cannot go on by itself. */
  readonly onBroken: (cause: unknown) => void;
  /** A request that carried the token was answered with 401. */
  readonly onUnauthorized: () => void;
}

/** Answers need nothing that was cached from earlier: memory stays flat with the number of guilds and people. */
export const smallCaches = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  MessageManager: 0,
  GuildMemberManager: 0,
  UserManager: 100,
  PresenceManager: 0,
});

/** One request's time, in ms: Discord's own default in discord.js. */
const requestTimeoutMs = 15_000;

/** A client that no event can end: what it cannot read is dropped at its edge, and reported. */
export function createClient({ token, apiUrl, pace, onDropped, onBroken, onUnauthorized }: ClientGuard): Client {
  const client = new Client({
    // Slash commands, buttons and menus need the first alone. The others bring messages; Discord gives the text only of those that mention
    // the bot and of direct ones, which takes no privileged intent.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    allowedMentions: { parse: [] },
    // Commands of the servers that are here are answered at once; discord.js would keep them until the last server has arrived, up to 15 s.
    waitGuildTimeout: 0,
    rest: { retries: 0, timeout: requestTimeoutMs, api: apiUrl, makeRequest: watchingRequests(onUnauthorized) },
    ws: { buildStrategy: (manager) => new GuardedSharding(manager, { pace, onDropped, onBroken }) },
    makeCache: smallCaches,
  });
  keepToken(client.rest, token);
  guardEvents(client, onDropped);
  return client;
}

/** Events that came before the client was ready are handled in a timer, where nothing else could catch what they throw. */
function guardEvents({ ws }: Client, onDropped: ClientGuard['onDropped']): void {
  const handle = ws['handlePacket'].bind(ws);
  ws['handlePacket'] = (packet, shard) => {
    try {
      return handle(packet, shard);
    } catch (cause) {
      onDropped(eventName((packet as { readonly t?: unknown } | undefined)?.t), cause);
      return false;
    }
  };
}
