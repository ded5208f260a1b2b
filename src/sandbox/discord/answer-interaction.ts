import { refusal } from './api-error.ts';
import type { Context } from './context.ts';
import { createForm, type Form, readChoice, readInteger, readObject } from './form.ts';
import { mustBePrivate } from './installs.ts';
import { callbackTypes, type InteractionState, type InteractionStore, interactionTypes } from './interactions.ts';
import type { Json } from './json.ts';
import { editMessage, postMessage, type UploadedFile } from './messages.ts';
import { defaultMentions } from './pings.ts';
import { readChoices } from './validate/validate-choices.ts';
import { type MessageDraft, messageFlags, validateMessage } from './validate/validate-message.ts';
import { validateModal } from './validate/validate-modal.ts';
import { toWireUser } from './wire.ts';
import type { Channel, StoredMessage } from './world.ts';

export interface CallbackInput {
  readonly body: Json;
  readonly files: readonly UploadedFile[];
  readonly origin: string;
}

/** Which callbacks an interaction takes (interactions/receiving-and-responding, interaction callback type). */
const allowedCallbacks: Readonly<Record<number, readonly number[]>> = {
  [interactionTypes.command]: [4, 5, 9, 10],
  [interactionTypes.component]: [4, 5, 6, 7, 9, 10],
  [interactionTypes.autocomplete]: [8],
  [interactionTypes.modalSubmit]: [4, 5, 6, 7, 10],
};

/** Plays the callback and acknowledges the interaction; a body that is refused acknowledges nothing. Returns the `resource`. */
export function answerInteraction(context: Context, store: InteractionStore, state: InteractionState, input: CallbackInput): Json {
  const form = createForm();
  const type = readChoice(form.at('type'), input.body['type'], allowedCallbacks[state.type] ?? [], { required: true });
  form.assertValid();
  switch (type) {
    case callbackTypes.message:
      return answerWithMessage(context, store, state, input, form.at('data'));
    case callbackTypes.deferredMessage:
      return deferMessage(context, store, state, input, form.at('data'));
    case callbackTypes.deferredUpdate:
      state.original = sourceOf(context, state);
      store.acknowledge(state, 'deferredUpdate');
      return { type };
    case callbackTypes.update:
      return updateSource(context, store, state, input, form.at('data'));
    case callbackTypes.autocomplete:
      state.choices = readChoices(form.at('data'), input.body['data']);
      store.acknowledge(state, 'choices');
      return { type };
    case callbackTypes.modal:
      state.modal = validateModal(form.at('data'), input.body['data']);
      store.acknowledge(state, 'modal');
      return { type };
    default:
      store.acknowledge(state, 'answered');
      return { type };
  }
}

function answerWithMessage(context: Context, store: InteractionStore, state: InteractionState, input: CallbackInput, form: Form): Json {
  const data = readObject(form, input.body['data'], { required: true }) ?? {};
  form.assertValid();
  const draft = validateMessage(form, data, { kind: 'interaction', fileNames: input.files.map((file) => file.name) });
  state.ephemeral = (draft.flags & messageFlags.ephemeral) !== 0;
  const message = postAnswer(context, state, draft, {
    request: data,
    files: input.files,
    origin: input.origin,
    extra: answerFields(context, state),
  });
  state.original = message;
  store.acknowledge(state, 'answered');
  return { type: callbackTypes.message, message: message.payload };
}

function deferMessage(context: Context, store: InteractionStore, state: InteractionState, input: CallbackInput, form: Form): Json {
  const data = readObject(form, input.body['data']) ?? {};
  const flags = readInteger(form.at('flags'), data['flags'], { min: 0 }) ?? 0;
  if ((flags & ~messageFlags.ephemeral) !== 0)
    form.at('flags').problem('MESSAGE_FLAGS_INVALID', 'Only EPHEMERAL can be set when deferring');
  form.assertValid();
  state.ephemeral = flags !== 0;
  state.loading = true;
  const draft: MessageDraft = {
    content: '',
    embeds: [],
    components: [],
    flags: flags | messageFlags.loading,
    allowedMentions: undefined,
    attachments: undefined,
  };
  state.original = postAnswer(context, state, draft, {
    request: data,
    files: [],
    origin: input.origin,
    extra: answerFields(context, state),
  });
  store.acknowledge(state, 'deferred');
  return { type: callbackTypes.deferredMessage, message: state.original.payload };
}

function updateSource(context: Context, store: InteractionStore, state: InteractionState, input: CallbackInput, form: Form): Json {
  const source = sourceOf(context, state);
  const data = readObject(form, input.body['data']) ?? {};
  const draft = validateMessage(form, data, {
    kind: 'edit',
    fileNames: input.files.map((file) => file.name),
    existing: source.payload,
  });
  editMessage(context, channelOf(context, state), source, { draft, request: data, files: input.files, origin: input.origin });
  state.original = source;
  store.acknowledge(state, 'updated');
  return { type: callbackTypes.update, message: source.payload };
}

export interface AnswerOptions {
  readonly request: unknown;
  readonly files: readonly UploadedFile[];
  readonly origin: string;
  readonly extra: Json;
}

/** Posts as the interaction's webhook: in its channel, for the asker alone if ephemeral. */
export function postAnswer(context: Context, state: InteractionState, draft: MessageDraft, options: AnswerOptions): StoredMessage {
  const channel = channelOf(context, state);
  const isPrivate = mustBePrivate(context.world, channel, state.userId, state.owners);
  const shown = isPrivate ? { ...draft, flags: draft.flags | messageFlags.ephemeral } : draft;
  return postMessage(context, {
    channel,
    author: context.world.bot,
    draft: shown,
    defaultMentions: defaultMentions.interaction,
    ephemeralFor: (shown.flags & messageFlags.ephemeral) === 0 ? undefined : state.userId,
    interactionId: state.id,
    ...options,
  });
}

export function channelOf(context: Context, state: InteractionState): Channel {
  const channel = context.world.channels.get(state.channelId);
  if (!channel) throw refusal('unknownChannel');
  return channel;
}

function sourceOf(context: Context, state: InteractionState): StoredMessage {
  const channel = channelOf(context, state);
  const message = state.sourceMessageId === undefined ? undefined : channel.messages.get(state.sourceMessageId);
  if (!message) throw refusal('unknownMessage');
  return message;
}

const chatInputMessage = 20;
const replyMessage = 19;

function answerFields(context: Context, state: InteractionState): Json {
  const source = state.sourceMessageId;
  return {
    ...webhookFields(context, state),
    type: source === undefined ? chatInputMessage : replyMessage,
    ...(source === undefined ? {} : { message_reference: reference(state, source) }),
  };
}

export function followupFields(context: Context, state: InteractionState): Json {
  const original = state.original;
  return {
    ...webhookFields(context, state),
    ...(original ? { type: replyMessage, message_reference: reference(state, original.id) } : {}),
  };
}

function reference(state: InteractionState, messageId: string): Json {
  return {
    type: 0,
    channel_id: state.channelId,
    message_id: messageId,
    ...(state.guildId === undefined ? {} : { guild_id: state.guildId }),
  };
}

function webhookFields(context: Context, state: InteractionState): Json {
  const user = context.world.users.get(state.userId);
  const metadata = {
    id: state.id,
    type: state.type,
    ...(user ? { user: toWireUser(user) } : {}),
    authorizing_integration_owners: state.owners,
    ...(state.commandName === undefined ? {} : { name: state.commandName, command_type: 1 }),
    ...(state.sourceMessageId === undefined ? {} : { interacted_message_id: state.sourceMessageId }),
  };
  return { application_id: context.world.applicationId, webhook_id: context.world.applicationId, interaction_metadata: metadata };
}
