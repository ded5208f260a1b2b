import type { CommandContext } from '../../commands/context.ts';
import { commands as ownCommands } from '../../commands/index.ts';
import type { AnyCommand, Dispatch } from '../command/command.ts';
import type { Incident } from '../command/dispatch.ts';
import { openEditionServer } from '../desk/edition-server.ts';
import type { ContentSource } from '../ports/content-source.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { createAnswering } from './answering.ts';

export interface AnswersOptions {
  readonly source: ContentSource;
  /** Beside those of Newsdesk. */
  readonly commands?: readonly AnyCommand<CommandContext>[];
  readonly clock?: Clock;
  /** A failure while a command answered; the asker gets an apology with the incident's id. */
  readonly onIncident?: (incident: Incident) => void;
}

/** Newsdesk's answers without a platform. */
export interface Answers {
  /** All that are answered, as data: what an adapter registers. */
  readonly commands: readonly AnyCommand<CommandContext>[];
  /** The questions of an adapter, see `Dispatch`. */
  readonly dispatch: Dispatch;
  close(): Promise<void>;
}

/**
 * Loads the articles of a source, and answers every command from them; each later edition of the source is answered from at once. It has no
 * announcements: those need a database and a platform.
 *
 * @throws NewsdeskError `command.taken` if two commands have one name, and what the source throws.
 * @example
 * import { type ContentSource, createArticle, createEdition, openAnswers } from 'newsdesk/extend';
 *
 * const article = createArticle({ slug: 'herons', title: 'Herons', sections: [{ text: 'Herons wade in cold water.' }] });
 * const source: ContentSource = {
 *   load: async () => createEdition({ articles: [article] }),
 *   watch: () => () => {},
 *   close: async () => {},
 * };
 * const { dispatch, close } = await openAnswers({ source });
 * const asker = { platform: 'terminal', channelId: 'here', userId: 'me', managesChannel: false } as const;
 * const answer = await dispatch.runText('news', 'herns', asker);
 * console.log(JSON.stringify(answer).includes('Herons wade in cold water.')); // -> true
 * await close();
 */
export async function openAnswers({ source, commands = [], clock = systemClock, onIncident = () => {} }: AnswersOptions): Promise<Answers> {
  const all = [...ownCommands, ...commands];
  const taken = all.find(({ name }, index) => all.findIndex((other) => other.name === name) !== index);
  if (taken !== undefined) {
    throw new NewsdeskError(`There are two commands /${taken.name}.`, { code: 'command.taken', fix: 'Give your command another name.' });
  }
  const desk = openEditionServer(await source.load(), clock);
  const unwatch = source.watch(desk.publish);
  return {
    commands: all,
    dispatch: createAnswering({ desk, commands: all, onIncident }),
    async close() {
      unwatch();
      desk.close();
      await source.close();
    },
  };
}
