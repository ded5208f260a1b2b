import type { Guild } from './world.ts';

/** Whom a message notifies. */
export interface Pings {
  readonly everyone: boolean;
  readonly here: boolean;
  readonly userIds: readonly string[];
  readonly roleIds: readonly string[];
}

export const noPings: Pings = { everyone: false, here: false, userIds: [], roleIds: [] };

export function pingsAnyone(pings: Pings): boolean {
  return pings.everyone || pings.here || pings.userIds.length > 0 || pings.roleIds.length > 0;
}

/** `allowed_mentions` after validation. */
export interface AllowedMentions {
  readonly parse: readonly string[];
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

/** Left out, a bot's message parses everything, an interaction's answer users only (resources/message, allowed mentions). */
export const defaultMentions = {
  message: { parse: ['users', 'roles', 'everyone'], users: [], roles: [] },
  interaction: { parse: ['users'], users: [], roles: [] },
} as const satisfies Record<string, AllowedMentions>;

export interface PingOptions {
  /** The content, or the text of every text display: both ping. Embeds never do. */
  readonly texts: readonly string[];
  readonly allowed: AllowedMentions;
  readonly guild: Guild | undefined;
  /** Whether the author holds MentionEveryone in the channel. */
  readonly mayMentionEveryone: boolean;
}

/**
 * Whom this text would notify. Mentions inside code count too: Discord's clients do not notify for those, but a
 * stand-in that proves the absence of pings must err on the loud side.
 */
export function findPings({ texts, allowed, guild, mayMentionEveryone }: PingOptions): Pings {
  const text = texts.join('\n');
  if (!text.includes('@')) return noPings;
  const parsesEveryone = mayMentionEveryone && guild !== undefined && allowed.parse.includes('everyone');
  const userIds = idsIn(text, /<@!?(\d{1,20})>/g).filter((id) => allowed.parse.includes('users') || allowed.users.includes(id));
  const roleIds = idsIn(text, /<@&(\d{1,20})>/g).filter((id) => {
    const role = guild?.roles.get(id);
    if (role === undefined || !(role.mentionable || mayMentionEveryone)) return false;
    return allowed.parse.includes('roles') || allowed.roles.includes(id);
  });
  return { everyone: parsesEveryone && text.includes('@everyone'), here: parsesEveryone && text.includes('@here'), userIds, roleIds };
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}
