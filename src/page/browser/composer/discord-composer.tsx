import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { nextActive, OptionList } from '../controls/option-list.tsx';
import { usePageActions } from '../state/use-page-actions.ts';
import { commandOption, wordOptions } from './command-options.tsx';
import { CommandFields } from './command-fields.tsx';
import { ComposerFrame } from './composer-frame.tsx';
import type { ComposerProps } from './composer-props.ts';
import { type Draft, draftCommand, emptyDraft } from './discord-draft.ts';
import { matchCommands, mayGrow, readCommand } from './match-commands.ts';
import { WordField } from './word-field.tsx';

/** Discord's composer: a slash opens the menu of commands, and a command's options are fields. */
export function DiscordComposer(props: ComposerProps): VNode {
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [wasCommand, setWasCommand] = useState(false);
  const change = (next: Draft): void => {
    setWasCommand(draft.kind === 'command');
    setDraft(next);
  };
  return draft.kind === 'command' ? (
    <CommandFields {...props} draft={draft} onChange={change} />
  ) : (
    <Words {...props} text={draft.text} takesFocus={wasCommand} onChange={change} />
  );
}

interface WordsProps extends ComposerProps {
  readonly text: string;
  readonly takesFocus: boolean;
  readonly onChange: (draft: Draft) => void;
}

function Words({ commands, channelName, managesChannels, text, takesFocus, onChange }: WordsProps): VNode {
  const desk = usePageActions();
  const id = useId();
  const [active, setActive] = useState(0);
  const [isDismissed, setDismissed] = useState(false);
  const found = matchCommands(commands, text, managesChannels);
  const isWords = text.trim() !== '' && !text.startsWith('/');
  const options = isDismissed ? [] : isWords ? wordOptions(text.trim()) : found.map(commandOption);

  const type = (next: string): void => {
    setActive(0);
    setDismissed(false);
    const typed = /^\/\S+\s/.test(next) ? readCommand(commands, next) : undefined;
    const isWhole = typed && (typed.text !== '' || next.endsWith(' ')) && !(typed.text === '' && mayGrow(commands, typed.command));
    const isOpen = typed && mayGrow(commands, typed.command) && matchCommands(commands, next, managesChannels).length > 0;
    if (isWhole && !isOpen) onChange(draftCommand(typed.command, typed.text));
    else onChange({ kind: 'words', text: next });
  };
  const choose = (index: number): void => {
    const command = found[index];
    if (!isWords) {
      if (command) onChange(draftCommand(command));
      return;
    }
    onChange(emptyDraft);
    if (wordOptions(text.trim())[index]?.key === 'ask') void desk.runDiscord('news', { query: text.trim() });
    else void desk.say('discord', text.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = event.key.startsWith('Arrow') ? nextActive(event.key, active, options.length) : undefined;
    if (next !== undefined) setActive(next);
    else if (event.key === 'Enter' && options.length > 0) choose(active);
    else if (event.key === 'Tab' && !isWords && options.length > 0 && !event.shiftKey) choose(active);
    else if (event.key === 'Escape' && options.length > 0) setDismissed(true);
    else return;
    event.preventDefault();
  };
  const hasNoSuch = text.startsWith('/') && text.length > 1 && found.length === 0 && !isDismissed;

  return (
    <ComposerFrame
      platform="discord"
      label="Write on Discord"
      canSend={isWords || found.length > 0}
      onSend={() => choose(active)}
      above={
        options.length > 0 ? (
          <OptionList
            id={id}
            label={isWords ? 'What to do with these words' : 'Commands'}
            options={options}
            active={active}
            onChoose={choose}
            onActivate={setActive}
          />
        ) : (
          hasNoSuch && <p class="options-empty">There is no such command here.</p>
        )
      }
    >
      <WordField
        label={`Message #${channelName} on Discord`}
        placeholder={`Message #${channelName}, / for commands`}
        text={text}
        listId={id}
        active={options.length > 0 ? active : -1}
        takesFocus={takesFocus}
        onType={type}
        onKeyDown={onKeyDown}
      />
    </ComposerFrame>
  );
}
