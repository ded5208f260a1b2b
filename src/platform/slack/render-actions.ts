import type { ActionsBlock, Button, ContainerBlock, ContextActionsBlock, FeedbackButtons, StaticSelect } from '@slack/types';
import type { ActionIds } from './action-ids.ts';
import { clip } from '../../reply/clip.ts';
import { webAddress } from '../../reply/honest-link.ts';
import { encodeIntent } from '../../reply/intent-codec.ts';
import type { Action, Reply } from '../../reply/reply.ts';
import { slackLimits } from './limits.ts';
import { plainText } from './plain-text.ts';
import { renderContents } from './render-contents.ts';
import type { Words } from '../../words/words.ts';

/** More buttons than this are not a choice any more; they stand in one block, which Slack wraps. */
const maxActions = 10;

/** Long enough for every query that a reader types, short enough to be reserved on every page. */
const pagingValueLength = 180;

type ActionBlock = ActionsBlock | ContainerBlock | ContextActionsBlock;

/** All actions in their order: a row of them, in two where the contents of an article stand between, and last the buttons of feedback. */
export function renderActions(actions: readonly Action[], nextId: ActionIds): readonly ActionBlock[] {
  const blocks: ActionBlock[] = [];
  let row: (Button | StaticSelect)[] = [];
  let room = maxActions;
  const endRow = (): void => {
    if (row.length > 0) blocks.push({ type: 'actions', elements: row });
    row = [];
  };
  for (const action of actions) {
    if (action.kind === 'feedback') continue;
    const contents = action.kind === 'menu' && action.isContents ? renderContents(action, nextId) : undefined;
    if (contents !== undefined) {
      endRow();
      blocks.push(contents);
      continue;
    }
    const elements = renderAction(action, nextId).slice(0, room);
    room -= elements.length;
    row.push(...elements);
  }
  endRow();
  const feedback = actions.flatMap((action) => (action.kind === 'feedback' ? [renderFeedback(action, nextId)] : []));
  return [...blocks, ...feedback.map((element) => ({ type: 'context_actions' as const, elements: [element] }))];
}

/** Slack's own pair of small buttons for it. */
function renderFeedback({ question, labels }: Extract<Action, { kind: 'feedback' }>, nextId: ActionIds): FeedbackButtons {
  const button = (verdict: 'helpful' | 'unhelpful'): FeedbackButtons['positive_button'] => ({
    text: plainText(clip(labels[verdict], slackLimits.buttonText)),
    value: encodeIntent({ kind: 'feedback', verdict, question }, slackLimits.buttonValue / 4),
  });
  return { type: 'feedback_buttons', action_id: nextId(), positive_button: button('helpful'), negative_button: button('unhelpful') };
}

/** The page that is shown, of all, and the words for it. */
export interface ShownPage {
  /** Counts from 1. */
  readonly page: number;
  readonly pageCount: number;
  readonly words: Words;
}

/** Slack has no disabled button, so an end has one button and the place is told in words beside it. */
export function renderPaging(
  { intent }: NonNullable<Reply['paging']>,
  { page, pageCount, words }: ShownPage,
  nextId: ActionIds,
): ActionsBlock {
  const turn = (label: string, to: number): Button => ({
    type: 'button',
    text: plainText(label),
    action_id: nextId(),
    value: encodeIntent({ ...intent, page: to }, pagingValueLength),
  });
  return {
    type: 'actions',
    elements: [...(page > 1 ? [turn(words.previous, page - 1)] : []), ...(page < pageCount ? [turn(words.next, page + 1)] : [])],
  };
}

function renderAction(action: Exclude<Action, { kind: 'feedback' }>, nextId: ActionIds): readonly (Button | StaticSelect)[] {
  switch (action.kind) {
    case 'link': {
      const url = webAddress(action.url)?.href;
      const label = clip(action.label.trim(), slackLimits.buttonText);
      if (url === undefined || url.length > slackLimits.buttonUrl || label === '') return [];
      return [{ type: 'button', text: plainText(label), action_id: nextId(), url }];
    }
    case 'button': {
      const label = clip(action.label.trim(), slackLimits.buttonText);
      if (label === '') return [];
      return [
        {
          type: 'button',
          text: plainText(label),
          action_id: nextId(),
          // A value counts into the message's undocumented total, and no query is longer than this.
          value: encodeIntent(action.intent, slackLimits.buttonValue / 4),
          ...(action.tone === undefined ? {} : { style: action.tone }),
        },
      ];
    }
    case 'menu':
      return renderMenu(action, nextId);
  }
}

function renderMenu({ placeholder, options }: Extract<Action, { kind: 'menu' }>, nextId: ActionIds): readonly StaticSelect[] {
  const shown = options.filter(({ label }) => label.trim() !== '').slice(0, slackLimits.selectOptions);
  if (shown.length === 0) return [];
  const hint = clip(placeholder.trim(), slackLimits.selectPlaceholder);
  return [
    {
      type: 'static_select',
      action_id: nextId(),
      ...(hint === '' ? {} : { placeholder: plainText(hint) }),
      options: shown.map(({ label, description, intent }, position) => {
        const note = clip(description?.trim() ?? '', slackLimits.optionText);
        return {
          text: plainText(clip(label.trim(), slackLimits.optionText)),
          value: encodeIntent(intent, slackLimits.optionValue, position),
          ...(note === '' ? {} : { description: plainText(note) }),
        };
      }),
    },
  ];
}
