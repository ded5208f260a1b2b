import { isJsonObject, objectsIn, type JsonObject } from '../json.ts';
import type { SlackView } from '../state/view-book.ts';
import { initialFields, valueFields } from './find-element.ts';

/** The values that a person fills in, by `action_id`: text, an option's value, or several of them. */
export type FilledIn = Readonly<Record<string, string | readonly string[]>>;

export interface ViewValues {
  /** `state.values`: by `block_id`, then `action_id`. */
  readonly values: JsonObject;
  /** The `block_id`s Slack's client would not let through: required and empty, too short or too long. */
  readonly incomplete: readonly string[];
}

/** The state of a modal once it has been filled in. */
export function collectValues(view: SlackView, filledIn: FilledIn): ViewValues {
  const values: Record<string, JsonObject> = {};
  const incomplete: string[] = [];
  for (const block of objectsIn(view.definition['blocks'])) {
    const blockId = String(block['block_id']);
    for (const element of statefulElements(block)) {
      const actionId = String(element['action_id']);
      const given = filledIn[actionId];
      const fields = given === undefined ? initialFields(element) : valueFields(element, given);
      values[blockId] = { ...values[blockId], [actionId]: { type: element['type'], ...fields } };
      if (block['type'] === 'input' && !isAcceptable(element, fields, block['optional'] === true)) incomplete.push(blockId);
    }
  }
  return { values, incomplete };
}

function statefulElements(block: JsonObject): readonly JsonObject[] {
  const element = block['type'] === 'input' ? block['element'] : block['accessory'];
  const elements = isJsonObject(element) ? [element] : block['type'] === 'actions' ? objectsIn(block['elements']) : [];
  return elements.filter(({ type }) => type !== 'button' && type !== 'overflow' && type !== 'image' && type !== 'workflow_button');
}

function isAcceptable(element: JsonObject, fields: JsonObject, isOptional: boolean): boolean {
  const [value] = Object.values(fields);
  const isEmpty = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return isOptional;
  if (typeof value !== 'string') return true;
  const { min_length: min = 0, max_length: max = 3000 } = element;
  return value.length >= Number(min) && value.length <= Number(max);
}
