import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface ListOption {
  readonly key: string;
  readonly label: ComponentChildren;
  readonly note?: ComponentChildren;
  readonly isSelected?: boolean;
  readonly isDisabled?: boolean;
}

interface OptionListProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly ListOption[];
  /** The one that Enter takes; -1 for none. */
  readonly active: number;
  readonly onChoose: (index: number) => void;
  readonly onActivate: (index: number) => void;
  readonly isMultiple?: boolean;
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** The options of a combobox or a menu. The focus stays where it was; what is active is told by its id. */
export function OptionList({ id, label, options, active, onChoose, onActivate, isMultiple = false }: OptionListProps): VNode {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div class="options" role="listbox" id={id} aria-label={label} aria-multiselectable={isMultiple} ref={list} tabIndex={-1}>
      {options.map(({ key, label: words, note, isSelected = false, isDisabled = false }, index) => (
        <div
          key={key}
          id={optionId(id, index)}
          class={index === active ? 'option option-active' : 'option'}
          role="option"
          aria-selected={isSelected}
          aria-disabled={isDisabled}
          tabIndex={-1}
          // Before the field loses its focus.
          onMouseDown={(event) => {
            event.preventDefault();
            if (!isDisabled) onChoose(index);
          }}
          onMouseMove={() => index !== active && onActivate(index)}
        >
          <span class="option-label">{words}</span>
          {note !== undefined && <span class="option-note">{note}</span>}
        </div>
      ))}
    </div>
  );
}

/** The option that an arrow key leads to from here, round the ends. */
export function nextActive(key: string, active: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (active + 1) % count;
    case 'ArrowUp':
      return active <= 0 ? count - 1 : active - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
