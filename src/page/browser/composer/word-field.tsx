import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { optionId } from '../controls/option-list.tsx';

interface WordFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly listId: string;
  /** -1 while there is nothing to choose. */
  readonly active: number;
  /** Takes the focus when it comes back from the fields of a command. */
  readonly takesFocus?: boolean;
  /** Shown behind what is typed. */
  readonly ghost?: ComponentChildren;
  readonly onType: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur?: () => void;
  readonly onFocus?: () => void;
}

/** The input for a line: a combobox, since a menu may stand above it. */
export function WordField(props: WordFieldProps): VNode {
  const { label, placeholder, text, listId, active, takesFocus = false, ghost, onType, onKeyDown, onBlur, onFocus } = props;
  const input = useRef<HTMLInputElement>(null);
  const isOpen = active >= 0;
  useLayoutEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  return (
    <span class="word-field">
      <input
        ref={input}
        class="word-input"
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? optionId(listId, active) : undefined}
        autocomplete="off"
        spellcheck={false}
        enterKeyHint="send"
        placeholder={placeholder}
        value={text}
        onInput={({ currentTarget: { value } }) => onType(value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        onFocus={onFocus}
      />
      {ghost !== undefined && (
        <span class="word-ghost" aria-hidden="true">
          <span class="word-ghost-typed">{text}</span>
          {ghost}
        </span>
      )}
    </span>
  );
}
