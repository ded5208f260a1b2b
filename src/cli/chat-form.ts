import type { TranscriptStyle } from '../sandbox/transcript.ts';
import type { ChatAnswer } from './chat-partner.ts';

/** A field of a form as one of the platforms shows it. */
export interface ChatField {
  readonly name: string;
  readonly label: string;
  readonly value: string | readonly string[];
  readonly hint?: string;
  /** What is wrong with it. */
  readonly problem?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

export interface ChatForm {
  readonly title: string;
  readonly submitLabel: string;
  readonly fields: readonly ChatField[];
}

/** The control that sends a form off. */
export const submitControl = 'form:submit';

/** A form in lines, with its fields to set by `name=value` and one button. */
export function showForm(
  { title, submitLabel, fields }: ChatForm,
  filled: ReadonlyMap<string, string>,
  ackMs: number,
  style: TranscriptStyle,
): ChatAnswer {
  const lines = fields.flatMap(({ name, label, value, hint, problem, options }) => [
    `${style.strong(name)}=${filled.get(name) ?? [value].flat().join(',')}  ${style.muted(label)}`,
    ...(problem === undefined ? [] : [`  ⚠️ ${problem}`]),
    ...(hint === undefined ? [] : [`  ${style.muted(hint)}`]),
    ...(options === undefined ? [] : [`  ${style.muted(`one of ${options.map((option) => option.value).join(', ')}`)}`]),
  ]);
  return {
    lines: [
      style.strong(title),
      ...lines,
      style.muted('Type name=value to fill in a field, then the number to send the form.'),
      `${style.strong('[1]')} ${submitLabel}`,
    ],
    controls: [{ label: submitLabel, id: submitControl }],
    ackMs,
    isPrivate: true,
  };
}

/** What was typed for a field, as the platform wants it: several values are parted by commas. */
export function filledValues(form: ChatForm, filled: ReadonlyMap<string, string>): Record<string, string | readonly string[]> {
  const values: Record<string, string | readonly string[]> = {};
  for (const { name, value } of form.fields) {
    const typed = filled.get(name);
    if (typed !== undefined) values[name] = typeof value === 'string' ? typed : typed.split(',').filter((each) => each !== '');
  }
  return values;
}
