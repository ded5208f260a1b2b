import { composeNotice } from '../reply/compose-notice.ts';
import type { Action, Reply } from '../reply/reply.ts';
import type { TermSuggestion } from './curated-term.ts';
import { describeMoment, nameOfEditor } from './describe-version.ts';

/** Suggestions that are shown at once: each takes two buttons, and a message of Discord has five rows. */
const MAX_SHOWN = 5;

/** The suggestions that wait for the editors, the oldest first, each with its two buttons. */
export function composeQueue(pending: readonly TermSuggestion[]): Reply {
  const shown = pending.slice(0, MAX_SHOWN);
  if (shown.length === 0) return composeNotice('No suggestion waits.');
  const text =
    pending.length === 1
      ? 'One suggestion waits.'
      : `${pending.length} suggestions wait${pending.length > MAX_SHOWN ? `; these are the ${MAX_SHOWN} oldest` : ''}.`;
  return {
    audience: 'asker',
    summary: text,
    blocks: [
      { kind: 'paragraph', text },
      {
        kind: 'fields',
        items: shown.map((suggestion, index) => ({ name: `${index + 1}. ${suggestion.headword}`, text: describe(suggestion) })),
      },
    ],
    actions: shown.flatMap(({ number }, index) => buttonsOf(number, index + 1)),
  };
}

function describe({ definition, aliases, by, at }: TermSuggestion): string {
  const names = aliases.length === 0 ? '' : ` Also: ${aliases.join(', ')}.`;
  return `${definition}${names} (${nameOfEditor(by)}, ${describeMoment(at)})`;
}

function buttonsOf(number: number, rank: number): readonly Action[] {
  return [
    {
      kind: 'button',
      label: `Accept ${rank}…`,
      tone: 'primary',
      intent: { kind: 'editForm', edit: { act: 'accept', suggestion: number } },
    },
    { kind: 'button', label: `Reject ${rank}`, tone: 'danger', intent: { kind: 'editTerm', edit: { act: 'reject', suggestion: number } } },
  ];
}
