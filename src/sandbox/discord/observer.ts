import { listCommands } from './commands.ts';
import type { Context } from './context.ts';
import type { Json } from './json.ts';
import type { Channel, Guild, MessageRecord, StoredMessage, World } from './world.ts';

/** The visible state. Names are looked up in the first guild by default; an unknown one throws. */
export interface Observer {
  userId(username: string): string;
  guildIdOf(name: string): string;
  channelId(name: string, guildId?: string): string;
  roleId(name: string, guildId?: string): string;
  /** The messages of a channel, oldest first; with `as`, only those that this person sees. */
  messages(channelId: string, options?: { readonly as?: string }): readonly MessageRecord[];
  /** A message that still stands, wherever it is. */
  findMessage(messageId: string): MessageRecord | undefined;
  /** Every message ever posted, deleted ones included, in order. */
  readonly posted: readonly MessageRecord[];
  /** Registered commands: of one guild, or those for all. */
  commands(guildId?: string): readonly Json[];
  /** The state itself, to draw from. Change it only through the sandbox, or nobody hears of it. */
  readonly world: World;
}

export function createObserver(context: Context): Observer {
  const { world } = context;
  const posted: StoredMessage[] = [];
  context.journal.subscribe((event) => {
    if (event.kind === 'messageCreated') posted.push(event.message as StoredMessage);
  });

  function guildBy(id: string | undefined): Guild {
    const guild = id === undefined ? world.guilds.values().next().value : world.guilds.get(id);
    if (!guild) throw new TypeError(`The sandbox has no guild ${id ?? ''}`);
    return guild;
  }

  function named<Entry extends { readonly id: string; readonly name: string }>(
    kind: string,
    entries: Iterable<Entry>,
    name: string,
  ): string {
    for (const entry of entries) if (entry.name === name) return entry.id;
    throw new TypeError(`The sandbox has no ${kind} named "${name}"`);
  }

  return {
    world,
    posted,
    userId: (username) =>
      named(
        'user',
        [...world.users.values()].map(({ id, username: name }) => ({ id, name })),
        username,
      ),
    guildIdOf: (name) => named('guild', world.guilds.values(), name),
    channelId: (name, guildId) => named('channel', channelsOf(world, guildBy(guildId)), name),
    roleId: (name, guildId) => named('role', guildBy(guildId).roles.values(), name),
    messages(channelId, { as } = {}) {
      const messages = [...(world.channels.get(channelId)?.messages.values() ?? [])];
      return as === undefined ? messages : messages.filter(({ ephemeralFor }) => ephemeralFor === undefined || ephemeralFor === as);
    },
    findMessage(messageId) {
      for (const channel of world.channels.values()) {
        const message = channel.messages.get(messageId);
        if (message) return message;
      }
      return undefined;
    },
    commands: (guildId) => listCommands(context, guildId ?? 'global'),
  };
}

function channelsOf(world: World, guild: Guild): readonly Channel[] {
  return [...guild.channelIds].flatMap((id) => world.channels.get(id) ?? []);
}
