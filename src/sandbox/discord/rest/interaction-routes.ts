import { answerInteraction } from '../answer-interaction.ts';
import { refusal } from '../api-error.ts';
import type { Context } from '../context.ts';
import type { InteractionStore } from '../interactions.ts';
import { bodyOf, noContent, ok, type Route } from './route.ts';

export function createInteractionRoutes(context: Context, interactions: InteractionStore, origin: () => string): readonly Route[] {
  return [
    {
      method: 'POST',
      pattern: '/interactions/:interactionId/:token/callback',
      auth: 'token',
      handle: (request) => {
        const state = interactions.findById(request.params['interactionId'] ?? '');
        if (!state || state.token !== request.params['token'] || state.phase === 'expired') throw refusal('unknownInteraction');
        if (state.phase === 'acknowledged') throw refusal('alreadyAcknowledged');
        const resource = answerInteraction(context, interactions, state, { body: bodyOf(request), files: request.files, origin: origin() });
        if (request.query.get('with_response') !== 'true') return noContent;
        const { original } = state;
        const ofMessage = original
          ? {
              response_message_id: original.id,
              response_message_loading: state.loading,
              response_message_ephemeral: original.ephemeralFor !== undefined,
            }
          : {};
        return ok({ interaction: { id: state.id, type: state.type, ...ofMessage }, resource });
      },
    },
  ];
}
