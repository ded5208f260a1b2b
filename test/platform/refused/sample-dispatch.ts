import type { AnyCommand, CommandResult, Dispatch } from '../../../src/command/command.ts';
import { defaultSettings } from '../../../src/subscription/parse-settings.ts';
import { composeSettingsForm } from '../../../src/subscription/settings-form.ts';
import { composeNotice } from '../../../src/reply/compose-notice.ts';
import type { Form } from '../../../src/reply/form.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { replies } from './kinds.ts';
import { wordsFor } from '../../../src/words/words-for.ts';

/** A form with a field of each kind. */
export const form: Form = composeSettingsForm(
  defaultSettings,
  true,
  {
    platform: 'slack',
    installationId: '1',
    channelId: '2',
    userId: '3',
    offers: ['threads', 'followers'],
  },
  wordsFor([]),
);

export const sampleCommands: readonly AnyCommand<null>[] = [
  {
    name: 'show',
    description: 'Shows a sample',
    examples: [''],
    options: { sample: { kind: 'text', description: 'Its name', suggest: () => [] } },
    audience: 'channel',
    handler: () => composeNotice(''),
  },
];

/**
 * Answers every question with the sample that it names, after `delayMs`, and every button with the one that was asked for last. `form` is
 * answered with the form.
 */
export function createSampleDispatch({ delayMs = 0 }: { readonly delayMs?: number } = {}): Dispatch {
  let last = '';
  const answer = async (name: string): Promise<CommandResult> => {
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (name === 'form') return form;
    if (name !== 'button') last = name;
    return name === 'button' ? withButton : inChannel(replies[last] ?? composeNotice(`There is no sample ${last}.`));
  };
  return {
    wordsOf: () => wordsFor([]),
    run: ({ options }) => answer(String(options['sample'])),
    runText: (_command, text) => answer(text),
    act: () => answer(last),
    submit: () => answer(last),
    hear: (text) => answer(text),
    lookUp: (text) => answer(text),
    home: () => answer(last),
    unfurl: async () => undefined,
    release: async () => {},
    suggest: async () => ['first', 'second', 'third'].map((name) => ({ name, value: name })),
    choose: (name: string) => void (last = name),
  } as Dispatch & { readonly choose: (name: string) => void };
}

/** The answer that everybody sees: a button of the asker replaces it. */
function inChannel(reply: Reply): Reply {
  return { ...reply, audience: 'channel' };
}

const withButton: Reply = {
  ...composeNotice('Press it.'),
  audience: 'channel',
  actions: [{ kind: 'button', label: 'Press', intent: { kind: 'search', query: 'sample' } }],
};
