import { composeApology, composeNotice } from '../reply/compose-notice.ts';
import type { FormValues } from '../reply/form.ts';
import type { Intent } from '../reply/intent.ts';
import type { LinkPreview } from '../reply/link-preview.ts';
import type { Reply } from '../reply/reply.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { parseArguments } from './arguments.ts';
import { CannotTellError } from './cannot-tell.ts';
import {
  type AnyCommand,
  type CommandResult,
  type AnySubcommand,
  answersAnywhere,
  type Asker,
  type Choice,
  type CommandPath,
  type Dispatch,
  type Invocation,
  isForm,
} from './command.ts';
import { parseSubcommand, parseText } from './text-grammar.ts';
import { nameOfCommand, usageOf, wordOf } from './usage.ts';
import { wordsFor } from '../words/words-for.ts';
import type { Words } from '../words/words.ts';
import { sayKept } from '../words/kept-text.ts';

/** A failure while answering, for the log. It names the command, never the words of the asker. */
export interface Incident {
  readonly id: string;
  readonly during: string;
  readonly cause: unknown;
}

export interface DispatchOptions<Context> {
  readonly commands: readonly AnyCommand<Context>[];
  /** Answers a button or menu. */
  readonly act: (
    intent: Exclude<Intent, { kind: 'form' }>,
    context: Context,
    asker: Asker,
    values: FormValues,
  ) => CommandResult | Promise<CommandResult>;
  /** Answers what somebody wrote to the bot. */
  readonly hear?: (text: string, context: Context, asker: Asker) => Promise<CommandResult | undefined>;
  /** Explains the text of a message; without it there is nothing to explain it by. */
  readonly lookUp?: (text: string, context: Context, asker: Asker) => CommandResult | Promise<CommandResult>;
  /** Composes a person's start page; without it there is nothing to show. */
  readonly home?: (context: Context, asker: Asker) => CommandResult | Promise<CommandResult>;
  /** The preview of a shared link; none unless set. */
  readonly unfurl?: (address: string, context: Context) => LinkPreview | undefined;
  /** Undoes what a reply that reached nobody had claimed; nothing by default. */
  readonly release?: (claim: string) => Promise<void>;
  /** The snapshot that one answer is made from: taken once per invocation, so an answer never mixes two editions. */
  readonly context: (asker: Asker, words: Words) => Context;
  /** The words for somebody; by the asker's own locale alone unless set. */
  readonly wordsOf?: Dispatch['wordsOf'];
  readonly createIncidentId: () => string;
  readonly onIncident: (incident: Incident) => void;
}

/** The code of an error that is for the asker. */
const BUSY = 'answer.busy';

/** Discord shows at most 25 choices; Slack takes 100. */
const maxChoices = 25;

/**
 * Connects adapters with commands. It is the one place where a handler's fault is caught: the asker gets a short private apology with an
 * incident id, the log gets the cause. It is also the one place where rights are asked for: at every command, button and submission anew.
 */
export function createDispatch<Context>(options: DispatchOptions<Context>): Dispatch {
  const { act, createIncidentId, onIncident, wordsOf = ({ locale }) => wordsFor([locale]) } = options;
  const context = (asker: Asker): Context => options.context(asker, wordsOf(asker));
  const commands = new Map(options.commands.map((command) => [command.name, command]));

  async function guarded<T extends CommandResult | undefined = CommandResult>(
    during: string,
    asker: Asker,
    answer: () => T | Promise<T>,
  ): Promise<T | CommandResult> {
    try {
      return await answer();
    } catch (cause) {
      // No fault to look into: the asker is told what to do.
      if (cause instanceof NewsdeskError && cause.code === BUSY) return passing(composeNotice(wordsOf(asker).databaseBusy, 'problem'));
      if (cause instanceof CannotTellError) return passing(composeNotice(sayKept(cause.message, wordsOf(asker)), 'problem'));
      const id = createIncidentId();
      onIncident({ id, during, cause });
      return passing(composeApology(id, wordsOf(asker)));
    }
  }

  /** The command that may be used, or what to say instead. */
  function admit(
    name: string,
    asker: Asker,
    use: (command: AnyCommand<Context>) => CommandResult | Promise<CommandResult>,
  ): CommandResult | Promise<CommandResult> {
    const command = commands.get(name);
    if (!command) return unknownCommand(name, [...commands.keys()], wordsOf(asker));
    if (asker.broughtAlong === true && !answersAnywhere(command)) return composeNotice(wordsOf(asker).notMember, 'problem');
    if (command.forManagers === true && !asker.managesChannel)
      return asker.cannotTell === undefined
        ? composeNotice(
            asker.isElsewhere ? wordsOf(asker).forManagersThere : wordsOf(asker).managersOnly(wordsOf(asker).slash(name)),
            'problem',
          )
        : composeNotice(sayKept(asker.cannotTell, wordsOf(asker)), 'problem');
    return use(command);
  }

  /** Answers for another channel, if one is named. A form for it says so, and comes back with it. */
  async function elsewhere(
    channel: string | undefined,
    asker: Asker,
    answer: (there: Asker) => CommandResult | Promise<CommandResult>,
  ): Promise<CommandResult> {
    if (channel === undefined) return answer(asker);
    const there = await asker.inChannel?.(channel);
    if (there === undefined) return composeNotice(wordsOf(asker).noSuchChannel, 'problem');
    if ('refusal' in there) return there.refusal;
    const answered = await answer(there);
    return isForm(answered) ? { ...answered, channel } : answered;
  }

  function run({ options: given, asker, ...path }: Invocation): Promise<CommandResult> {
    const { subcommand } = path;
    return guarded(`/${nameOfCommand(path)}`, asker, () =>
      admit(path.command, asker, (command) => {
        const called = subcommand === undefined ? command : findSubcommand(command, subcommand);
        const words = wordsOf(asker);
        if (!called) return unknownSubcommand(command, subcommand ?? '', words);
        const parsed = parseArguments(called.options, given, words);
        const usage = (): string => usageOf(command, words, subcommand);
        if (parsed.kind === 'invalid')
          return composeNotice(
            words.wrongOption(wordOf(`${nameOfCommand(path)} ${parsed.option}`, words), parsed.reason, usage()),
            'problem',
          );
        if (parsed.kind === 'missing') return called.whenEmpty ? called.whenEmpty(context(asker), asker) : composeNotice(usage());
        return called.handler(parsed.values, context(asker), asker);
      }),
    );
  }

  function runText(name: string, text: string, asker: Asker): Promise<CommandResult> {
    const command = commands.get(name);
    if (!command?.subcommands || text.trim() === '') {
      return run({ command: name, options: parseText(command?.options ?? {}, text), asker });
    }
    const { word, rest } = parseSubcommand(text);
    return run({ command: name, subcommand: word, options: parseText(findSubcommand(command, word)?.options ?? {}, rest), asker });
  }

  const outdated = (asker: Asker): Reply => composeNotice(wordsOf(asker).oldVersion);

  return {
    wordsOf,
    run,
    runText,
    act: (intent, asker, values = {}) =>
      guarded(`button ${intent.kind}`, asker, () =>
        elsewhere('channel' in intent ? intent.channel : undefined, asker, (there) => {
          if (intent.kind !== 'form') return act(intent, context(there), there, values);
          return admit(intent.command, there, ({ form }) => form?.open(context(there), there) ?? outdated(there));
        }),
      ),
    submit: (name, values, asker, channel) =>
      guarded(`form of /${name}`, asker, () =>
        elsewhere(channel, asker, (there) =>
          admit(name, there, ({ form }) => form?.submit(values, context(there), there) ?? outdated(there)),
        ),
      ),
    hear: (text, asker) => guarded<CommandResult | undefined>('a message', asker, async () => options.hear?.(text, context(asker), asker)),
    lookUp: (text, asker) => guarded('a look at a message', asker, () => options.lookUp?.(text, context(asker), asker) ?? outdated(asker)),
    home: (asker) => guarded('a start page', asker, () => options.home?.(context(asker), asker) ?? outdated(asker)),
    async unfurl(address, asker) {
      try {
        return options.unfurl?.(address, context(asker));
      } catch (cause) {
        // An apology below somebody's link would help nobody.
        onIncident({ id: createIncidentId(), during: 'a preview', cause });
        return undefined;
      }
    },
    async release(claim) {
      try {
        await options.release?.(claim);
      } catch (cause) {
        onIncident({ id: createIncidentId(), during: 'release', cause });
      }
    },
    async suggest(path, option, typed, given, asker): Promise<readonly Choice[]> {
      const command = commands.get(path.command);
      const called = path.subcommand === undefined ? command : command && findSubcommand(command, path.subcommand);
      const declared: unknown = called?.options[option] ?? optionOfForm(command, path, option);
      if (!isSuggesting<Context>(declared)) return [];
      try {
        return declared.suggest(typed, context(asker), given, asker).slice(0, maxChoices);
      } catch (cause) {
        onIncident({ id: createIncidentId(), during: `suggestions of /${nameOfCommand(path)}`, cause });
        return [];
      }
    },
  };
}

/** A fault takes nothing away that somebody is reading. */
function passing(reply: Reply): Reply {
  return { ...reply, isPassing: true };
}

interface Suggesting<Context> {
  readonly suggest: (typed: string, context: Context, given: Readonly<Record<string, string>>, asker: Asker) => readonly Choice[];
}

function isSuggesting<Context>(option: unknown): option is Suggesting<Context> {
  return typeof option === 'object' && option !== null && 'suggest' in option && typeof option.suggest === 'function';
}

/** A field of a form names an option, and no subcommand: the form may be that of any of them. */
function optionOfForm<Context>(command: AnyCommand<Context> | undefined, { subcommand }: CommandPath, option: string): unknown {
  if (subcommand !== undefined) return undefined;
  return Object.values(command?.subcommands ?? {})
    .map(({ options }) => (Object.hasOwn(options, option) ? options[option] : undefined))
    .find(isSuggesting);
}

function unknownCommand(name: string, known: readonly string[], words: Words): Reply {
  return composeNotice(words.noCommand(`/${name}`, known.map(words.slash)));
}

function findSubcommand<Context>({ subcommands = {} }: AnyCommand<Context>, word: string): AnySubcommand<Context> | undefined {
  return Object.hasOwn(subcommands, word) ? subcommands[word] : undefined;
}

function unknownSubcommand({ name, subcommands = {} }: AnyCommand<never>, word: string, words: Words): Reply {
  const known = Object.keys(subcommands).map((each) => words.slash(`${name} ${each}`));
  return composeNotice(words.noSubcommand(word.slice(0, 40), words.slash(name), known), 'problem');
}
