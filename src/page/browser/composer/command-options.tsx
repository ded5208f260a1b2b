import type { CommandInfo } from '../../protocol.ts';
import type { ListOption } from '../controls/option-list.tsx';
import { usageOf } from './match-commands.ts';

/** A command in the menu: its name, how it is written, what it does. */
export function commandOption(command: CommandInfo): ListOption {
  return {
    key: command.name,
    label: (
      <>
        <strong>/{command.name}</strong> <span class="option-usage">{usageOf(command)}</span>
      </>
    ),
    note: command.description,
  };
}

/** The commands that plain words may become, since a bot is asked by its commands; words to a person or to the bot are a message first. */
export function wordOptions(words: string): readonly ListOption[] {
  const say: ListOption = { key: 'say', label: `“${words}”`, note: 'Send as a message' };
  const ask: ListOption = {
    key: 'ask',
    label: (
      <>
        <strong>/news</strong> {words}
      </>
    ),
    note: 'Ask Newsdesk',
  };
  return words.startsWith('@') ? [say, ask] : [ask, say];
}
