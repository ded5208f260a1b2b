/** Intents by bit (events/gateway, gateway intents). */
export const intentBits = {
  Guilds: 1 << 0,
  GuildMembers: 1 << 1,
  GuildPresences: 1 << 8,
  GuildMessages: 1 << 9,
  GuildMessageReactions: 1 << 10,
  GuildMessageTyping: 1 << 11,
  DirectMessages: 1 << 12,
  DirectMessageReactions: 1 << 13,
  DirectMessageTyping: 1 << 14,
  MessageContent: 1 << 15,
} as const;

export const privilegedIntentNames = ['GuildMembers', 'GuildPresences', 'MessageContent'] as const;

/** Bits 0-16, 20, 21, 24 and 25: what Discord defines today; any other closes with 4013. */
const definedIntents = 0x1ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

export function areDefinedIntents(intents: unknown): intents is number {
  return typeof intents === 'number' && Number.isInteger(intents) && intents >= 0 && (intents & ~definedIntents) === 0;
}

const { Guilds, GuildMembers, GuildMessages, GuildMessageReactions, GuildMessageTyping } = intentBits;
const { DirectMessages, DirectMessageReactions, DirectMessageTyping } = intentBits;

/** The intent each event needs in a guild and in a direct channel; an event that is not listed needs none. */
const required: Readonly<Record<string, readonly [inGuild: number, inDirect: number]>> = {
  GUILD_CREATE: [Guilds, Guilds],
  GUILD_DELETE: [Guilds, Guilds],
  GUILD_ROLE_UPDATE: [Guilds, Guilds],
  GUILD_MEMBER_ADD: [GuildMembers, GuildMembers],
  GUILD_MEMBER_UPDATE: [GuildMembers, GuildMembers],
  CHANNEL_CREATE: [Guilds, DirectMessages],
  CHANNEL_UPDATE: [Guilds, Guilds],
  CHANNEL_DELETE: [Guilds, Guilds],
  THREAD_CREATE: [Guilds, Guilds],
  THREAD_UPDATE: [Guilds, Guilds],
  THREAD_DELETE: [Guilds, Guilds],
  MESSAGE_CREATE: [GuildMessages, DirectMessages],
  MESSAGE_UPDATE: [GuildMessages, DirectMessages],
  MESSAGE_DELETE: [GuildMessages, DirectMessages],
  MESSAGE_REACTION_ADD: [GuildMessageReactions, DirectMessageReactions],
  MESSAGE_REACTION_REMOVE: [GuildMessageReactions, DirectMessageReactions],
  TYPING_START: [GuildMessageTyping, DirectMessageTyping],
};

export function mayReceive(intents: number, event: string, inGuild: boolean): boolean {
  const needed = required[event];
  return needed === undefined || (intents & needed[inGuild ? 0 : 1]) !== 0;
}
