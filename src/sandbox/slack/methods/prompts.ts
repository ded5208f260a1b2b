import { list, shape, string, type Problem, formatProblem } from '../blocks/schema.ts';
import { asString, type JsonObject, objectsIn } from '../json.ts';
import { hasAgentView } from '../manifest.ts';
import { type ApiAnswer, type ApiMethod, json, type MethodCall, refuse, requiredText, text } from './api-method.ts';

/** reference/methods/assistant.threads.setSuggestedPrompts: up to four, each with a title and a message. */
const promptList = list(shape({ title: string(), message: string() }), { min: 1, max: 4 });

/** Offers questions in a person's messages with the app. */
export const promptMethod: ApiMethod = {
  name: 'assistant.threads.setSuggestedPrompts',
  token: 'bot',
  scopes: ['assistant:write'],
  tier: 'tier4',
  args: { channel_id: requiredText, prompts: { ...json, isRequired: true }, thread_ts: text, title: text },
  run: setPrompts,
};

function setPrompts({ state, workspace, args }: MethodCall): ApiAnswer {
  const channel = workspace.channels.get(asString(args['channel_id']) ?? '');
  if (channel === undefined || !channel.isIm || !channel.memberIds.has(workspace.botUserId)) return refuse('channel_not_found');
  const problems: Problem[] = [];
  promptList(args['prompts'], '/prompts', problems);
  if (problems.length > 0) return refuse('invalid_arguments', { response_metadata: { messages: problems.map(formatProblem) } });
  const threadTs = asString(args['thread_ts']);
  if (threadTs !== undefined && workspace.messages.find(channel.id, threadTs) === undefined) return refuse('invalid_thread_ts');
  // An agent has no threads of an assistant: the call changes nothing, and says nothing of it.
  if (threadTs === undefined || !hasAgentView(state.manifest)) {
    workspace.prompts.set(channel.id, { title: asString(args['title']) ?? '', prompts: objectsIn(args['prompts']).map(promptOf) });
    state.events.emit('prompts', channel.id);
  }
  return { ok: true };
}

function promptOf({ title, message }: JsonObject): { readonly title: string; readonly message: string } {
  return { title: asString(title) ?? '', message: asString(message) ?? '' };
}
