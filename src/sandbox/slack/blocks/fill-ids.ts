import { createSecret } from '../ids.ts';
import { isJsonObject, type JsonObject } from '../json.ts';

/** The blocks with a generated `block_id` and `action_id` wherever the app gave none, as Slack stores them. */
export function fillIds(blocks: readonly JsonObject[]): readonly JsonObject[] {
  return blocks.map((block) => fillBlock(block));
}

function fillBlock(block: JsonObject): JsonObject {
  const filled: Record<string, unknown> = { ...block, block_id: block['block_id'] ?? createSecret(5) };
  for (const key of ['elements', 'accessory', 'element', 'actions']) {
    const value = block[key];
    if (Array.isArray(value)) filled[key] = value.map((element: unknown) => fillElement(element));
    else if (isJsonObject(value)) filled[key] = fillElement(value);
  }
  if (Array.isArray(block['child_blocks'])) filled['child_blocks'] = block['child_blocks'].map((child: JsonObject) => fillBlock(child));
  return filled;
}

const passive: ReadonlySet<unknown> = new Set([
  'image',
  'plain_text',
  'mrkdwn',
  'rich_text_section',
  'rich_text_list',
  'rich_text_quote',
  'rich_text_preformatted',
]);

function fillElement(element: unknown): unknown {
  if (!isJsonObject(element) || passive.has(element['type'])) return element;
  if (element['type'] === 'card') return fillBlock(element);
  return { ...element, action_id: element['action_id'] ?? createSecret(5) };
}
