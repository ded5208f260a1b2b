import { fillIds } from './blocks/fill-ids.ts';
import { boolean, enumOf, shape, string, type Check, type Problem } from './blocks/schema.ts';
import { plainText } from './blocks/text-object.ts';
import { elementsOf, findViewProblems } from './blocks/validate-blocks.ts';
import { objectsIn, type JsonObject } from './json.ts';

/** Limits: the type comments of `@slack/types` 3.2 (views) and slackblocks spec/limits.json. */
const anything: Check = () => {};
const shared = {
  private_metadata: string({ min: 0, max: 3000 }),
  callback_id: string({ min: 0, max: 255 }),
  external_id: string({ min: 0, max: 255 }),
};
const definitions = {
  modal: shape(
    { type: enumOf('modal'), title: plainText(24), blocks: anything },
    { ...shared, submit: plainText(24), close: plainText(24), clear_on_close: boolean, notify_on_close: boolean, submit_disabled: boolean },
  ),
  home: shape({ type: enumOf('home'), blocks: anything }, shared),
};

/** The faults that Slack would find in a view; empty if it would take it. */
export function findViewDefinitionProblems(view: JsonObject, type: 'modal' | 'home', pointer = '/view'): readonly Problem[] {
  const problems: Problem[] = [];
  definitions[type](view, pointer, problems);
  if (view['blocks'] !== undefined) problems.push(...findViewProblems(view['blocks'], `${pointer}/blocks`));
  if (problems.length > 0) return problems;
  const blocks = objectsIn(view['blocks']);
  for (const [index, block] of blocks.entries()) {
    if (type === 'modal' && block['type'] === 'input' && view['submit'] === undefined) {
      problems.push({ pointer: `${pointer}/blocks/${index}/input`, message: 'must define `submit` to use an `input` block in modals' });
    }
  }
  const focused = blocks.flatMap(elementsOf).filter((element) => element['focus_on_load'] === true);
  if (focused.length > 1) problems.push({ pointer: `${pointer}/blocks`, message: 'only one element can have focus_on_load' });
  return problems;
}

/** The view as Slack keeps it, ids filled in. */
export function composeView(view: JsonObject): JsonObject {
  return { ...view, blocks: fillIds(objectsIn(view['blocks'])) };
}
