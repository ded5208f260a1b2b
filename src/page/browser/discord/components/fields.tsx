import type { VNode } from 'preact';
import { useContext, useId } from 'preact/hooks';
import type { Json } from '../../../protocol.ts';
import { CheckList } from '../../controls/check-list.tsx';
import { FormContext } from '../../form.ts';
import { numberOf, recordOf, recordsOf, textOf } from '../../payload.ts';
import { useBinding } from '../../use-binding.ts';
import type { Part } from './part.ts';

/** A field of a modal with its name and what it is for. */
export const renderLabel: Part = (component, render) => {
  const inner = recordOf(component['component']);
  return (
    <div class="field">
      <p class="field-label">
        {textOf(component['label'])}
        {inner?.['required'] !== false && inner?.['type'] !== 23 && <span class="field-required"> required</span>}
      </p>
      {textOf(component['description']) !== '' && <p class="field-hint">{textOf(component['description'])}</p>}
      {inner && render({ ...inner, label: component['label'] }, 0)}
    </div>
  );
};

export const renderTextInput: Part = (component) => <TextInput component={component} />;

function TextInput({ component }: { readonly component: Json }): VNode {
  const form = useContext(FormContext);
  const id = textOf(component['custom_id']);
  const value = form?.values[id];
  const most = numberOf(component['max_length']);
  const field = {
    class: 'field-input',
    'aria-label': textOf(component['label']) || id,
    placeholder: textOf(component['placeholder']),
    value: typeof value === 'string' ? value : textOf(component['value']),
    disabled: form === undefined,
    required: component['required'] !== false,
    ...(most === undefined ? {} : { maxLength: most }),
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => form?.set(id, event.currentTarget.value),
  };
  return component['style'] === 2 ? <textarea rows={4} {...field} /> : <input type="text" {...field} />;
}

export const renderChoices: Part = (component) => <Choices component={component} />;

function Choices({ component }: { readonly component: Json }): VNode {
  const id = textOf(component['custom_id']);
  const isSingle = component['type'] === 21;
  // A single box is an option by itself.
  const declared = component['type'] === 23 ? [{ ...component, value: 'true' }] : recordsOf(component['options']);
  const options = declared.map((option) => ({ value: textOf(option['value']), label: textOf(option['label']) || id }));
  const initial = declared.flatMap((option) => (option['default'] === true ? [textOf(option['value'])] : []));
  const { values, set } = useBinding(id, initial);
  return <CheckList name={useId()} isSingle={isSingle} options={options} selected={values} onChange={set} />;
}
