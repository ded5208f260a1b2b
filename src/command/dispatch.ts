import { composeApology, composeNotice } from '../reply/compose-notice.ts';
import type { Intent } from '../reply/intent.ts';
import type { Reply } from '../reply/reply.ts';
import { parseArguments } from './arguments.ts';
import type { AnyCommand, Asker, Choice, Dispatch, Invocation } from './command.ts';
import { parseText } from './text-grammar.ts';
import { usageOf } from './usage.ts';

/** What went wrong while answering, for the log. It names what was run, never what the asker typed. */
export interface Incident {
  readonly id: string;
  readonly during: string;
  readonly cause: unknown;
}

export interface DispatchOptions<Context> {
  readonly commands: readonly AnyCommand<Context>[];
  /** Answers a button or menu. */
  readonly act: (intent: Intent, context: Context, asker: Asker) => Reply | Promise<Reply>;
  /** The snapshot that one answer is made from: taken once per invocation, so an answer never mixes two editions. */
  readonly context: () => Context;
  readonly createIncidentId: () => string;
  readonly onIncident: (incident: Incident) => void;
}

/** Discord shows at most 25 choices; Slack takes 100. */
const maxChoices = 25;

/**
 * Connects adapters with commands. It is the one place where a handler's fault is caught: the asker gets a short private apology with an
 * incident id, the log gets the cause.
 */
export function createDispatch<Context>(options: DispatchOptions<Context>): Dispatch {
  const { act, context, createIncidentId, onIncident } = options;
  const commands = new Map(options.commands.map((command) => [command.name, command]));

  async function guarded(during: string, answer: () => Reply | Promise<Reply>): Promise<Reply> {
    try {
      return await answer();
    } catch (cause) {
      const id = createIncidentId();
      onIncident({ id, during, cause });
      return composeApology(id);
    }
  }

  function run({ command: name, options: given, asker }: Invocation): Promise<Reply> {
    return guarded(`/${name}`, () => {
      const command = commands.get(name);
      if (!command) return unknownCommand(name, [...commands.keys()]);
      if (command.forManagers === true && !asker.managesChannel)
        return composeNotice(`/${name} is for people who may manage this channel.`, 'problem');
      const parsed = parseArguments(command.options, given);
      if (parsed.kind === 'invalid') return composeNotice(`${parsed.option}: ${parsed.reason}. ${usageOf(command)}`, 'problem');
      if (parsed.kind === 'missing') return command.whenEmpty ? command.whenEmpty(context(), asker) : composeNotice(usageOf(command));
      return command.handler(parsed.values, context(), asker);
    });
  }

  return {
    run,
    runText: (name, text, asker) => run({ command: name, options: parseText(commands.get(name)?.options ?? {}, text), asker }),
    act: (intent, asker) => guarded(`button ${intent.kind}`, () => act(intent, context(), asker)),
    async suggest(name, option, typed, given): Promise<readonly Choice[]> {
      const declared: unknown = commands.get(name)?.options[option];
      if (!isSuggesting<Context>(declared)) return [];
      try {
        return declared.suggest(typed, context(), given).slice(0, maxChoices);
      } catch (cause) {
        onIncident({ id: createIncidentId(), during: `suggestions of /${name}`, cause });
        return [];
      }
    },
  };
}

interface Suggesting<Context> {
  readonly suggest: (typed: string, context: Context, given: Readonly<Record<string, string>>) => readonly Choice[];
}

function isSuggesting<Context>(option: unknown): option is Suggesting<Context> {
  return typeof option === 'object' && option !== null && 'suggest' in option && typeof option.suggest === 'function';
}

function unknownCommand(name: string, known: readonly string[]): Reply {
  return composeNotice(`There is no command /${name}. What there is: ${known.map((each) => `/${each}`).join(', ')}.`);
}
