import { NewsdeskError } from '../../../runtime/errors.ts';
import { elementsOf } from '../blocks/validate-blocks.ts';
import { isJsonObject, objectsIn, type JsonObject } from '../json.ts';

export interface FoundElement {
  readonly blockId: string;
  readonly element: JsonObject;
}

/** The element with this `action_id`, as it is on the screen. Clicking what is not there is a mistake of the caller, so it throws. */
export function getElement(blocks: readonly JsonObject[], actionId: string): FoundElement {
  for (const block of blocks) {
    const element = elementsOf(block).find((candidate) => candidate['action_id'] === actionId);
    if (element !== undefined) return { blockId: String(block['block_id']), element };
  }
  const known = blocks.flatMap(elementsOf).flatMap((element) => (typeof element['action_id'] === 'string' ? [element['action_id']] : []));
  throw new NewsdeskError(`No element with the action_id "${actionId}" is shown.`, {
    code: 'sandbox.slack.noElement',
    fix: known.length === 0 ? 'Nothing on this message or view can be clicked.' : `Use one of: ${known.join(', ')}.`,
  });
}

/** The choice with this value, in `options` or in any of the groups. */
export function getOption(element: JsonObject, value: string): JsonObject {
  const groups = objectsIn(element['option_groups']);
  const options = [...objectsIn(element['options']), ...groups.flatMap((group) => objectsIn(group['options']))];
  const option = options.find((candidate) => candidate['value'] === value);
  if (option !== undefined) return option;
  throw new NewsdeskError(`No option with the value "${value}" is shown.`, {
    code: 'sandbox.slack.noOption',
    fix: `Use one of: ${options.map((candidate) => String(candidate['value'])).join(', ')}.`,
  });
}

/** The shape of a chosen or typed value in an action and `state.values`, by the kind of element. */
export function valueFields(element: JsonObject, value: string | readonly string[] | undefined, label?: string): JsonObject {
  const first = typeof value === 'string' ? value : value?.[0];
  const all = typeof value === 'string' ? [value] : (value ?? []);
  switch (element['type']) {
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return { selected_option: first === undefined ? null : getOption(element, first) };
    case 'external_select':
      return {
        selected_option: first === undefined ? null : { text: { type: 'plain_text', text: label ?? first, emoji: true }, value: first },
      };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: all.map((each) => getOption(element, each)) };
    case 'multi_external_select':
      return { selected_options: all.map((each) => ({ text: { type: 'plain_text', text: each, emoji: true }, value: each })) };
    case 'users_select':
      return { selected_user: first ?? null };
    case 'channels_select':
      return { selected_channel: first ?? null };
    case 'conversations_select':
      return { selected_conversation: first ?? null };
    case 'multi_users_select':
      return { selected_users: all };
    case 'multi_channels_select':
      return { selected_channels: all };
    case 'multi_conversations_select':
      return { selected_conversations: all };
    case 'feedback_buttons':
      return feedbackFields(element, first);
    case 'datepicker':
      return { selected_date: first ?? null };
    case 'timepicker':
      return { selected_time: first ?? null };
    case 'datetimepicker':
      return { selected_date_time: first === undefined ? null : Number(first) };
    default:
      return { value: first ?? null };
  }
}

/** The one of two buttons that has the value. */
function feedbackFields(element: JsonObject, value: string | undefined): JsonObject {
  const pressed = objectsIn([element['positive_button'], element['negative_button']]).find((button) => button['value'] === value);
  if (pressed !== undefined) return { text: pressed['text'], value: pressed['value'] };
  throw new NewsdeskError('Neither of the feedback buttons has this value.', {
    code: 'sandbox.slack.noElement',
    fix: 'Give the value of positive_button or of negative_button.',
  });
}

/** The value an element starts with, before anybody touches it. */
export function initialFields(element: JsonObject): JsonObject {
  const option = element['initial_option'];
  if (isJsonObject(option)) return { selected_option: option };
  if (Array.isArray(element['initial_options'])) return { selected_options: element['initial_options'] };
  const names = ['value', 'date', 'time', 'date_time', 'user', 'users', 'channel', 'channels', 'conversation', 'conversations'];
  for (const name of names) {
    const initial = element[`initial_${name}`];
    if (initial !== undefined) return name === 'value' ? { value: initial } : { [`selected_${name}`]: initial };
  }
  return valueFields(element, undefined);
}
