import { fieldsOf, type Form, shownValueOf } from './form.ts';
import type { Reply } from './reply.ts';

/**
 * The faults of a submission, for a platform that cannot say them beside the fields. It repeats everything that was typed, so that
 * nothing is lost, and opens the form again.
 */
export function composeFormProblems(form: Form, command: string, section: number): Reply {
  const wrong = fieldsOf(form).filter(({ problem }) => problem !== undefined);
  const isWrong = form.sections.findIndex(({ fields }) => fields.some(({ problem }) => problem !== undefined));
  const shown = form.sections[section - 1]?.fields ?? [];
  const summary =
    form.notice === undefined
      ? 'Nothing was changed yet: one answer cannot be read.'
      : 'Nothing was changed yet: somebody else was faster.';
  const { about } = form;
  return {
    audience: 'asker',
    summary,
    blocks: [
      ...(form.notice === undefined ? [] : [{ kind: 'notice', tone: 'problem', text: form.notice } as const]),
      ...wrong.map(({ label, problem = '' }) => ({ kind: 'notice', tone: 'problem', text: `${label}: ${problem}` }) as const),
      { kind: 'paragraph', text: 'Nothing was changed yet. This is what you typed:' },
      { kind: 'fields', items: shown.map((field) => ({ name: field.label, text: shownValueOf(field) || '—' })) },
    ],
    actions: [
      {
        kind: 'button',
        label: form.notice === undefined ? 'Correct it' : 'Look and send again',
        tone: 'primary',
        intent:
          about?.kind === 'editTerm'
            ? { kind: 'editForm', edit: about.edit }
            : { kind: 'form', command, section: isWrong < 0 ? section : isWrong + 1 },
      },
    ],
  };
}
