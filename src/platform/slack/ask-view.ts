import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { askEntry } from '../../command/ask-entry.ts';
import type { Words } from '../../words/words.ts';
import { plainText } from './plain-text.ts';
import { renderOption } from './render-view.ts';

/** The field, as a block and as an action. */
export const askField = 'newsdesk:ask';

export interface AskContent {
  readonly words: Words;
  /** The question that was asked, which stays in the field; absent before the first one. */
  readonly question?: string;
  /** The answer to it. */
  readonly blocks?: readonly KnownBlock[];
}

/** A form that stays open: the field to ask in, and below it the answer. */
export function renderAsk({ words, question, blocks = [] }: AskContent): ModalView {
  return {
    type: 'modal',
    callback_id: askEntry.callbackId,
    title: plainText(words.homeAsk),
    submit: plainText(words.homeAsk),
    close: plainText(words.cancel),
    blocks: [questionField(words, question), ...blocks],
  };
}

/** Its menu is filled from the words that are typed, and begins with these. */
function questionField(words: Words, question: string | undefined): InputBlock {
  return {
    type: 'input',
    block_id: askField,
    label: plainText(words.homeAsk),
    element: {
      type: 'external_select',
      action_id: askField,
      min_query_length: 0,
      placeholder: plainText(words.homeHint),
      ...(question === undefined ? {} : { initial_option: renderOption({ label: question, value: question }) }),
    },
  };
}
