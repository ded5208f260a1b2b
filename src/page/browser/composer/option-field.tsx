import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { optionId } from '../controls/option-list.tsx';
import type { Field } from './discord-draft.ts';

interface OptionFieldProps {
  readonly field: Field;
  readonly isFocused: boolean;
  readonly listId: string;
  /** -1 while there is nothing to choose. */
  readonly active: number;
  readonly onType: (text: string) => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** One option of a command: its name, and what is filled in. */
export function OptionField({ field, isFocused, listId, active, onType, onFocus, onKeyDown }: OptionFieldProps): VNode {
  const input = useRef<HTMLInputElement>(null);
  const { option, text } = field;
  // At once, or what is typed on would be lost with the field it was typed into before.
  useLayoutEffect(() => {
    if (isFocused) input.current?.focus();
  }, [isFocused]);
  const isOpen = isFocused && active >= 0;
  return (
    <label class={isFocused ? 'chip chip-focused' : 'chip'}>
      <span class="chip-name">{option.name}</span>
      <input
        ref={input}
        class="chip-input"
        type="text"
        inputMode={option.kind === 'integer' ? 'numeric' : 'text'}
        role="combobox"
        aria-label={`${option.name}: ${option.description}`}
        aria-required={option.required}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? optionId(listId, active) : undefined}
        autocomplete="off"
        spellcheck={false}
        value={text}
        size={Math.max(text.length, 4)}
        onInput={({ currentTarget: { value } }) => onType(value)}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
