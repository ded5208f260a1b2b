import { elementsOf, maxMessageBlocks, textLength } from '../../sandbox/slack/blocks/validate-blocks.ts';
import { isJsonObject, type JsonObject } from '../../sandbox/slack/json.ts';
import { maxBlocksText, maxMessageText } from '../../sandbox/slack/message-content.ts';
import type { LimitUse } from '../protocol.ts';

/** `reference/block-kit/blocks`: one text of a section; `block-elements`: an action's id, its value and a button's text. */
const perElement = { sectionText: 3000, actionId: 255, value: 2000, buttonText: 75, options: 100 } as const;

const blocksSource = 'reference/block-kit/blocks';
const elementsSource = 'reference/block-kit/block-elements';

/** The share of Slack's limits that a message uses. The sum over all blocks is not held against answers to commands and clicks. */
export function measureSlack(
  { text, blocks }: { readonly text: string; readonly blocks: readonly JsonObject[] },
  { limitsSum }: { readonly limitsSum: boolean },
): readonly LimitUse[] {
  const uses: LimitUse[] = [
    { name: 'Text for notifications', used: text.length, limit: maxMessageText, unit: 'characters', source: 'changelog 2018-04' },
  ];
  if (blocks.length === 0) return uses;
  uses.push({ name: 'Blocks', used: blocks.length, limit: maxMessageBlocks, unit: 'blocks', source: blocksSource });
  if (limitsSum) {
    const source = 'measured: slackapi/bolt-js issues 2509 and 2867';
    uses.push({ name: 'Text over all blocks', used: textLength(blocks), limit: maxBlocksText, unit: 'characters', source });
  }
  const sections = blocks.filter((block) => block['type'] === 'section').map((block) => textOf(block['text']));
  const elements = blocks.flatMap(elementsOf);
  const longest: readonly (readonly [string, readonly number[], number, string])[] = [
    ['Longest section', sections, perElement.sectionText, blocksSource],
    ['Longest action_id', elements.map((element) => lengthOf(element['action_id'])), perElement.actionId, elementsSource],
    ['Longest value of a button', elements.map((element) => lengthOf(element['value'])), perElement.value, elementsSource],
    [
      'Longest text of a button',
      elements.filter(({ type }) => type === 'button').map((element) => textOf(element['text'])),
      perElement.buttonText,
      elementsSource,
    ],
  ];
  for (const [name, lengths, limit, source] of longest) {
    const used = Math.max(0, ...lengths);
    if (used > 0) uses.push({ name, used, limit, unit: 'characters', source });
  }
  return uses;
}

function textOf(value: unknown): number {
  return isJsonObject(value) ? lengthOf(value['text']) : 0;
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}
