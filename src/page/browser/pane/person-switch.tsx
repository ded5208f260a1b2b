import type { VNode } from 'preact';
import type { Person } from '../../protocol.ts';
import { useCallback, useId, useRef, useState } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { nextActive, OptionList, optionId } from '../controls/option-list.tsx';
import { Popover } from '../controls/popover.tsx';
import { Avatar } from './avatar.tsx';

interface PersonSwitchProps {
  readonly people: readonly Person[];
  readonly personId: string;
  readonly onBe: (personId: string) => void;
}

/** The person of this pane, and the others to choose from. */
export function PersonSwitch({ people, personId, onBe }: PersonSwitchProps): VNode {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [active, setActive] = useState<number>();
  const close = useCallback(() => setActive(undefined), []);
  const persons = people.filter(({ isBot }) => !isBot);
  const current = persons.find((person) => person.id === personId);

  const choose = (index: number): void => {
    const person = persons[index];
    close();
    if (person) onBe(person.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (active === undefined) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      setActive(0);
    } else {
      const next = nextActive(event.key, active, persons.length);
      if (next !== undefined) setActive(next);
      else if (event.key === 'Enter' || event.key === ' ') choose(active);
      else if (event.key === 'Escape') close();
      else return;
    }
    event.preventDefault();
  };

  return (
    <>
      <button
        type="button"
        class="person"
        ref={button}
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={active !== undefined}
        aria-controls={active === undefined ? undefined : id}
        aria-activedescendant={active === undefined ? undefined : optionId(id, active)}
        aria-label={`You are ${current?.name ?? 'nobody'}, ${current?.role ?? ''}. Be somebody else`}
        onClick={() => (active === undefined ? setActive(persons.findIndex((person) => person.id === personId)) : close())}
        onKeyDown={onKeyDown}
      >
        <Avatar name={current?.name ?? '?'} isBot={false} small />
        <span class="person-words">
          <span class="person-name">{current?.name}</span>
          <span class="person-role">{current?.role}</span>
        </span>
        <Icon name="chevron" small />
      </button>
      {active !== undefined && (
        <Popover anchor={button} onClose={close} minWidth={230} prefers="above">
          <OptionList
            id={id}
            label="Who you are here"
            options={persons.map((person) => ({
              key: person.id,
              label: person.name,
              note: person.role,
              isSelected: person.id === personId,
            }))}
            active={active}
            onChoose={choose}
            onActivate={setActive}
          />
        </Popover>
      )}
    </>
  );
}
