import { expect, it } from 'vitest';
import { createForms } from '../../../src/platform/discord/forms.ts';
import type { Form } from '../../../src/reply/form.ts';
import type { TermEdit } from '../../../src/reply/intent.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { ada, buttonOf, formOf, openTermStage, textOf, valuesOf } from '../../commands/term-stage.ts';

function editOf({ about }: Form): TermEdit {
  if (about?.kind !== 'editTerm') throw new Error('not the form of an edit');
  return about.edit;
}

it('words that a hidden term keeps from being saved are in its form once it is shown again, and in no other', async () => {
  await using stage = Object.assign(await openTermStage(), { [Symbol.asyncDispose]: () => stage.close() });
  const forms = createForms(stage.dispatch, systemClock);
  const type = async (text: string) => {
    forms.forget(ada, 'terms');
    const form = formOf(await stage.terms(text));
    return { form, modal: JSON.stringify(forms.render(form, 'terms', undefined, ada)) };
  };
  const submit = (edit: TermEdit, values: Record<string, string>) => forms.submit({ kind: 'editTerm', edit }, values, ada);
  const { form } = await type('edit Sluice');
  await stage.fill('hide Sluice', {});

  const stopped = await submit(editOf(form), { ...(valuesOf(form) as Record<string, string>), definition: 'A gate of oak.' });
  await submit(editOf((await type('restore Sluice')).form), { note: '' });
  const button = buttonOf(stopped, 'Look and send again');
  const reopened = forms.render(formOf(await stage.press(button)), '', button, ada);

  expect(textOf(stopped)).toContain('A gate of oak.');
  expect(JSON.stringify(reopened)).toContain('A gate of oak.');
  expect((await type('edit Sluice')).modal).toContain('A gate that lets water through.');
  expect((await type('edit Weir')).modal).not.toContain('A gate of oak.');
});
