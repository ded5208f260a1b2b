import { composeNotice } from '../reply/compose-notice.ts';
import { languageOf } from '../reply/language-of.ts';
import type { Action, Reply } from '../reply/reply.ts';
import type { Words } from '../words/words.ts';
import type { TermSuggestion } from './curated-term.ts';
import { describeMoment, nameOfEditor } from './describe-version.ts';

/** Suggestions that are shown at once: each takes two buttons, and a message of Discord has five rows. */
const MAX_SHOWN = 5;

/** The suggestions that wait for the editors, the oldest first, each with its two buttons. */
export function composeQueue(pending: readonly TermSuggestion[], words: Words): Reply {
  const shown = pending.slice(0, MAX_SHOWN);
  if (shown.length === 0) return composeNotice(words.noSuggestionWaits);
  const text = pending.length > MAX_SHOWN ? words.oldestOfThem(pending.length, MAX_SHOWN) : words.suggestionsWait(pending.length);
  return {
    audience: 'asker',
    ...languageOf(words),
    summary: text,
    blocks: [
      { kind: 'paragraph', text },
      {
        kind: 'fields',
        items: shown.map((suggestion, index) => ({ name: `${index + 1}. ${suggestion.headword}`, text: describe(suggestion, words) })),
      },
    ],
    actions: shown.flatMap(({ number }, index) => buttonsOf(number, index + 1, words)),
  };
}

function describe({ definition, aliases, by, at }: TermSuggestion, words: Words): string {
  const names = aliases.length === 0 ? '' : ` ${words.alsoCalled(aliases)}`;
  return `${definition}${names} (${nameOfEditor(by)}, ${describeMoment(at)})`;
}

function buttonsOf(number: number, rank: number, words: Words): readonly Action[] {
  return [
    {
      kind: 'button',
      label: words.acceptThis(rank),
      tone: 'primary',
      intent: { kind: 'editForm', edit: { act: 'accept', suggestion: number } },
    },
    {
      kind: 'button',
      label: words.rejectThis(rank),
      tone: 'danger',
      intent: { kind: 'editTerm', edit: { act: 'reject', suggestion: number } },
    },
  ];
}
