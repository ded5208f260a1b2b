import { isJsonObject, type JsonObject } from '../json.ts';
import { refuseBlocks } from '../message-content.ts';
import { refuse } from '../methods/api-method.ts';
import type { Deliver } from '../socket/envelope.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { maxViewStack, type SlackView } from '../state/view-book.ts';
import { toViewJson } from '../state/view-json.ts';
import { composeView, findViewDefinitionProblems } from '../view-definition.ts';
import { getPerson, missing, payloadBase } from './find-person.ts';
import { createResponseCollector, interact, neverSent, type Interaction, type Taken } from './interaction.ts';
import { collectValues, type FilledIn } from './view-values.ts';

export interface SubmitOptions {
  readonly view: SlackView;
  readonly values?: FilledIn;
}

/** Fills in a modal and submits it; the acknowledgement closes it, changes it, or shows errors beside its fields. */
export async function submitView(state: SandboxState, deliver: Deliver, { view, values = {} }: SubmitOptions): Promise<Interaction> {
  const current = getOpenView(state, view);
  const person = getPerson(state, current.userId);
  const collected = collectValues(current, values);
  const triggerId = state.triggers.issue({ teamId: current.teamId, userId: current.userId, viewId: current.id });
  const payload = {
    type: 'view_submission',
    ...payloadBase(state, person),
    trigger_id: triggerId,
    view: toViewJson(state, person.workspace, current, collected.values),
    response_urls: [],
  };
  const parts = { collector: createResponseCollector(state.clock), responseUrl: '', triggerId, payload };
  if (collected.incomplete.length > 0) {
    return neverSent('not_sent', { ...parts, payload: { ...payload, incomplete: collected.incomplete } });
  }
  return interact(deliver, { type: 'interactive', payload, acceptsResponse: true }, parts, (response) =>
    takeResponse(state, current, response),
  );
}

/** Closes a modal by its cross. The app hears of it only where it asked to (`notify_on_close`). */
export async function closeView(state: SandboxState, deliver: Deliver, view: SlackView): Promise<Interaction> {
  const current = getOpenView(state, view);
  const person = getPerson(state, current.userId);
  const isCleared = current.definition['clear_on_close'] === true;
  const payload = {
    type: 'view_closed',
    ...payloadBase(state, person),
    view: toViewJson(state, person.workspace, current),
    is_cleared: isCleared,
  };
  const parts = { collector: createResponseCollector(state.clock), responseUrl: '', triggerId: '', payload };
  close(state, current, isCleared);
  if (current.definition['notify_on_close'] !== true) return neverSent('not_sent', parts);
  return interact(deliver, { type: 'interactive', payload, acceptsResponse: false }, parts, () => ({}));
}

function getOpenView(state: SandboxState, view: SlackView): SlackView {
  const current = state.views.find(view.id);
  if (current === undefined || !current.isOpen) throw missing('openView', view.id, 'Submit or close a view while it is open.');
  return current;
}

function takeResponse(state: SandboxState, view: SlackView, response: JsonObject): Taken {
  switch (response['response_action']) {
    case undefined:
      close(state, view, false);
      return {};
    case 'clear':
      close(state, view, true);
      return {};
    case 'errors':
      return takeErrors(view, response['errors']);
    case 'update':
    case 'push':
      return takeView(state, view, response);
    default:
      return { refusal: refuse('invalid_response_action') };
  }
}

/** Errors must name input blocks of the view, or Slack shows the person a failure instead. */
function takeErrors(view: SlackView, errors: unknown): Taken {
  if (!isJsonObject(errors) || Object.keys(errors).length === 0) return { refusal: refuse('invalid_errors') };
  const inputs = new Set(
    (view.definition['blocks'] as readonly JsonObject[]).filter(({ type }) => type === 'input').map((block) => block['block_id']),
  );
  if (Object.keys(errors).some((blockId) => !inputs.has(blockId))) return { refusal: refuse('invalid_errors') };
  return { fieldErrors: Object.fromEntries(Object.entries(errors).map(([blockId, text]) => [blockId, String(text)])) };
}

function takeView(state: SandboxState, view: SlackView, response: JsonObject): Taken {
  const definition = response['view'];
  if (!isJsonObject(definition)) return { refusal: refuse('invalid_arguments') };
  const problems = findViewDefinitionProblems(definition, 'modal');
  if (problems.length > 0) return { refusal: refuseBlocks('invalid_arguments', problems) };
  const composed = composeView(definition);
  if (response['response_action'] === 'update') {
    state.events.emit('view', state.views.replace(view, composed));
    return {};
  }
  if (state.views.stack(view.userId).length >= maxViewStack) return { refusal: refuse('push_limit_reached') };
  state.events.emit('view', state.views.open({ userId: view.userId, teamId: view.teamId, definition: composed, below: view }));
  return {};
}

function close(state: SandboxState, view: SlackView, all: boolean): void {
  state.views.close(view, { all });
  state.events.emit('viewClosed', view);
}
