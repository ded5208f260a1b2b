import type { InputHTMLAttributes, VNode } from 'preact';
import { useContext, useId } from 'preact/hooks';
import type { Json } from '../../../protocol.ts';
import { CheckList } from '../../controls/check-list.tsx';
import { FormContext } from '../../form.ts';
import { numberOf, recordsOf, textOf } from '../../payload.ts';
import { useBinding } from '../../use-binding.ts';
import type { Part } from '../blocks/part.ts';
import { TextObject, wordsOf } from '../text-object.tsx';
import { initialOf } from './select.tsx';

/** Slack's names of inputs that a browser has too. */
const inputTypes: Readonly<Record<string, string>> = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
  datepicker: 'date',
  timepicker: 'time',
};

export const renderTextInput: Part = (element) => <TextInput element={element} />;

function TextInput({ element }: { readonly element: Json }): VNode {
  const form = useContext(FormContext);
  const id = textOf(element['action_id']);
  const value = form?.values[id];
  const most = numberOf(element['max_length']);
  const field = {
    class: 'field-input',
    'aria-label': textOf(element['label']) || wordsOf(element['placeholder']) || id,
    placeholder: wordsOf(element['placeholder']),
    value: typeof value === 'string' ? value : initialText(element),
    disabled: form === undefined,
    ...(most === undefined ? {} : { maxLength: most }),
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => form?.set(id, event.currentTarget.value),
  };
  if (element['multiline'] === true) return <textarea rows={4} {...field} />;
  // Preact's types want one exact kind of input, which is known here only when it is drawn.
  return <input {...({ ...field, type: inputTypes[textOf(element['type'])] ?? 'text' } as InputHTMLAttributes<HTMLInputElement>)} />;
}

export function initialText(element: Json): string {
  return textOf(element['initial_value']) || textOf(element['initial_date']) || textOf(element['initial_time']);
}

export const renderChecks: Part = (element) => <Checks element={element} />;

function Checks({ element }: { readonly element: Json }): VNode {
  const { values, set } = useBinding(textOf(element['action_id']), initialOf(element));
  const options = recordsOf(element['options']).map((option) => ({
    value: textOf(option['value']),
    label: <TextObject value={option['text']} />,
    ...(option['description'] === undefined ? {} : { note: <TextObject value={option['description']} /> }),
  }));
  return <CheckList name={useId()} isSingle={element['type'] === 'radio_buttons'} options={options} selected={values} onChange={set} />;
}
