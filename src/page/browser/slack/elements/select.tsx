import type { VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Json } from '../../../protocol.ts';
import { type MenuOption, SelectMenu } from '../../controls/select-menu.tsx';
import { type Names, NamesContext } from '../../markup/names.ts';
import { numberOf, recordOf, recordsOf, textOf, textsOf } from '../../payload.ts';
import { useBinding } from '../../use-binding.ts';
import type { Part } from '../blocks/part.ts';
import { optionOf, wordsOf } from '../text-object.tsx';

export const renderSelect: Part = (element) => <Select element={element} />;

/** A menu of given options, or of the people or channels of the workspace; with `multi_` of several. */
function Select({ element }: { readonly element: Json }): VNode {
  const names = useContext(NamesContext);
  const type = textOf(element['type']);
  const { values, set, isInert, isBusy } = useBinding(textOf(element['action_id']), initialOf(element));
  const hint = wordsOf(element['placeholder']) || 'Choose';
  return (
    <SelectMenu
      class={type === 'overflow' ? 's-select s-overflow' : 's-select'}
      label={textOf(element['label']) || hint}
      placeholder={type === 'overflow' ? '⋯' : hint}
      options={optionsOf(element, names)}
      selected={type === 'overflow' ? [] : values}
      most={type.startsWith('multi_') ? (numberOf(element['max_selected_items']) ?? 100) : 1}
      isDisabled={isInert}
      isBusy={isBusy}
      onChange={set}
    />
  );
}

export function initialOf(element: Json): readonly string[] {
  const one = recordOf(element['initial_option']);
  const several = recordsOf(element['initial_options']);
  const ids = ['user', 'channel', 'conversation'].flatMap((of) => {
    const id = textOf(element[`initial_${of}`]);
    return [...(id === '' ? [] : [id]), ...textsOf(element[`initial_${of}s`])];
  });
  return [...(one ? [one] : []), ...several].map((option) => textOf(option['value'])).concat(ids);
}

function optionsOf(element: Json, { people, channels }: Names): readonly MenuOption[] {
  const type = textOf(element['type']).replace('multi_', '');
  if (type === 'users_select') return [...people].map(([value, name]) => ({ value, label: `@${name}` }));
  if (type === 'channels_select' || type === 'conversations_select')
    return [...channels].map(([value, name]) => ({ value, label: `#${name}` }));
  const grouped = recordsOf(element['option_groups']).flatMap((group) => recordsOf(group['options']));
  return [...recordsOf(element['options']), ...grouped].map(optionOf);
}
