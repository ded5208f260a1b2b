import type { VNode } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { nextActive, OptionList } from '../controls/option-list.tsx';
import { Icon } from '../controls/icon.tsx';
import { usePageActions } from '../state/use-page-actions.ts';
import { ComposerFrame } from './composer-frame.tsx';
import type { ComposerProps } from './composer-props.ts';
import {
  addField,
  chooseInField,
  type Draft,
  emptyDraft,
  focusField,
  hiddenOptions,
  missingField,
  optionsOf,
  removeField,
  typeInField,
} from './discord-draft.ts';
import { OptionField } from './option-field.tsx';
import { useFieldSuggestions } from './use-field-suggestions.ts';
import { registeredName } from './localize-commands.ts';

interface CommandFieldsProps extends ComposerProps {
  readonly draft: Extract<Draft, { kind: 'command' }>;
  readonly onChange: (draft: Draft) => void;
}

/** A command being filled in, field by field, with suggestions above. */
export function CommandFields({ draft, onChange, ...place }: CommandFieldsProps): VNode {
  const desk = usePageActions();
  const id = useId();
  const { choices, isFresh } = useFieldSuggestions(draft, place);
  const [active, setActive] = useState(0);
  const [isDismissed, setDismissed] = useState(false);
  const [isEntered, setEntered] = useState(false);
  const shown = isDismissed ? [] : choices;
  const at = Math.min(active, shown.length - 1);
  const field = draft.fields[draft.focused];
  const hidden = hiddenOptions(draft);
  const missing = missingField(draft);

  const run = (from = draft): void => {
    const empty = missingField(from);
    if (empty !== undefined) return onChange(focusField(from, empty));
    onChange(emptyDraft);
    void desk.runDiscord(registeredName(from.command), optionsOf(from));
  };
  const choose = (index: number): void => {
    const choice = shown[index];
    if (!choice) return;
    const chosen = chooseInField(draft, draft.focused, choice.name, choice.value);
    setActive(0);
    const empty = missingField(chosen);
    onChange(empty === undefined ? chosen : focusField(chosen, empty));
  };
  /** The typed words themselves are the first suggestion: choosing that finishes the field. */
  const enter = (): void => {
    const choice = shown[at];
    if (!choice || choice.value === field?.text.trim()) run();
    else choose(at);
  };
  // A quick typist means the suggestions for the whole word: Enter waits for them.
  useEffect(() => {
    if (!isEntered || !isFresh) return;
    setEntered(false);
    enter();
  }, [isEntered, isFresh]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = event.key.startsWith('Arrow') && shown.length > 0 ? verticalOnly(event.key, at, shown.length) : undefined;
    const wasEdited = at > 0 || (shown[at]?.value ?? '') !== field?.text.trim();
    if (next !== undefined) setActive(next);
    else if (event.key === 'Enter') at > 0 || isFresh || isDismissed ? enter() : setEntered(true);
    else if (event.key === 'Escape') shown.length > 0 ? setDismissed(true) : onChange(emptyDraft);
    else if (event.key === 'Tab' && !event.shiftKey && at > 0 && wasEdited) choose(at);
    else if (event.key === 'Tab' && !event.shiftKey && draft.focused === draft.fields.length - 1 && hidden[0])
      onChange(addField(draft, hidden[0].name));
    else if (event.key === 'Backspace' && field?.text === '') onChange(removeField(draft, draft.focused));
    else return;
    event.preventDefault();
  };

  return (
    <ComposerFrame
      platform="discord"
      label="Write on Discord"
      canSend={missing === undefined}
      onSend={() => run()}
      above={
        <>
          <p class="composer-about">
            {field === undefined ? (
              draft.command.description
            ) : (
              <>
                <strong>{field.option.name}</strong> {field.option.description}
              </>
            )}
          </p>
          {shown.length > 0 && (
            <OptionList
              id={id}
              label={`Suggestions for ${field?.option.name ?? ''}`}
              options={shown.map(({ name, value }, index) => ({ key: `${index} ${String(value)}`, label: name }))}
              active={at}
              onChoose={choose}
              onActivate={setActive}
            />
          )}
        </>
      }
    >
      <span class="composer-command">/{draft.command.name}</span>
      {draft.fields.map((each, index) => (
        <OptionField
          key={each.option.name}
          field={each}
          isFocused={index === draft.focused}
          listId={id}
          active={index === draft.focused && shown.length > 0 ? at : -1}
          onType={(text) => {
            setActive(0);
            setDismissed(false);
            setEntered(false);
            onChange(typeInField(draft, index, text));
          }}
          onFocus={() => onChange(focusField(draft, index))}
          onKeyDown={onKeyDown}
        />
      ))}
      {draft.fields.length === 0 && <BareCommand onKeyDown={onKeyDown} />}
      {hidden.map(({ name, description }) => (
        <button key={name} type="button" class="chip-add" title={description} onClick={() => onChange(addField(draft, name))}>
          <Icon name="plus" small />
          {name}
        </button>
      ))}
    </ComposerFrame>
  );
}

function verticalOnly(key: string, active: number, count: number): number | undefined {
  return key === 'ArrowDown' || key === 'ArrowUp' ? nextActive(key, active, count) : undefined;
}

/** A command without options still has to hear Enter and Backspace. */
function BareCommand({ onKeyDown }: { readonly onKeyDown: (event: KeyboardEvent) => void }): VNode {
  return (
    <input
      class="chip-input"
      type="text"
      aria-label="Enter sends the command"
      readOnly
      ref={(node) => node?.focus()}
      value=""
      onKeyDown={onKeyDown}
    />
  );
}
