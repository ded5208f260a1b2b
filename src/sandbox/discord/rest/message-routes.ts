import { getVisibleChannel, may, requireBotPermission, requireSending } from '../access.ts';
import { refusal } from '../api-error.ts';
import type { Context } from '../context.ts';
import { createForm, readInteger, readObject, readSnowflake } from '../form.ts';
import type { Json } from '../json.ts';
import { discordLimits as limits } from '../limits.ts';
import { announceEdit, deleteMessage, editMessage, postMessage } from '../messages.ts';
import type { NonceMemory } from '../nonces.ts';
import { defaultMentions } from '../pings.ts';
import { validateMessage, validateNonce } from '../validate/validate-message.ts';
import { type Channel, channelTypes, type StoredMessage } from '../world.ts';
import { getMessage } from './find-message.ts';
import { bodyOf, noContent, ok, type RestAnswer, type RestRequest, type Route } from './route.ts';

const list = '/channels/:channelId/messages';
const one = `${list}/:messageId`;
const crosspostedFlag = 1 << 0;

export function createMessageRoutes(context: Context, nonces: NonceMemory, origin: () => string): readonly Route[] {
  const { world } = context;

  function getTarget({ params }: RestRequest): { readonly channel: Channel; readonly message: StoredMessage } {
    const channel = getVisibleChannel(world, params['channelId']);
    return { channel, message: getMessage(channel, params['messageId']) };
  }

  function create(request: RestRequest): RestAnswer {
    const channel = getVisibleChannel(world, request.params['channelId']);
    assertTextChannel(channel);
    requireSending(world, channel);
    if (channel.thread?.locked && !may(world, channel, world.bot.id, 'ManageThreads')) throw refusal('threadArchived');
    assertRecipients(channel);
    const body = bodyOf(request);
    const form = createForm();
    const { nonce, enforced } = validateNonce(form, body);
    const draft = validateMessage(form, body, { kind: 'message', fileNames: request.files.map((file) => file.name) });
    if (draft.embeds.length > 0) requireBotPermission(world, channel, 'EmbedLinks');
    if (request.files.length > 0) requireBotPermission(world, channel, 'AttachFiles');
    const extra = readReference(channel, body);
    const first = enforced && nonce !== undefined ? nonces.find(nonce) : undefined;
    if (first) return ok(repeatFirst(first.channelId, first.messageId, nonce));
    const message = postMessage(context, {
      channel,
      author: world.bot,
      draft,
      request: request.body,
      defaultMentions: defaultMentions.message,
      files: request.files,
      extra: { ...extra, ...(nonce === undefined ? {} : { nonce }) },
      origin: origin(),
    });
    if (nonce !== undefined) nonces.remember(nonce, channel.id, message.id);
    return ok(nonce === undefined ? message.payload : { ...message.payload, nonce });
  }

  /** `enforce_nonce` answers with the first message as it is now; once deleted, with Unknown Message. */
  function repeatFirst(channelId: string, messageId: string, nonce: string | number | undefined): Json {
    const message = world.channels.get(channelId)?.messages.get(messageId);
    if (!message) throw refusal('unknownMessage');
    context.journal.counters.nonceHits += 1;
    return { ...message.payload, nonce };
  }

  function assertRecipients(channel: Channel): void {
    if (channel.guildId !== undefined) return;
    const isClosed = channel.recipientIds.some((id) => id !== world.bot.id && world.users.get(id)?.acceptsDirectMessages === false);
    if (isClosed) throw refusal('cannotMessageUser');
  }

  function edit(request: RestRequest): RestAnswer {
    const { channel, message } = getTarget(request);
    if (message.authorId !== world.bot.id) throw refusal('cannotEditOthers');
    if (channel.thread?.archived) throw refusal('threadArchived');
    const draft = validateMessage(createForm(), bodyOf(request), {
      kind: 'edit',
      fileNames: request.files.map((file) => file.name),
      existing: message.payload,
    });
    editMessage(context, channel, message, { draft, request: request.body, files: request.files, origin: origin() });
    return ok(message.payload);
  }

  function crosspost(request: RestRequest): RestAnswer {
    const { channel, message } = getTarget(request);
    if (channel.type !== channelTypes.announcement) throw refusal('wrongChannelType');
    requireBotPermission(world, channel, message.authorId === world.bot.id ? 'SendMessages' : 'ManageMessages');
    if (message.crossposted) throw refusal('alreadyCrossposted');
    message.crossposted = true;
    message.payload = { ...message.payload, flags: message.payload.flags | crosspostedFlag };
    announceEdit(context, message);
    context.journal.emit({ kind: 'messageCrossposted', message });
    return ok(message.payload);
  }

  return [
    { method: 'GET', pattern: list, auth: 'bot', handle: (request) => ok(readHistory(context, request)) },
    { method: 'POST', pattern: list, auth: 'bot', handle: create },
    {
      method: 'GET',
      pattern: one,
      auth: 'bot',
      handle: (request) => {
        const { channel, message } = getTarget(request);
        requireBotPermission(world, channel, 'ReadMessageHistory');
        return ok(message.payload);
      },
    },
    { method: 'PATCH', pattern: one, auth: 'bot', handle: edit },
    {
      method: 'DELETE',
      pattern: one,
      auth: 'bot',
      handle: (request) => {
        const { channel, message } = getTarget(request);
        if (message.authorId !== world.bot.id) requireBotPermission(world, channel, 'ManageMessages');
        deleteMessage(context, channel, message);
        return noContent;
      },
    },
    { method: 'POST', pattern: `${one}/crosspost`, auth: 'bot', handle: crosspost },
  ];
}

/** Forums and categories hold threads, not messages. */
export function assertTextChannel(channel: Channel): void {
  if (channel.type === channelTypes.forum || channel.type === channelTypes.category) throw refusal('nonTextChannel');
}

/** Newest first; without ReadMessageHistory Discord answers with an empty list. */
function readHistory({ world }: Context, request: RestRequest): readonly Json[] {
  const channel = getVisibleChannel(world, request.params['channelId']);
  assertTextChannel(channel);
  const form = createForm();
  const { query } = request;
  const limit = readInteger(form.at('limit'), query.get('limit'), { min: 1, max: limits.messagesPerPage }) ?? 50;
  const before = readSnowflake(form.at('before'), query.get('before'));
  const after = readSnowflake(form.at('after'), query.get('after'));
  const around = readSnowflake(form.at('around'), query.get('around'));
  form.assertValid();
  if (!may(world, channel, world.bot.id, 'ReadMessageHistory')) return [];
  const messages = [...channel.messages.values()].filter((message) => message.ephemeralFor === undefined).map((message) => message.payload);
  const isBefore = (id: string, other: string): boolean => BigInt(id) < BigInt(other);
  let page = messages;
  if (before !== undefined) page = messages.filter((message) => isBefore(message.id, before)).slice(-limit);
  else if (after !== undefined) page = messages.filter((message) => isBefore(after, message.id)).slice(0, limit);
  else if (around !== undefined) {
    const older = messages.filter((message) => isBefore(message.id, around)).slice(-Math.ceil(limit / 2));
    const rest = messages.filter((message) => !isBefore(message.id, around)).slice(0, limit - older.length);
    page = [...older, ...rest];
  } else page = messages.slice(-limit);
  return page.toReversed();
}

function readReference(channel: Channel, body: Json): Json {
  const form = createForm();
  const place = form.at('message_reference');
  const reference = readObject(place, body['message_reference']);
  if (!reference) return {};
  const messageId = readSnowflake(place.at('message_id'), reference['message_id'], { required: true });
  form.assertValid();
  const referenced = messageId === undefined ? undefined : channel.messages.get(messageId);
  if (!referenced && reference['fail_if_not_exists'] !== false) {
    place.problem('REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
    form.assertValid();
  }
  return {
    type: 19,
    message_reference: { type: 0, channel_id: channel.id, message_id: messageId },
    referenced_message: referenced?.payload ?? null,
  };
}
