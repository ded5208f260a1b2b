import type { VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Json } from '../../../protocol.ts';
import { type MenuOption, SelectMenu } from '../../controls/select-menu.tsx';
import { useBinding } from '../../use-binding.ts';
import { type Names, NamesContext } from '../../markup/names.ts';
import { numberOf, recordsOf, textOf } from '../../payload.ts';
import type { Part } from './part.ts';

export const renderSelect: Part = (component) => <Select component={component} />;

/** A menu of given options, or of the people, roles or channels of the server. */
function Select({ component }: { readonly component: Json }): VNode {
  const names = useContext(NamesContext);
  const id = textOf(component['custom_id']);
  const binding = useBinding(id, initialOf(component));
  return (
    <SelectMenu
      class="d-select"
      label={textOf(component['placeholder']) || 'Make a selection'}
      placeholder={textOf(component['placeholder']) || 'Make a selection'}
      options={optionsOf(component, names)}
      selected={binding.values}
      most={numberOf(component['max_values']) ?? 1}
      isDisabled={component['disabled'] === true || binding.isInert}
      isBusy={binding.isBusy}
      onChange={binding.set}
    />
  );
}

function initialOf(component: Json): readonly string[] {
  const given = recordsOf(component['options']).filter((option) => option['default'] === true);
  return [...given.map((option) => textOf(option['value'])), ...recordsOf(component['default_values']).map(({ id }) => textOf(id))];
}

function optionsOf(component: Json, { people, roles, channels }: Names): readonly MenuOption[] {
  const listed = (entries: ReadonlyMap<string, string>, sign: string): readonly MenuOption[] =>
    [...entries].map(([value, name]) => ({ value, label: sign + name }));
  switch (component['type']) {
    case 5:
      return listed(people, '@');
    case 6:
      return listed(roles, '@');
    case 7:
      return [...listed(people, '@'), ...listed(roles, '@')];
    case 8:
      return listed(channels, '#');
    default:
      return recordsOf(component['options']).map((option) => ({
        value: textOf(option['value']),
        label: textOf(option['label']),
        note: textOf(option['description']) || undefined,
      }));
  }
}
