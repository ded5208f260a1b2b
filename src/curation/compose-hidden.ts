import { composeNotice } from '../reply/compose-notice.ts';
import type { Reply } from '../reply/reply.ts';

/** Buttons in one answer. */
const MAX_BUTTONS = 5;

/** The hidden terms by name, the first ones with a button that shows them again. */
export function composeHiddenList(headwords: readonly string[]): Reply {
  if (headwords.length === 0) return composeNotice('No term is hidden.');
  const text = headwords.length === 1 ? 'One term is hidden.' : `${headwords.length} terms are hidden.`;
  return {
    audience: 'asker',
    summary: text,
    blocks: [
      { kind: 'paragraph', text },
      { kind: 'paragraph', text: headwords.join(' · ') },
    ],
    actions: headwords
      .slice(0, MAX_BUTTONS)
      .map((name) => ({ kind: 'button', label: `Show ${name}…`, intent: { kind: 'editForm', edit: { act: 'restore', name } } })),
  };
}
