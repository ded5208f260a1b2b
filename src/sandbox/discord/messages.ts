import { guildOf, may } from './access.ts';
import type { Context } from './context.ts';
import { findPings } from './find-pings.ts';
import type { Json } from './json.ts';
import { type AllowedMentions, noPings, type Pings } from './pings.ts';
import { type MessageDraft, messageFlags, textsOf } from './validate/validate-message.ts';
import { toTimestamp, toWireMember, toWireUser } from './wire.ts';
import type { Channel, Guild, StoredFile, StoredMessage, User, WireMessage } from './world.ts';

export interface UploadedFile extends StoredFile {
  /** The number in `files[n]`, by which `attachments` describes it. */
  readonly index: number;
}

export interface PostOptions {
  readonly channel: Channel;
  readonly author: User;
  readonly draft: MessageDraft;
  readonly request: unknown;
  readonly defaultMentions: AllowedMentions;
  readonly files?: readonly UploadedFile[];
  /** Fields that depend on where the message comes from: nonce, reference, interaction metadata. */
  readonly extra?: Json;
  readonly ephemeralFor?: string | undefined;
  readonly interactionId?: string | undefined;
  /** The base for `attachment` addresses: `http://127.0.0.1:1234`. */
  readonly origin: string;
}

/** Puts a message into a channel and tells the gateway, unless only one reader sees it. */
export function postMessage(context: Context, options: PostOptions): StoredMessage {
  const { channel, author, draft, request } = options;
  const { world, clock } = context;
  const guild = guildOf(world, channel);
  const pings = pingsOf(context, channel, author, draft, draft.allowedMentions ?? options.defaultMentions);
  const id = context.nextId();
  const payload: WireMessage = {
    id,
    channel_id: channel.id,
    type: 0,
    author: toWireUser(author),
    content: draft.content,
    embeds: draft.embeds,
    components: draft.components,
    attachments: storeFiles(context, id, draft, options),
    flags: draft.flags,
    timestamp: toTimestamp(clock.now()),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    ...mentionFields(context, guild, pings),
    ...options.extra,
  };
  // A nonce is echoed to its sender, and is not part of the message: history does not have it.
  const { nonce: _, ...stored } = payload;
  const message: StoredMessage = {
    id,
    channelId: channel.id,
    guildId: channel.guildId,
    authorId: author.id,
    payload: stored as WireMessage,
    request,
    versions: [{ at: clock.now(), payload: stored as WireMessage, request }],
    ephemeralFor: options.ephemeralFor,
    pings,
    interactionId: options.interactionId,
    crossposted: false,
    deleted: false,
  };
  channel.messages.set(id, message);
  context.journal.counters.messagesCreated += 1;
  if (message.ephemeralFor === undefined) {
    channel.lastMessageId = id;
    if (channel.thread) {
      channel.thread.messageCount += 1;
      channel.thread.archived = false;
    }
    const member = guild?.members.get(author.id);
    const sender = guild && member ? { guild_id: guild.id, member: { ...toWireMember(world, member), user: undefined } } : {};
    context.gateway.dispatch('MESSAGE_CREATE', { ...payload, ...sender }, channel.guildId);
  }
  context.journal.emit({ kind: 'messageCreated', message });
  return message;
}

export interface EditOptions {
  readonly draft: MessageDraft;
  readonly request: unknown;
  readonly files?: readonly UploadedFile[];
  readonly origin: string;
  /** The answer to a deferred interaction is posted by an edit, and only then pings. */
  readonly firstContent?: { readonly defaultMentions: AllowedMentions };
}

export function editMessage(context: Context, channel: Channel, message: StoredMessage, options: EditOptions): void {
  const { draft, request, firstContent } = options;
  const author = context.world.users.get(message.authorId) ?? context.world.bot;
  const wasLoading = firstContent !== undefined;
  if (firstContent) {
    message.pings = pingsOf(context, channel, author, draft, draft.allowedMentions ?? firstContent.defaultMentions);
  }
  message.payload = {
    ...message.payload,
    content: draft.content,
    embeds: draft.embeds,
    components: draft.components,
    attachments: storeFiles(context, message.id, draft, options, message.payload.attachments),
    flags: draft.flags & ~messageFlags.loading,
    edited_timestamp: wasLoading ? message.payload.edited_timestamp : toTimestamp(context.clock.now()),
  };
  message.request = request;
  message.versions.push({ at: context.clock.now(), payload: message.payload, request });
  context.journal.counters.messagesEdited += 1;
  announceEdit(context, message);
}

/** Tells the gateway and the observers of a change that is not an edit of the author's. */
export function announceEdit(context: Context, message: StoredMessage): void {
  if (message.ephemeralFor === undefined) {
    const scope = message.guildId === undefined ? {} : { guild_id: message.guildId };
    context.gateway.dispatch('MESSAGE_UPDATE', { ...message.payload, ...scope }, message.guildId);
  }
  context.journal.emit({ kind: 'messageEdited', message });
}

export function deleteMessage(context: Context, channel: Channel, message: StoredMessage): void {
  message.deleted = true;
  channel.messages.delete(message.id);
  if (message.ephemeralFor === undefined) {
    const scope = message.guildId === undefined ? {} : { guild_id: message.guildId };
    context.gateway.dispatch('MESSAGE_DELETE', { id: message.id, channel_id: channel.id, ...scope }, message.guildId);
  }
  context.journal.emit({ kind: 'messageDeleted', message });
}

function pingsOf(context: Context, channel: Channel, author: User, draft: MessageDraft, allowed: AllowedMentions): Pings {
  const texts = textsOf(draft);
  if (texts.length === 0) return noPings;
  const guild = guildOf(context.world, channel);
  return findPings({ texts, allowed, guild, mayMentionEveryone: may(context.world, channel, author.id, 'MentionEveryone') });
}

function mentionFields(context: Context, guild: Guild | undefined, pings: Pings): Json {
  const mentions = pings.userIds.flatMap((id) => {
    const user = context.world.users.get(id);
    const member = guild?.members.get(id);
    if (!user) return [];
    return [{ ...toWireUser(user), ...(member ? { member: { ...toWireMember(context.world, member), user: undefined } } : {}) }];
  });
  return { mentions, mention_roles: pings.roleIds, mention_everyone: pings.everyone || pings.here };
}

/** Keeps the files that stay, adds the uploaded ones, and serves them from the sandbox itself. */
function storeFiles(
  context: Context,
  messageId: string,
  draft: MessageDraft,
  { files = [], origin }: { readonly files?: readonly UploadedFile[]; readonly origin: string },
  existing: readonly Json[] = [],
): readonly Json[] {
  const described = new Map((draft.attachments ?? []).map((entry) => [String(entry['id']), entry]));
  const kept = draft.attachments === undefined ? existing : existing.filter((file) => described.has(String(file['id'])));
  const added = files.map((file) => {
    const id = context.nextId();
    context.world.files.set(id, file);
    const url = `${origin}/attachments/${messageId}/${id}/${encodeURIComponent(file.name)}`;
    const description = described.get(String(file.index))?.['description'];
    const size = file.bytes.length;
    return { id, filename: file.name, size, url, proxy_url: url, content_type: file.contentType, ...(description ? { description } : {}) };
  });
  return [...kept, ...added];
}
