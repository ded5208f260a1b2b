import { refuseBlocks } from '../message-content.ts';
import { asString, isJsonObject, type JsonObject } from '../json.ts';
import { composeView, findViewDefinitionProblems } from '../view-definition.ts';
import { toViewJson } from '../state/view-json.ts';
import { maxViewStack, type SlackView } from '../state/view-book.ts';
import { json, refuse, requiredText, text, type ApiAnswer, type ApiMethod, type ApiRefusal, type MethodCall } from './api-method.ts';

type ReadView = { readonly kind: 'view'; readonly definition: JsonObject } | { readonly kind: 'refused'; readonly refusal: ApiRefusal };

/** Bytes of a view; larger is `view_too_large`: methods/views.open. */
const maxViewBytes = 250_000;

function readView({ args }: MethodCall, type: 'modal' | 'home'): ReadView {
  const view = args['view'];
  if (!isJsonObject(view))
    return refused('invalid_arguments', { response_metadata: { messages: ['[ERROR] must provide an object [json-pointer:/view]'] } });
  const problems = findViewDefinitionProblems(view, type);
  if (problems.length > 0) return { kind: 'refused', refusal: refuseBlocks('invalid_arguments', problems) };
  if (Buffer.byteLength(JSON.stringify(view)) > maxViewBytes) return refused('view_too_large');
  return { kind: 'view', definition: composeView(view) };
}

function refused(error: string, more: JsonObject = {}): ReadView {
  return { kind: 'refused', refusal: refuse(error, more) };
}

function answer(call: MethodCall, view: SlackView): ApiAnswer {
  call.state.events.emit('view', view);
  return { ok: true, view: toViewJson(call.state, call.workspace, view) };
}

function isTaken({ state, workspace }: MethodCall, definition: JsonObject, except?: SlackView): boolean {
  const externalId = asString(definition['external_id']);
  if (externalId === undefined || externalId === '') return false;
  const holder = state.views.findByExternalId(workspace.id, externalId);
  return holder !== undefined && holder.id !== except?.id;
}

function open(call: MethodCall): ApiAnswer {
  const { state, workspace, args } = call;
  // The definition is looked at first: a broken view does not cost the trigger.
  const read = readView(call, 'modal');
  if (read.kind === 'refused') return read.refusal;
  if (isTaken(call, read.definition)) return refuse('duplicate_external_id');
  const use = state.triggers.use(asString(args['trigger_id']) ?? '');
  if (use.kind === 'refused') return refuse(use.error);
  return answer(call, state.views.open({ userId: use.trigger.userId, teamId: workspace.id, definition: read.definition }));
}

function push(call: MethodCall): ApiAnswer {
  const { state, workspace, args } = call;
  const read = readView(call, 'modal');
  if (read.kind === 'refused') return read.refusal;
  if (isTaken(call, read.definition)) return refuse('duplicate_external_id');
  const use = state.triggers.use(asString(args['trigger_id']) ?? '');
  if (use.kind === 'refused') return refuse(use.error);
  const stack = state.views.stack(use.trigger.userId);
  const below = stack.at(-1);
  if (below === undefined || use.trigger.viewId === undefined) return refuse('not_found');
  if (stack.length >= maxViewStack) return refuse('push_limit_reached');
  return answer(call, state.views.open({ userId: use.trigger.userId, teamId: workspace.id, definition: read.definition, below }));
}

function update(call: MethodCall): ApiAnswer {
  const { state, workspace, args } = call;
  const id = asString(args['view_id']);
  const externalId = asString(args['external_id']);
  const view =
    id !== undefined ? state.views.find(id) : externalId !== undefined ? state.views.findByExternalId(workspace.id, externalId) : undefined;
  if (view === undefined || !view.isOpen || view.teamId !== workspace.id) return refuse('not_found');
  const read = readView(call, view.type);
  if (read.kind === 'refused') return read.refusal;
  if (args['hash'] !== undefined && args['hash'] !== view.hash) return refuse('hash_conflict');
  if (isTaken(call, read.definition, view)) return refuse('duplicate_external_id');
  return answer(call, state.views.replace(view, read.definition));
}

function publish(call: MethodCall): ApiAnswer {
  const { state, workspace, args } = call;
  const userId = asString(args['user_id']) ?? '';
  if (!workspace.users.has(userId)) return refuse('user_not_found');
  const read = readView(call, 'home');
  if (read.kind === 'refused') return read.refusal;
  const current = state.views.home(userId);
  if (args['hash'] !== undefined && args['hash'] !== current?.hash) return refuse('hash_conflict');
  return answer(call, state.views.publish({ userId, teamId: workspace.id, definition: read.definition }));
}

const view = { ...json, isRequired: true };

export const viewMethods: readonly ApiMethod[] = [
  { name: 'views.open', token: 'bot', scopes: [], tier: 'tier4', args: { trigger_id: requiredText, view }, run: open },
  { name: 'views.push', token: 'bot', scopes: [], tier: 'tier4', args: { trigger_id: requiredText, view }, run: push },
  {
    name: 'views.update',
    token: 'bot',
    scopes: [],
    tier: 'tier4',
    args: { view_id: text, external_id: text, hash: text, view },
    run: update,
  },
  { name: 'views.publish', token: 'bot', scopes: [], tier: 'tier4', args: { user_id: requiredText, hash: text, view }, run: publish },
];
