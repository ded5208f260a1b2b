import type { ActionsBlock, HomeView, InputBlock, KnownBlock } from '@slack/types';
import { hash } from 'node:crypto';
import { beginningOf } from '../../reply/clip.ts';
import type { Words } from '../../words/words.ts';
import { plainText } from './plain-text.ts';

/** The field of the Home tab, and the button that leads back to its start. */
export const homeSearchAction = 'newsdesk:search';
export const homeStartAction = 'newsdesk:start';

/** Characters of a question: as many as `/news` takes. */
const maxQuestion = 300;

export interface HomeContent {
  readonly blocks: readonly KnownBlock[];
  readonly words: Words;
  /** The question that was asked, which stays in the field; absent on the start page. */
  readonly question?: string;
  /** It is no start page. */
  readonly leadsBack: boolean;
}

/** The Home tab: the field to ask in, and below it the start page or the answer. */
export function renderHome({ blocks, words, question, leadsBack }: HomeContent): HomeView {
  return { type: 'home', blocks: [searchField(question, words), ...(leadsBack ? [startButton(words)] : []), ...blocks] };
}

function searchField(question: string | undefined, words: Words): InputBlock {
  return {
    type: 'input',
    // A field keeps what was typed as long as its block has the same id.
    block_id: question === undefined ? homeSearchAction : `${homeSearchAction}:${hash('sha256', question, 'base64url').slice(0, 12)}`,
    dispatch_action: true,
    label: plainText(words.homeAsk),
    element: {
      type: 'plain_text_input',
      action_id: homeSearchAction,
      max_length: maxQuestion,
      placeholder: plainText(words.homeHint),
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      ...(question === undefined ? {} : { initial_value: beginningOf(question, maxQuestion) }),
    },
  };
}

function startButton({ homeStart }: Words): ActionsBlock {
  return { type: 'actions', elements: [{ type: 'button', action_id: homeStartAction, text: plainText(homeStart) }] };
}
