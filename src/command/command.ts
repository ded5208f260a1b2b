import type { Reply } from '../reply/reply.ts';
import type { Intent } from '../reply/intent.ts';

/** Who asks, as far as a command may know. */
export interface Asker {
  readonly platform: 'discord' | 'slack' | 'terminal';
  /** The guild or workspace; absent in a direct message. */
  readonly installationId?: string;
  readonly channelId: string;
  readonly userId: string;
  /** BCP 47, as the platform tells it. */
  readonly locale?: string;
  /** May this person manage the channel (Discord Manage Channels; Slack: decided by the adapter)? */
  readonly managesChannel: boolean;
}

/** A choice offered while typing. `name` at most 100 characters is shown, `value` at most 100 is sent. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

interface OptionBase {
  readonly description: string;
  readonly required?: boolean;
}

/** `Context` is what handlers get beside their arguments; see `commands/context.ts`. */
export type Option<Context> =
  | (OptionBase & {
      readonly kind: 'text';
      readonly maxLength?: number;
      /** Takes the rest of the line in Slack's text. At most one option of a command, the last. */
      readonly rest?: boolean;
      readonly suggest?: (typed: string, context: Context, given: Readonly<Record<string, string>>) => readonly Choice[];
    })
  | (OptionBase & { readonly kind: 'integer'; readonly min: number; readonly max: number });

export type Options<Context> = Readonly<Record<string, Option<Context>>>;

type ArgumentOf<O> = O extends { kind: 'integer' } ? number : string;
export type Arguments<O> = {
  readonly [K in keyof O as O[K] extends { required: true } ? K : never]: ArgumentOf<O[K]>;
} & { readonly [K in keyof O as O[K] extends { required: true } ? never : K]?: ArgumentOf<O[K]> | undefined };

/** A slash command as data: registration, manifest, grammar, help and documentation are made from it. */
export interface Command<Context, O extends Options<Context> = Options<Context>> {
  /** 1 to 32 lower-case letters, digits, `-`. */
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  /** What `/help` shows as examples, without the slash and the name. */
  readonly examples: readonly string[];
  readonly options: O;
  /** Whether the answer is for the channel or for the asker alone, unless the reply says otherwise. */
  readonly audience: Reply['audience'];
  /** Only for people who may manage the channel; dispatch refuses everybody else. */
  readonly forManagers?: boolean;
  readonly handler: (args: Arguments<O>, context: Context, asker: Asker) => Reply | Promise<Reply>;
  /** The answer when a required option is left empty; without it, how to use the command. */
  readonly whenEmpty?: (context: Context, asker: Asker) => Reply | Promise<Reply>;
}

/** A command whose options are not known here: what lists of commands hold. */
// biome-ignore lint/suspicious/noExplicitAny: a handler's arguments are contravariant, so no narrower type holds all commands
export type AnyCommand<Context> = Command<Context, any>;

/** What an adapter gives to dispatch. Options are as typed: dispatch checks and converts them. */
export interface Invocation {
  readonly command: string;
  readonly options: Readonly<Record<string, string | number>>;
  readonly asker: Asker;
}

/** The face that adapters see: never throws, always answers. */
export interface Dispatch {
  run(invocation: Invocation): Promise<Reply>;
  /** Slack's and the terminal's text after the command's name. */
  runText(command: string, text: string, asker: Asker): Promise<Reply>;
  act(intent: Intent, asker: Asker): Promise<Reply>;
  suggest(
    command: string,
    option: string,
    typed: string,
    given: Readonly<Record<string, string>>,
    asker: Asker,
  ): Promise<readonly Choice[]>;
}
