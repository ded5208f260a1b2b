import { composeNotice } from '../reply/compose-notice.ts';
import { languageOf } from '../reply/language-of.ts';
import type { Reply } from '../reply/reply.ts';
import type { Words } from '../words/words.ts';

/** Buttons in one answer. */
const MAX_BUTTONS = 5;

/** The hidden terms by name, the first ones with a button that shows them again. */
export function composeHiddenList(headwords: readonly string[], words: Words): Reply {
  if (headwords.length === 0) return composeNotice(words.noTermHidden);
  const text = words.termsHidden(headwords.length);
  return {
    audience: 'asker',
    ...languageOf(words),
    summary: text,
    blocks: [
      { kind: 'paragraph', text },
      { kind: 'paragraph', text: headwords.join(' · ') },
    ],
    actions: headwords
      .slice(0, MAX_BUTTONS)
      .map((name) => ({ kind: 'button', label: words.showAgain(name), intent: { kind: 'editForm', edit: { act: 'restore', name } } })),
  };
}
