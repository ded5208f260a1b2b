import type { TranscriptStyle } from '../sandbox/transcript.ts';
import type { ChatAnswer } from './chat-client.ts';

/** A field of a form as one of the platforms shows it. */
export interface ChatField {
  /** The field's name at the prompt; `id` is the platform's. */
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly value: string | readonly string[];
  readonly hint?: string;
  /** The fault in the field's value. */
  readonly problem?: string;
  readonly options?: readonly ChatOption[];
}

/** One of the values that a field takes. A name stands for it where its value is an id that nobody knows by heart. */
export interface ChatOption {
  readonly value: string;
  readonly name?: string;
  /** As the platform's menu shows it. */
  readonly label?: string;
}

export interface ChatForm {
  readonly title: string;
  readonly submitLabel: string;
  /** Words above the fields. */
  readonly notice?: string;
  readonly fields: readonly ChatField[];
}

/** The control that sends a form off. */
export const submitControl = 'form:submit';

/** A form in lines, with its fields to set by `name=value` and one button. */
export function showForm(
  { title, submitLabel, notice, fields }: ChatForm,
  filled: ReadonlyMap<string, string>,
  ackMs: number,
  style: TranscriptStyle,
): ChatAnswer {
  const lines = fields.flatMap(({ name, label, value, hint, problem, options }) => [
    `${style.strong(name)}=${filled.get(name) ?? [value].flat().map(nameIn(options)).join(',')}  ${style.muted(label)}`,
    ...(problem === undefined ? [] : [`  ⚠️ ${problem}`]),
    ...(hint === undefined ? [] : [`  ${style.muted(hint)}`]),
    ...(options === undefined ? [] : [`  ${style.muted(`one of ${options.map(({ value: each }) => nameIn(options)(each)).join(', ')}`)}`]),
  ]);
  return {
    lines: [
      style.strong(title),
      ...(notice === undefined ? [] : [`⚠️ ${notice}`]),
      ...lines,
      style.muted('Type name=value to fill in a field, then the number to send the form.'),
      `${style.strong('[1]')} ${submitLabel}`,
    ],
    controls: [{ label: submitLabel, id: submitControl }],
    ackMs,
    isPrivate: true,
  };
}

/** The field of this name, in whatever case. */
export function findField({ fields }: ChatForm, name: string): ChatField | undefined {
  return fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
}

/** The typed value of a field, as the platform wants it: commas part several values, and a name becomes the value it stands for. */
export function filledValues(form: ChatForm, filled: ReadonlyMap<string, string>): Record<string, string | readonly string[]> {
  const values: Record<string, string | readonly string[]> = {};
  for (const { name, id, value, options } of form.fields) {
    const typed = filled.get(name);
    if (typed === undefined) continue;
    values[id] =
      typeof value === 'string'
        ? valueIn(options)(typed)
        : typed
            .split(',')
            .filter((each) => each !== '')
            .map(valueIn(options));
  }
  return values;
}

function nameIn(options: readonly ChatOption[] = []): (value: string) => string {
  return (value) => options.find((option) => option.value === value)?.name ?? value;
}

function valueIn(options: readonly ChatOption[] = []): (typed: string) => string {
  return (typed) => {
    const word = typed.trim().replace(/^@/u, '').toLowerCase();
    const isMeant = ({ value, name, label }: ChatOption): boolean => [value, name, label].some((each) => each?.toLowerCase() === word);
    return options.find(({ value }) => value === typed)?.value ?? options.find(isMeant)?.value ?? typed;
  };
}
