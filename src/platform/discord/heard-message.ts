/** A message that somebody wrote to the bot. */
export interface HeardMessage {
  readonly id: string;
  readonly channelId: string;
  /** Absent in a direct message. */
  readonly guildId?: string;
  readonly authorId: string;
  readonly authorName: string;
  /** The ids of the author's roles in the guild, as Discord tells them with each message there. */
  readonly roles: readonly string[];
  /** Without the mention of the bot. */
  readonly text: string;
  /** In ms since the epoch, by Discord's clock. */
  readonly sentAt?: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** resources/message, "Message Types": what people type; all others are notices of Discord's own. */
const typedTypes: ReadonlySet<unknown> = new Set([0, 19]);

/**
 * Reads an event of the gateway. Undefined for all that is not a person's message in a direct channel, or one whose text names the bot: a
 * reply to a post of ours, or a role of the bot's, is not a question. Without the privileged intent Discord gives the text of these alone.
 */
export function readHeard(packet: unknown, botId: string): HeardMessage | undefined {
  if (!isFields(packet) || packet['t'] !== 'MESSAGE_CREATE' || !isFields(packet['d'])) return undefined;
  const { id, channel_id: channelId, guild_id: guildId, author, member, content, type, webhook_id: webhook, timestamp } = packet['d'];
  if (typeof id !== 'string' || typeof channelId !== 'string' || typeof content !== 'string' || !isFields(author)) return undefined;
  if (typeof author['id'] !== 'string' || author['bot'] === true || webhook !== undefined || !typedTypes.has(type)) return undefined;
  const mention = new RegExp(`<@!?${botId}>`, 'gu');
  const isDirect = guildId === undefined || guildId === null;
  if (!isDirect && !mention.test(content)) return undefined;
  const sentAt = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  const names = [isFields(member) ? member['nick'] : undefined, author['global_name'], author['username']];
  return {
    id,
    channelId,
    ...(typeof guildId === 'string' ? { guildId } : {}),
    authorId: author['id'],
    authorName: names.find((name): name is string => typeof name === 'string' && name !== '') ?? '',
    roles: rolesOf(member),
    text: content.replace(mention, ' ').trim(),
    ...(Number.isNaN(sentAt) ? {} : { sentAt }),
  };
}

function rolesOf(member: unknown): readonly string[] {
  const roles = isFields(member) ? member['roles'] : undefined;
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
