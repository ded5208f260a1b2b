import { fieldsOf, type Form, shownValueOf } from './form.ts';
import type { Reply } from './reply.ts';
import type { Words } from '../words/words.ts';
import { languageOf } from './language-of.ts';

/**
 * The faults of a submission, for a platform that cannot say them beside the fields. It repeats everything that was typed, so that
 * nothing is lost, and opens the form again.
 */
export function composeFormProblems(form: Form, command: string, section: number, words: Words): Reply {
  const wrong = fieldsOf(form).filter(({ problem }) => problem !== undefined);
  const isWrong = form.sections.findIndex(({ fields }) => fields.some(({ problem }) => problem !== undefined));
  const shown = form.sections[section - 1]?.fields ?? [];
  const summary = form.notice === undefined ? words.nothingChanged : words.overtaken;
  const { about } = form;
  return {
    audience: 'asker',
    ...languageOf(words),
    summary,
    blocks: [
      ...(form.notice === undefined ? [] : [{ kind: 'notice', tone: 'problem', text: form.notice } as const]),
      ...wrong.map(({ label, problem = '' }) => ({ kind: 'notice', tone: 'problem', text: `${label}: ${problem}` }) as const),
      { kind: 'paragraph', text: words.whatYouTyped },
      { kind: 'fields', items: shown.map((field) => ({ name: field.label, text: shownValueOf(field) || '—' })) },
    ],
    actions: [
      {
        kind: 'button',
        label: form.notice === undefined ? words.correctIt : words.lookAndSend,
        tone: 'primary',
        intent:
          about?.kind === 'editTerm'
            ? { kind: 'editForm', edit: about.edit }
            : {
                kind: 'form',
                command,
                section: isWrong < 0 ? section : isWrong + 1,
                ...(form.channel === undefined ? {} : { channel: form.channel }),
              },
      },
    ],
  };
}
