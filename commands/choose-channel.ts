import type { CommandResult, Asker } from '../src/command/command.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { Form, FormValues } from '../src/reply/form.ts';
import { languageOf } from '../src/reply/language-of.ts';
import type { Words } from '../src/words/words.ts';
import { otherChannelButton, whyNotManager } from './announcement-replies.ts';
import { showStatus } from './announcements.ts';
import type { CommandContext } from './context.ts';

/** Asks a manager which channel to set up next. */
export function composeChannelForm(words: Words): Form {
  return {
    kind: 'form',
    ...languageOf(words),
    title: words.chooseChannel,
    submitLabel: words.goOn,
    sections: [
      {
        title: words.chooseChannel,
        fields: [{ kind: 'channel', name: 'channel', label: words.whichChannel, hint: words.whichChannelHint, value: '' }],
      },
    ],
    about: { kind: 'announcements', action: 'show' },
  };
}

/** The announcements of the channel that was chosen, and at once what the bot lacks there. */
export async function showChosen({ channel = '' }: FormValues, context: CommandContext, asker: Asker): Promise<CommandResult> {
  const { words } = context;
  const id = channelIdIn([channel].flat()[0] ?? '');
  const there = id === asker.channelId ? asker : await asker.inChannel?.(id);
  if (there === undefined) return { ...composeNotice(words.noSuchChannel, 'problem'), actions: [otherChannelButton(words)] };
  if ('refusal' in there) return { ...there.refusal, actions: [otherChannelButton(words)] };
  if (!there.managesChannel) return composeNotice(whyNotManager(there, words), 'problem');
  return showStatus({}, context, there);
}

/** Typed text may be an id, a mention or a link that ends with an id; a menu gives the id itself. */
function channelIdIn(typed: string): string {
  return /([A-Z0-9]{9,24})[>/]?$/u.exec(typed.trim())?.[1] ?? '';
}
