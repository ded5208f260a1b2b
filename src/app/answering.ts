import { act } from '../../commands/act.ts';
import type { CommandContext } from '../../commands/context.ts';
import { hear } from '../../commands/hear.ts';
import { home } from '../../commands/home.ts';
import { lookUp } from '../../commands/look-up.ts';
import { unfurl } from '../../commands/unfurl.ts';
import { answersAnywhere, type AnyCommand, type Dispatch } from '../command/command.ts';
import { createDispatch, type Incident } from '../command/dispatch.ts';
import { signatureOf } from '../command/usage.ts';
import type { EditionServer } from '../desk/edition-server.ts';
import { createIncidentId } from '../runtime/incident-id.ts';
import type { AnswerMemory } from '../desk/answer-memory.ts';
import { wordsFor } from '../words/words-for.ts';
import type { Words } from '../words/words.ts';

export interface AnsweringOptions {
  readonly desk: EditionServer;
  readonly commands: readonly AnyCommand<CommandContext>[];
  /** The context of commands beside the edition. */
  readonly extras?: () => Partial<CommandContext>;
  readonly onIncident: (incident: Incident) => void;
}

/** Commands over a desk, in the form that adapters take. */
export function createAnswering({ desk, commands, extras = () => ({}), onIncident }: AnsweringOptions): Dispatch {
  const summaries = commands.map((command) => ({
    signature: (words: Words) => signatureOf(command, words),
    name: command.name,
    description: (words: Words) => words.describe(command.name) ?? command.description,
    examples: command.examples,
    answersAnywhere: answersAnywhere(command),
  }));
  const lang = (): string => desk.served().edition.publication.lang;
  return createDispatch<CommandContext>({
    commands,
    act,
    hear,
    lookUp,
    home,
    unfurl,
    release: async (claim) => extras().shares?.release(claim),
    wordsOf: ({ platform, locale }) => wordsFor([locale, lang()], { client: platform === 'discord' ? locale : undefined }),
    context(asker, words) {
      const served = { ...desk.served(), commands: summaries, noteAnswered: desk.noteAnswered, askedIn: desk.askedIn, ...extras() };
      const inChannel = wordsFor([asker.channelLocale, lang()]);
      const contextIn = (spoken: Words): CommandContext => ({ ...served, words: spoken, answers: answersIn(served.answers, spoken) });
      const context = contextIn(words);
      return inChannel.code === words.code ? context : { ...context, inChannel: contextIn(inChannel) };
    },
    createIncidentId: () => createIncidentId(),
    onIncident,
  });
}

/** An answer is kept for those who read the same language. */
function answersIn({ recall }: AnswerMemory, { key: language }: Words): AnswerMemory {
  return { recall: (key, compose) => recall(language === 'en' ? key : `${language} ${key}`, compose) };
}
