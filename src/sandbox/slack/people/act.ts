import { NewsdeskError } from '../../../runtime/errors.ts';
import type { JsonObject } from '../json.ts';
import type { Deliver } from '../socket/envelope.ts';
import { toMessageJson } from '../state/message-json.ts';
import type { SlackMessage } from '../state/message.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { SlackView } from '../state/view-book.ts';
import { toViewJson } from '../state/view-json.ts';
import { getElement, valueFields, type FoundElement } from './find-element.ts';
import { getChannel, getPerson, payloadBase, payloadChannelName, type Person } from './find-person.ts';
import { createResponseCollector, interact, type Interaction } from './interaction.ts';

export interface ActOptions {
  /** The surface of the element: a message, or an open view. */
  readonly message?: SlackMessage;
  readonly view?: SlackView;
  readonly actionId: string;
  readonly userId: string;
}

export interface SelectOptions extends ActOptions {
  /** The value of the chosen option, or several of a multi-select; for pickers what was picked. */
  readonly value: string | readonly string[];
  /** The text of the option, if it came from an external source. */
  readonly label?: string;
}

/** Presses a button. */
export function click(state: SandboxState, deliver: Deliver, options: ActOptions): Promise<Interaction> {
  const found = findShown(state, options);
  const { element } = found;
  const fields = {
    text: element['text'],
    ...(element['value'] === undefined ? {} : { value: element['value'] }),
    ...(element['style'] === undefined ? {} : { style: element['style'] }),
  };
  return act(state, deliver, options, found, fields);
}

/** Chooses in a menu, a set of radio buttons or checkboxes, or a picker. */
export function select(state: SandboxState, deliver: Deliver, options: SelectOptions): Promise<Interaction> {
  const found = findShown(state, options);
  const placeholder = found.element['placeholder'];
  return act(state, deliver, options, found, {
    ...valueFields(found.element, options.value, options.label),
    ...(placeholder === undefined ? {} : { placeholder }),
  });
}

/** The element as it is shown to this person; throws when it is not. */
export function findShown(state: SandboxState, { message, view, actionId, userId }: ActOptions): FoundElement {
  if (message !== undefined) {
    if (message.isDeleted || (message.visibleTo !== undefined && message.visibleTo !== userId)) {
      throw new NewsdeskError(`${userId} does not see message ${message.ts}.`, {
        code: 'sandbox.slack.notVisible',
        fix: 'Click as the person the ephemeral message was shown to, and before it is deleted.',
      });
    }
    return getElement(message.blocks, actionId);
  }
  const current = view === undefined ? undefined : state.views.find(view.id);
  if (current === undefined || !current.isOpen) {
    throw new NewsdeskError('There is nothing to click: neither a message nor an open view was given.', {
      code: 'sandbox.slack.nothingToClick',
      fix: 'Pass `message`, or `view` while it is open.',
    });
  }
  return getElement(current.definition['blocks'] as readonly JsonObject[], actionId);
}

function act(
  state: SandboxState,
  deliver: Deliver,
  { message, view, userId }: ActOptions,
  { blockId, element }: FoundElement,
  fields: JsonObject,
): Promise<Interaction> {
  const person = getPerson(state, userId);
  const { workspace } = person;
  const collector = createResponseCollector(state.clock);
  const triggerId = state.triggers.issue({ teamId: workspace.id, userId, viewId: view?.id });
  const path =
    message === undefined
      ? undefined
      : state.responseUrls.issue('/actions', {
          teamId: workspace.id,
          channelId: message.channelId,
          userId,
          original: message,
          payload: () => payload,
          onResponse: collector.add,
        });
  const responseUrl = path === undefined ? '' : `${state.origin}${path}`;
  const source = { type: element['type'], action_id: element['action_id'], block_id: blockId };
  const isStateful = !stateless.has(String(element['type']));
  const values = isStateful ? { [blockId]: { [String(element['action_id'])]: { type: element['type'], ...fields } } } : {};
  const payload: JsonObject = {
    type: 'block_actions',
    ...payloadBase(state, person),
    trigger_id: triggerId,
    ...(message === undefined ? {} : messageFields(state, person, message, responseUrl, values)),
    ...(view === undefined ? {} : viewFields(state, person, view, values)),
    actions: [{ ...source, ...fields, action_ts: workspace.nextTs() }],
  };
  return interact(
    deliver,
    { type: 'interactive', payload, acceptsResponse: false },
    { collector, responseUrl, triggerId, payload },
    () => ({}),
  );
}

/** Elements that keep no choice: pressing one is all there is. */
const stateless: ReadonlySet<string> = new Set(['button', 'overflow', 'feedback_buttons']);

function messageFields(
  state: SandboxState,
  { workspace }: Person,
  message: SlackMessage,
  responseUrl: string,
  values: JsonObject,
): JsonObject {
  const channel = getChannel(workspace, message.channelId);
  const isEphemeral = message.visibleTo !== undefined;
  const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
  return {
    container: { type: 'message', message_ts: message.ts, channel_id: message.channelId, is_ephemeral: isEphemeral, ...thread },
    channel: { id: channel.id, name: payloadChannelName(channel) },
    // Slack keeps no ephemeral messages, so it cannot hand one back.
    ...(isEphemeral ? {} : { message: toMessageJson(state, workspace, message, { withMetadata: true }) }),
    state: { values },
    response_url: responseUrl,
  };
}

function viewFields(state: SandboxState, { workspace }: Person, view: SlackView, values: JsonObject): JsonObject {
  const current = state.views.find(view.id) ?? view;
  return { container: { type: 'view', view_id: view.id }, view: toViewJson(state, workspace, current, values) };
}
