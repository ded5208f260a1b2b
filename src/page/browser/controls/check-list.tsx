import type { ComponentChildren, VNode } from 'preact';

interface CheckListProps {
  readonly name: string;
  readonly isSingle: boolean;
  readonly options: readonly { readonly value: string; readonly label: ComponentChildren; readonly note?: ComponentChildren }[];
  readonly selected: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Radio buttons, or boxes to check. */
export function CheckList({ name, isSingle, options, selected, onChange }: CheckListProps): VNode {
  return (
    <div class="check-list" role={isSingle ? 'radiogroup' : 'group'}>
      {options.map(({ value, label, note }) => (
        <label key={value} class="check">
          <input
            type={isSingle ? 'radio' : 'checkbox'}
            name={name}
            checked={selected.includes(value)}
            onChange={({ currentTarget: { checked } }) => {
              const others = isSingle ? [] : selected.filter((each) => each !== value);
              onChange(checked ? [...others, value] : others);
            }}
          />
          <span>
            {label}
            {note !== undefined && <span class="check-note">{note}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
