import { fillForm, withProblems } from '../reply/fill-form.ts';
import type { Form, FormValues } from '../reply/form.ts';
import type { TermContent } from './curated-term.ts';
import { composeTermForm, emptyContent, type FormEdit } from './term-form.ts';
import { type TermScene, withWords } from './term-target.ts';

/** A form's words above its fields. UTF-16 code units. */
const MAX_NOTICE = 2_000;

export interface SaidOfForm {
  readonly notice?: string;
  /** By field. */
  readonly problems?: Readonly<Record<string, string>>;
}

/**
 * The form with what was typed in it, whatever became of the term since it was opened: nobody has to write their words again.
 *
 * @param edit the edit that it is sent for next, with the version that the person is told of
 */
export function composeFormAgain(
  { curated, published, words }: TermScene,
  edit: FormEdit,
  values: FormValues,
  { notice, problems = {} }: SaidOfForm,
): Form {
  const known = curated.terms.find(({ id }) => id === edit.term?.id);
  const content: TermContent = known ?? withWords(published.find(edit.name ?? '')) ?? emptyContent(edit.name ?? '');
  const filled = withProblems(fillForm(composeTermForm(edit, content, words), values), problems);
  return notice === undefined ? filled : { ...filled, notice: notice.slice(0, MAX_NOTICE) };
}
