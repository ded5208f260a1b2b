import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { nextActive, OptionList } from '../controls/option-list.tsx';
import { usePageActions } from '../state/use-page-actions.ts';
import { commandOption, wordOptions } from './command-options.tsx';
import { ComposerFrame } from './composer-frame.tsx';
import type { ComposerProps } from './composer-props.ts';
import { matchCommands, readCommand, usageOf } from './match-commands.ts';
import { WordField } from './word-field.tsx';

/** Slack's composer: a slash opens the menu of commands, and what stands behind a command is one line of text. */
export function SlackComposer({ commands, channelName }: ComposerProps): VNode {
  const desk = usePageActions();
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [isDismissed, setDismissed] = useState(false);
  const found = matchCommands(commands, text);
  const typed = readCommand(commands, text);
  const isWords = text.trim() !== '' && !text.startsWith('/');
  const hasChosen = typed !== undefined && /^\/\S+\s/.test(text) && (typed.text !== '' || found.length === 0 || text.endsWith(' '));
  const options = isDismissed || hasChosen ? [] : isWords ? wordOptions(text.trim()) : found.map(commandOption);

  const clear = (): void => {
    setText('');
    setActive(0);
  };
  const choose = (index: number): void => {
    const command = found[index];
    if (!isWords) {
      if (command) setText(`/${command.name} `);
      return;
    }
    clear();
    if (wordOptions(text.trim())[index]?.key === 'ask') void desk.runSlack('news', text.trim());
    else void desk.say('slack', text.trim());
  };
  const send = (): void => {
    if (isWords) return choose(active);
    if (!typed) return choose(active);
    clear();
    void desk.runSlack(typed.command.name, typed.text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = event.key.startsWith('Arrow') ? nextActive(event.key, active, options.length) : undefined;
    if (next !== undefined) setActive(next);
    else if (event.key === 'Enter') options.length > 0 ? choose(active) : send();
    else if (event.key === 'Tab' && !event.shiftKey && !isWords && options.length > 0) choose(active);
    else if (event.key === 'Escape' && options.length > 0) setDismissed(true);
    else return;
    event.preventDefault();
  };
  const isEmptyCommand = hasChosen && typed.text === '' && text.endsWith(' ');

  return (
    <ComposerFrame
      platform="slack"
      label="Write on Slack"
      canSend={isWords || typed !== undefined || found.length > 0}
      onSend={send}
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
        ) : hasChosen ? (
          <p class="composer-about">
            <strong>/{typed.command.name}</strong> {typed.command.description}
          </p>
        ) : (
          text.length > 1 && text.startsWith('/') && found.length === 0 && <p class="options-empty">There is no such command here.</p>
        )
      }
    >
      <WordField
        label={`Message #${channelName} on Slack`}
        placeholder={`Message #${channelName}, / for commands`}
        text={text}
        listId={id}
        active={options.length > 0 ? active : -1}
        {...(isEmptyCommand ? { ghost: usageOf(typed.command) } : {})}
        onType={(next) => {
          setText(next);
          setActive(0);
          setDismissed(false);
        }}
        onKeyDown={onKeyDown}
      />
    </ComposerFrame>
  );
}
