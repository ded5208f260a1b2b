import type { ActionsBlock, Button, ContainerBlock, StaticSelect } from '@slack/types';
import type { ActionIds } from './action-ids.ts';
import { clip } from '../../reply/clip.ts';
import { encodeIntent } from '../../reply/intent-codec.ts';
import type { Action } from '../../reply/reply.ts';
import { slackLimits } from './limits.ts';
import { plainText } from './plain-text.ts';

type Menu = Extract<Action, { kind: 'menu' }>;

/**
 * The contents of an article: a box that is closed at first, with a button for each section. Undefined if there are more of them than one row
 * takes, or none: a menu shows the same. The validator of Slack takes fewer kinds of blocks in it than the reference names; a row of buttons
 * is in both.
 */
export function renderContents({ placeholder, options }: Menu, nextId: ActionIds): ContainerBlock | undefined {
  const shown = options.filter(({ label }) => label.trim() !== '');
  const title = clip(placeholder.trim(), slackLimits.containerTitle);
  if (title === '' || shown.length === 0 || shown.length > slackLimits.actionsElements) return undefined;
  const elements = shown.map(
    ({ label, intent }, position): Button => ({
      type: 'button',
      action_id: nextId(),
      text: plainText(clip(label.trim(), slackLimits.buttonText)),
      // Short enough for an option, which it becomes in the plainer form.
      value: encodeIntent(intent, slackLimits.optionValue, position),
    }),
  );
  return {
    type: 'container',
    title: plainText(title),
    is_collapsible: true,
    default_collapsed: true,
    child_blocks: [{ type: 'actions', elements }],
  };
}

/** The same contents as a menu, for a Slack or a view that takes no container. */
export function contentsAsMenu({ title, child_blocks: [row] }: ContainerBlock): ActionsBlock | undefined {
  if (row?.type !== 'actions') return undefined;
  const buttons = row.elements.filter((element) => element.type === 'button');
  const options = buttons.map(({ text, value = '' }) => ({ text, value }));
  const [first] = buttons;
  if (first === undefined) return undefined;
  const menu: StaticSelect = {
    type: 'static_select',
    options,
    ...(first.action_id === undefined ? {} : { action_id: first.action_id }),
    ...(title === undefined ? {} : { placeholder: title }),
  };
  return { type: 'actions', elements: [menu] };
}
