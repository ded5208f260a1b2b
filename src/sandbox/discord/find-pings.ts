import { type AllowedMentions, noPings, type Pings } from './pings.ts';
import type { Guild } from './world.ts';

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
