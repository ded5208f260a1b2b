import { isJsonObject, objectsIn, type JsonObject } from '../json.ts';
import { maxMarkdownText, messageBlock, viewBlock } from './layout.ts';
import { list, type Problem } from './schema.ts';

/** Blocks of one message: reference/block-kit/blocks. */
export const maxMessageBlocks = 50;
/** Blocks of one modal or App Home. */
export const maxViewBlocks = 100;
/** Characters in all cells of a message's table together: reference/block-kit/blocks/table-block. */
const maxTableText = 10_000;

const messageBlocks = list(messageBlock, { max: maxMessageBlocks });
const viewBlocks = list(viewBlock, { max: maxViewBlocks });

/** The faults that Slack would find in the blocks of a message; empty if it would take them. */
export function findMessageProblems(blocks: unknown, pointer = '/blocks'): readonly Problem[] {
  const problems: Problem[] = [];
  messageBlocks(blocks, pointer, problems);
  // The rest walks the tree, which only makes sense, and is only sure to end, once its shape is known.
  if (problems.length > 0) return problems;
  findSharedProblems(objectsIn(blocks), pointer, problems);
  findTableProblems(objectsIn(blocks), pointer, problems);
  return problems;
}

/** The same for the blocks of a modal or App Home. */
export function findViewProblems(blocks: unknown, pointer = '/view/blocks'): readonly Problem[] {
  const problems: Problem[] = [];
  viewBlocks(blocks, pointer, problems);
  if (problems.length > 0) return problems;
  findSharedProblems(objectsIn(blocks), pointer, problems);
  return problems;
}

/** The interactive parts of a block, at any depth, in the order they are shown. */
export function elementsOf(block: JsonObject): readonly JsonObject[] {
  const found: JsonObject[] = [];
  for (const key of ['elements', 'accessory', 'element', 'actions', 'child_blocks']) {
    const value = block[key];
    for (const child of isJsonObject(value) ? [value] : objectsIn(value)) found.push(child, ...elementsOf(child));
  }
  return found;
}

function findSharedProblems(blocks: readonly JsonObject[], pointer: string, problems: Problem[]): void {
  const blockIds = new Set<unknown>();
  let markdownLength = 0;
  for (const [index, block] of blocks.entries()) {
    const blockId = block['block_id'];
    if (blockId !== undefined && blockIds.has(blockId)) {
      problems.push({ pointer: `${pointer}/${index}/block_id`, message: `\`block_id\` "${String(blockId)}" already exists` });
    }
    blockIds.add(blockId);
    findRepeatedActions(block, `${pointer}/${index}`, problems);
    if (block['type'] === 'markdown' && typeof block['text'] === 'string') markdownLength += block['text'].length;
  }
  if (markdownLength > maxMarkdownText)
    problems.push({ pointer, message: `markdown text must be less than ${maxMarkdownText + 1} characters in total` });
}

function findRepeatedActions(block: JsonObject, pointer: string, problems: Problem[]): void {
  const actionIds = new Set<unknown>();
  for (const [index, element] of objectsIn(block['elements']).entries()) {
    const actionId = element['action_id'];
    if (actionId !== undefined && actionIds.has(actionId)) {
      problems.push({
        pointer: `${pointer}/elements/${index}/action_id`,
        message: `\`action_id\` "${String(actionId)}" already exists in this block`,
      });
    }
    actionIds.add(actionId);
  }
}

function findTableProblems(blocks: readonly JsonObject[], pointer: string, problems: Problem[]): void {
  const tables = blocks.filter((block) => block['type'] === 'table');
  if (tables.length > 1) problems.push({ pointer, message: 'only_one_table_allowed' });
  const length = tables.reduce((sum, table) => sum + textLength(table['rows']), 0);
  if (length > maxTableText) problems.push({ pointer, message: `table text must be less than ${maxTableText + 1} characters in total` });
}

/**
 * The sum of every `text` string in a tree, in UTF-16 units: the measure by which the reports of
 * `msg_blocks_too_long` (slackapi/bolt-js issues 2509 and 2867) were made.
 */
export function textLength(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, item) => sum + textLength(item), 0);
  if (!isJsonObject(node)) return 0;
  let sum = 0;
  for (const [key, value] of Object.entries(node)) sum += key === 'text' && typeof value === 'string' ? value.length : textLength(value);
  return sum;
}
