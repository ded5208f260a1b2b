import { formatProblem } from '../blocks/schema.ts';
import { findEntityProblems } from '../blocks/entity.ts';
import { asString, isJsonObject } from '../json.ts';
import { type ApiAnswer, type ApiMethod, flag, json, type MethodCall, refuse, requiredText, text } from './api-method.ts';

/** reference/methods/entity.presentDetails */
const statuses = ['restricted', 'internal_error', 'not_found', 'custom', 'custom_partial_view', 'timeout', 'edit_error'];

/** Shows a thing in the side panel of the person who opened it, and of nobody else. */
function presentDetails({ state, args }: MethodCall): ApiAnswer {
  const triggerId = asString(args['trigger_id']) ?? '';
  const panel = state.panels.openedWith(triggerId);
  const { metadata, error } = args;
  if (metadata !== undefined) {
    const problems = findEntityProblems(metadata, '/metadata');
    if (problems.length > 0 || !isJsonObject(metadata))
      return refuse('invalid_metadata', { response_metadata: { messages: problems.map(formatProblem) } });
    const reference = metadata['external_ref'];
    if (panel !== undefined && isJsonObject(reference) && reference['id'] !== panel.externalId)
      return refuse('entity_metadata_does_not_match_trigger');
  }
  if (error !== undefined && (!isJsonObject(error) || !statuses.includes(String(error['status'])))) return refuse('invalid_arguments');
  if (metadata === undefined && error === undefined) return refuse('invalid_metadata');
  // A trigger is used up by an answer that is taken.
  const use = state.triggers.use(triggerId);
  if (use.kind === 'refused' || panel === undefined) return refuse('invalid_trigger_id');
  const { userId, externalId } = panel;
  const presented = {
    userId,
    externalId,
    ...(isJsonObject(metadata) ? { entity: metadata } : {}),
    ...(isJsonObject(error) ? { error } : {}),
  };
  state.panels.present(presented);
  state.events.emit('panel', presented);
  return { ok: true };
}

export const entityMethod: ApiMethod = {
  name: 'entity.presentDetails',
  token: 'bot',
  scopes: [],
  tier: 'tier3',
  args: { trigger_id: requiredText, metadata: json, error: json, user_auth_required: flag, user_auth_url: text },
  run: presentDetails,
};
