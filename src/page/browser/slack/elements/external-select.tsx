import type { VNode } from 'preact';
import { useContext, useId, useRef, useState } from 'preact/hooks';
import type { Json } from '../../../protocol.ts';
import { nextActive, OptionList, optionId } from '../../controls/option-list.tsx';
import { Popover } from '../../controls/popover.tsx';
import { numberOf, recordOf, recordsOf, textOf } from '../../payload.ts';
import { type Suggestion, SurfaceContext } from '../../surface.ts';
import { useBinding } from '../../use-binding.ts';
import { useLatest } from '../../use-latest.ts';
import type { Part } from '../blocks/part.ts';
import { optionOf, wordsOf } from '../text-object.tsx';

export const renderExternalSelect: Part = (element) => <ExternalSelect element={element} />;

/** A menu whose options the bot gives while one types. */
function ExternalSelect({ element }: { readonly element: Json }): VNode {
  const surface = useContext(SurfaceContext);
  const actionId = textOf(element['action_id']);
  const initial = [...recordsOf([recordOf(element['initial_option'])]), ...recordsOf(element['initial_options'])].map(optionOf);
  const { set, isInert, isBusy } = useBinding(
    actionId,
    initial.map(({ value }) => value),
  );
  const [typed, setTyped] = useState(initial.map(({ label }) => label).join(', '));
  const [options, setOptions] = useState<readonly Suggestion[]>();
  const [answeredFor, setAnsweredFor] = useState<string>();
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const load = useLatest(
    (text: string) => surface.suggest(actionId, text),
    (suggestions, text) => {
      setOptions(suggestions);
      setAnsweredFor(text);
    },
  );
  const least = numberOf(element['min_query_length']) ?? 3;

  const type = (text: string): void => {
    setTyped(text);
    setActive(0);
    if (text.length >= least) load(text);
    else setOptions(undefined);
  };
  const choose = (index: number): void => {
    const option = options?.[index];
    if (!option) return;
    setTyped(option.name);
    setOptions(undefined);
    set([option.value]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (options === undefined) return;
    const next = nextActive(event.key, active, options.length);
    if (next !== undefined && event.key.startsWith('Arrow')) setActive(next);
    else if (event.key === 'Enter') answeredFor === typed && choose(active);
    else if (event.key === 'Escape') setOptions(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const label = textOf(element['label']) || wordsOf(element['placeholder']) || 'Choose';

  return (
    <>
      <input
        type="text"
        class="field-input s-external"
        ref={field}
        role="combobox"
        aria-label={label}
        aria-expanded={options !== undefined}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={options === undefined ? undefined : optionId(id, active)}
        aria-busy={isBusy}
        autocomplete="off"
        placeholder={wordsOf(element['placeholder'])}
        disabled={isInert}
        value={typed}
        onInput={({ currentTarget: { value } }) => type(value)}
        onFocus={() => type(typed)}
        onBlur={() => setOptions(undefined)}
        onKeyDown={onKeyDown}
      />
      {options !== undefined && (
        <Popover anchor={field} onClose={() => setOptions(undefined)}>
          {options.length === 0 ? (
            <p class="options-empty">Nothing fits “{typed}”.</p>
          ) : (
            <OptionList
              id={id}
              label={label}
              options={options.map(({ name, value }) => ({ key: value, label: name }))}
              active={active}
              onChoose={choose}
              onActivate={setActive}
            />
          )}
        </Popover>
      )}
    </>
  );
}
