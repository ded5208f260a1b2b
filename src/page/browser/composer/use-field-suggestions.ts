import { useContext, useLayoutEffect, useState } from 'preact/hooks';
import type { OptionValue } from '../../acts.ts';
import { type Names, NamesContext } from '../markup/names.ts';
import { usePageActions } from '../state/use-page-actions.ts';
import { useLatest } from '../use-latest.ts';
import { type Draft, type Field, optionsOf } from './discord-draft.ts';
import { registeredName } from './localize-commands.ts';

export interface FieldChoice {
  readonly name: string;
  readonly value: OptionValue;
}

export interface FieldSuggestions {
  readonly choices: readonly FieldChoice[];
  /** They are for what stands in the field now, not for what stood there a key ago. */
  readonly isFresh: boolean;
}

const none: readonly FieldChoice[] = [];
/** As many as Discord shows. */
const most = 25;

interface Place {
  readonly userId: string;
  readonly channelId: string;
}

/** Suggestions for the field that is being filled in: from the command itself, from the server, or from Newsdesk as one types. */
export function useFieldSuggestions(draft: Draft, { userId, channelId }: Place): FieldSuggestions {
  const desk = usePageActions();
  const names = useContext(NamesContext);
  const [answered, setAnswered] = useState<{ readonly field: string; readonly wish: string; readonly choices: readonly FieldChoice[] }>();
  const field = draft.kind === 'command' ? draft.fields[draft.focused] : undefined;
  const ask = useLatest(
    async (_wish: string) => {
      if (draft.kind !== 'command' || !field) return undefined;
      const name = registeredName(field.option);
      const options = { ...optionsOf(draft), [name]: field.text };
      const result = await desk.send({
        kind: 'discord.autocomplete',
        userId,
        channelId,
        command: registeredName(draft.command),
        options,
        focused: name,
      });
      return { field: field.option.name, choices: result.choices ?? none };
    },
    (answer, wish) => answer && setAnswered({ ...answer, wish }),
  );
  const asks = field?.option.autocomplete === true && field.chosen === undefined;
  const wish =
    draft.kind === 'command' && asks ? JSON.stringify([draft.command.name, field.option.name, optionsOf(draft), field.text]) : undefined;
  // Before the key itself is painted: that is a frame won.
  useLayoutEffect(() => {
    if (wish !== undefined) ask(wish);
  }, [wish]);

  if (!field || field.chosen !== undefined) return { choices: none, isFresh: true };
  if (!asks) return { choices: fitting(given(field, names), field.text), isFresh: true };
  return { choices: answered?.field === field.option.name ? answered.choices : none, isFresh: answered?.wish === wish };
}

function given({ option }: Field, { channels, roles, people }: Names): readonly FieldChoice[] {
  if (option.choices.length > 0) return option.choices;
  const listed = (entries: ReadonlyMap<string, string>, sign: string): readonly FieldChoice[] =>
    [...entries].map(([value, name]) => ({ name: sign + name, value }));
  switch (option.kind) {
    case 'boolean':
      return [
        { name: 'True', value: true },
        { name: 'False', value: false },
      ];
    case 'channel':
      return listed(channels, '#');
    case 'role':
      return listed(roles, '@');
    case 'user':
      return listed(people, '@');
    default:
      return none;
  }
}

function fitting(choices: readonly FieldChoice[], typed: string): readonly FieldChoice[] {
  const wanted = typed.trim().toLowerCase();
  return choices.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, most);
}
