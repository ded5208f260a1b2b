import { channelOf, followupFields, postAnswer } from '../answer-interaction.ts';
import { refusal } from '../api-error.ts';
import type { Context } from '../context.ts';
import { createForm } from '../form.ts';
import { isOfUserAlone } from '../installs.ts';
import type { InteractionState, InteractionStore } from '../interactions.ts';
import { discordLimits } from '../limits.ts';
import { deleteMessage, editMessage } from '../messages.ts';
import { defaultMentions } from '../pings.ts';
import { messageFlags, validateMessage } from '../validate/validate-message.ts';
import type { StoredMessage } from '../world.ts';
import { bodyOf, noContent, ok, type RestRequest, type Route } from './route.ts';

const base = '/webhooks/:applicationId/:token';
const ofMessage = `${base}/messages/:messageId`;

/** The webhook of an interaction: follow-ups, and everything about `@original`. */
export function createWebhookRoutes(context: Context, interactions: InteractionStore, origin: () => string): readonly Route[] {
  function getState({ params }: RestRequest): InteractionState {
    if (params['applicationId'] !== context.world.applicationId) throw refusal('unknownWebhook');
    const state = interactions.findByToken(params['token'] ?? '');
    if (!state) throw refusal('invalidWebhookToken');
    // Until the callback there is no webhook: a follow-up that overtakes it is told so.
    if (state.phase !== 'acknowledged') throw refusal('unknownWebhook');
    return state;
  }

  function getAnswer(request: RestRequest): { readonly state: InteractionState; readonly message: StoredMessage } {
    const state = getState(request);
    const id = request.params['messageId'];
    const message = id === '@original' || id === state.original?.id ? state.original : state.followups.find((entry) => entry.id === id);
    if (!message || message.deleted) throw refusal('unknownMessage');
    return { state, message };
  }

  function edit(request: RestRequest, state: InteractionState, message: StoredMessage): void {
    const isFirst = state.loading && message === state.original;
    const draft = validateMessage(createForm(), bodyOf(request), {
      kind: 'edit',
      fileNames: request.files.map((file) => file.name),
      existing: message.payload,
    });
    editMessage(context, channelOf(context, state), message, {
      draft,
      request: request.body,
      files: request.files,
      origin: origin(),
      ...(isFirst ? { firstContent: { defaultMentions: defaultMentions.interaction } } : {}),
    });
    if (message === state.original) {
      state.edits += 1;
      interactions.complete(state);
    }
  }

  return [
    {
      method: 'POST',
      pattern: base,
      auth: 'token',
      handle: (request) => {
        const state = getState(request);
        // The first follow-up after a deferral takes the place of "is thinking", with the privacy fixed back then.
        if (state.loading && state.original) {
          const body = bodyOf(request);
          const flags = ((typeof body['flags'] === 'number' ? body['flags'] : 0) & ~messageFlags.ephemeral) | state.original.payload.flags;
          edit({ ...request, body: { ...body, flags } }, state, state.original);
          return ok(state.original.payload);
        }
        if (isOfUserAlone(state.owners) && state.followups.length >= discordLimits.followupsOfUserInstall)
          throw refusal('tooManyFollowups');
        const draft = validateMessage(createForm(), bodyOf(request), {
          kind: 'interaction',
          fileNames: request.files.map((file) => file.name),
        });
        const message = postAnswer(context, state, draft, {
          request: request.body,
          files: request.files,
          origin: origin(),
          extra: followupFields(context, state),
        });
        state.followups.push(message);
        return ok(message.payload);
      },
    },
    { method: 'GET', pattern: ofMessage, auth: 'token', handle: (request) => ok(getAnswer(request).message.payload) },
    {
      method: 'PATCH',
      pattern: ofMessage,
      auth: 'token',
      handle: (request) => {
        const { state, message } = getAnswer(request);
        edit(request, state, message);
        return ok(message.payload);
      },
    },
    {
      method: 'DELETE',
      pattern: ofMessage,
      auth: 'token',
      handle: (request) => {
        const { state, message } = getAnswer(request);
        deleteMessage(context, channelOf(context, state), message);
        if (message === state.original) interactions.complete(state);
        return noContent;
      },
    },
  ];
}
