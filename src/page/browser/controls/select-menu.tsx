import type { VNode } from 'preact';
import { useCallback, useId, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { nextActive, OptionList, optionId } from './option-list.tsx';
import { Popover } from './popover.tsx';
import { useTypeahead } from './use-typeahead.ts';

export interface MenuOption {
  readonly value: string;
  readonly label: string;
  readonly note?: string | undefined;
}

interface SelectMenuProps {
  readonly label: string;
  readonly placeholder: string;
  readonly options: readonly MenuOption[];
  readonly selected: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly most?: number;
  readonly isDisabled?: boolean;
  readonly isBusy?: boolean;
  readonly class?: string;
}

/** A menu of one or several options, from the keyboard too: arrows, Enter, Esc, and the first letters of an option. */
export function SelectMenu(props: SelectMenuProps): VNode {
  const { label, placeholder, options, selected, onChange, most = 1, isDisabled = false, isBusy = false } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [active, setActive] = useState<number>();
  const isOpen = active !== undefined;
  const isMultiple = most > 1;
  const close = useCallback(() => setActive(undefined), []);
  const find = useTypeahead(options);

  const open = (): void =>
    setActive(
      Math.max(
        options.findIndex(({ value }) => selected.includes(value)),
        0,
      ),
    );
  const choose = (index: number): void => {
    const value = options[index]?.value;
    if (value === undefined) return;
    if (!isMultiple) {
      close();
      onChange([value]);
    } else if (selected.includes(value)) onChange(selected.filter((each) => each !== value));
    else if (selected.length < most) onChange([...selected, value]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        open();
      }
      return;
    }
    const next = nextActive(event.key, active, options.length) ?? find(event.key, active);
    if (next !== undefined) setActive(next);
    else if (event.key === 'Enter' || event.key === ' ') choose(active);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab') return close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const chosen = options.filter(({ value }) => selected.includes(value)).map((option) => option.label);

  return (
    <>
      <button
        type="button"
        class={`select ${props.class ?? ''}`}
        ref={button}
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? optionId(id, active) : undefined}
        aria-label={chosen.length === 0 ? label : `${label}: ${chosen.join(', ')}`}
        aria-busy={isBusy}
        disabled={isDisabled}
        onClick={() => (isOpen ? close() : open())}
        onKeyDown={onKeyDown}
      >
        <span class={chosen.length === 0 ? 'select-placeholder' : 'select-chosen'}>{chosen.join(', ') || placeholder}</span>
        <Icon name="chevron" small />
      </button>
      {isOpen && (
        <Popover anchor={button} onClose={close}>
          <OptionList
            id={id}
            label={label}
            options={options.map(({ value, label: words, note }) => ({
              key: value,
              label: words,
              ...(note === undefined ? {} : { note }),
              isSelected: selected.includes(value),
            }))}
            active={active}
            onChoose={choose}
            onActivate={setActive}
            isMultiple={isMultiple}
          />
        </Popover>
      )}
    </>
  );
}
