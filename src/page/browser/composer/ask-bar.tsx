import type { VNode } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { Starter } from '../../protocol.ts';
import { Icon } from '../controls/icon.tsx';
import { nextActive, OptionList } from '../controls/option-list.tsx';
import { useModel } from '../state/store.ts';
import { usePageActions } from '../state/use-page-actions.ts';
import { useLatest } from '../use-latest.ts';
import { readCommand } from './match-commands.ts';
import { WordField } from './word-field.tsx';

const noSuggestions: readonly string[] = [];

/** The bar moves to the top with the first question: who typed in it goes on typing there. */
let isMoving = false;

/** One line for both platforms at once: a command, or words to look for. */
export function AskBar({ isFirst }: { readonly isFirst: boolean }): VNode {
  const desk = usePageActions();
  const id = useId();
  const commands = useModel(({ page }) => page?.discord.commands) ?? [];
  const starters = useModel(({ page }) => page?.starters) ?? [];
  const [text, setText] = useState('');
  const [suggestions, setSuggestions] = useState<readonly string[]>(noSuggestions);
  const [active, setActive] = useState(-1);
  const suggest = useSuggestions(setSuggestions);

  const takesFocus = !isFirst && isMoving;
  useEffect(() => {
    if (!isFirst) isMoving = false;
  }, [isFirst]);

  const ask = (words: string): void => {
    isMoving = isFirst && document.activeElement instanceof HTMLInputElement;
    const typed = words.startsWith('/') ? readCommand(commands, words) : { command: { name: 'news' }, text: words.trim() };
    setText('');
    setSuggestions(noSuggestions);
    if (typed && words.trim() !== '') void desk.askBoth(typed.command.name, typed.text);
  };
  const choose = (index: number): void => {
    const chosen = suggestions[index];
    ask(chosen === undefined ? text : chosen);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isVertical = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    const next = isVertical ? nextActive(event.key, active, suggestions.length) : undefined;
    if (next !== undefined) setActive(next);
    else if (event.key === 'Enter') choose(active);
    else if (event.key === 'Escape' && suggestions.length > 0) setSuggestions(noSuggestions);
    else return;
    event.preventDefault();
  };

  return (
    <search class={isFirst ? 'ask ask-first' : 'ask'}>
      {isFirst && (
        <div class="ask-invitation">
          <h1>Ask once, see it in both</h1>
          <p>What you type here is run in a Discord and in a Slack on this machine. Nothing leaves it, and nothing needs an account.</p>
        </div>
      )}
      <div class="ask-row">
        <div class="ask-box">
          <Icon name="search" />
          <WordField
            label="Ask on Discord and Slack at once"
            placeholder={isFirst ? 'What would you like to read about?' : 'Ask both'}
            text={text}
            listId={id}
            takesFocus={takesFocus}
            active={suggestions.length > 0 ? active : -1}
            onType={(next) => {
              setText(next);
              setActive(-1);
              if (next.trim() === '' || next.startsWith('/')) setSuggestions(noSuggestions);
              else suggest(next);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setSuggestions(noSuggestions)}
          />
          <button type="button" class="ask-button" disabled={text.trim() === ''} onClick={() => ask(text)}>
            Ask both
          </button>
          {suggestions.length > 0 && text !== '' && (
            <div class="ask-suggestions">
              <OptionList
                id={id}
                label="Suggestions"
                options={suggestions.map((suggestion) => ({ key: suggestion, label: suggestion }))}
                active={active}
                onChoose={choose}
                onActivate={setActive}
              />
            </div>
          )}
        </div>
        <Starters starters={starters} isFirst={isFirst} />
      </div>
    </search>
  );
}

function Starters({ starters, isFirst }: { readonly starters: readonly Starter[]; readonly isFirst: boolean }): VNode {
  const desk = usePageActions();
  return (
    <ul class="starters" aria-label="To try first">
      {starters.map(({ command, text, why }) => (
        <li key={`${command} ${text}`}>
          <button type="button" class="starter" title={why} onClick={() => void desk.askBoth(command, text)}>
            <span class="starter-command">
              <span class="starter-slash">/{command}</span> {text}
            </span>
            {isFirst && <span class="starter-why">{why}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The suggestions of Discord's composer for `/news`. */
function useSuggestions(onAnswer: (suggestions: readonly string[]) => void): (typed: string) => void {
  const desk = usePageActions();
  const place = useModel(({ panes }) => panes.discord);
  return useLatest(async (typed) => {
    const { personId: userId, channelId } = place;
    const result = await desk.send({
      kind: 'discord.autocomplete',
      userId,
      channelId,
      command: 'news',
      options: { query: typed },
      focused: 'query',
    });
    // The typed words are in the field already.
    return (result.choices ?? [])
      .map(({ value }) => String(value))
      .filter((value) => value !== typed.trim())
      .slice(0, 8);
  }, onAnswer);
}
