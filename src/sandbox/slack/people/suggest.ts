import { option, optionGroup } from '../blocks/composition.ts';
import { list, shape, type Problem } from '../blocks/schema.ts';
import { objectsIn, type JsonObject } from '../json.ts';
import { refuseBlocks } from '../message-content.ts';
import type { Deliver } from '../socket/envelope.ts';
import { toMessageJson } from '../state/message-json.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { toViewJson } from '../state/view-json.ts';
import { findShown, type ActOptions } from './act.ts';
import { getChannel, getPerson, payloadBase, payloadChannelName, type Person } from './find-person.ts';
import { createResponseCollector, interact, neverSent, type Interaction, type Taken } from './interaction.ts';

export interface SuggestOptions extends ActOptions {
  /** The words typed into the menu so far. */
  readonly value: string;
}

/** Number of characters to type unless the menu says otherwise: the type comments of `@slack/types` (external_select). */
const defaultQueryLength = 3;

/** Types into a menu with an external source; `options` of the record is what it then offers. */
export async function suggest(state: SandboxState, deliver: Deliver, options: SuggestOptions): Promise<Interaction> {
  const { element, blockId } = findShown(state, options);
  const person = getPerson(state, options.userId);
  const payload = {
    type: 'block_suggestion',
    ...payloadBase(state, person),
    action_id: element['action_id'],
    block_id: blockId,
    value: options.value,
    ...sourceFields(state, person, options),
  };
  const parts = { collector: createResponseCollector(state.clock), responseUrl: '', triggerId: '', payload };
  const least = element['min_query_length'] ?? defaultQueryLength;
  if (options.value.length < Number(least)) return neverSent('not_sent', parts);
  return interact(deliver, { type: 'interactive', payload, acceptsResponse: true }, parts, takeOptions);
}

const answerShape = shape({}, { options: list(option(), { max: 100 }), option_groups: list(optionGroup, { max: 100 }) });

function takeOptions(response: JsonObject): Taken {
  const problems: Problem[] = [];
  answerShape(response, '', problems);
  if (problems.length > 0) return { refusal: refuseBlocks('invalid_options', problems) };
  const groups = objectsIn(response['option_groups']);
  return { options: [...objectsIn(response['options']), ...groups.flatMap((group) => objectsIn(group['options']))] };
}

function sourceFields(state: SandboxState, { workspace }: Person, { message, view }: SuggestOptions): JsonObject {
  if (view !== undefined) {
    const current = state.views.find(view.id) ?? view;
    return { container: { type: 'view', view_id: view.id }, view: toViewJson(state, workspace, current) };
  }
  if (message === undefined) return {};
  const channel = getChannel(workspace, message.channelId);
  return {
    container: { type: 'message', message_ts: message.ts, channel_id: message.channelId, is_ephemeral: message.visibleTo !== undefined },
    channel: { id: channel.id, name: payloadChannelName(channel) },
    ...(message.visibleTo === undefined ? { message: toMessageJson(state, workspace, message) } : {}),
  };
}
