import type { PostingOutlook } from '../subscription/posting-outlook.ts';
import type { Form, FormValues } from '../reply/form.ts';
import type { LinkPreview } from '../reply/link-preview.ts';
import type { Reply } from '../reply/reply.ts';
import type { Intent } from '../reply/intent.ts';
import type { Words } from '../words/words.ts';

/** The outcome of a command: its words, or the form that it asks with. */
export type CommandResult = Reply | Form;
type Coming = CommandResult | Promise<CommandResult>;

/** The asker, as far as a command may know. */
export interface Asker {
  readonly platform: 'discord' | 'slack' | 'terminal';
  /** The guild or workspace; absent in a direct message. */
  readonly installationId?: string;
  readonly channelId: string;
  /** The channel that a thread belongs to; absent outside of threads, and on platforms whose threads have no id of their own. */
  readonly parentChannelId?: string;
  readonly userId: string;
  /** The name that the platform shows for the person; absent if it does not tell. */
  readonly userName?: string;
  /** The message whose button was pressed; the same for every press, in every process. */
  readonly messageId?: string;
  /** Set if the platform takes one answer to one act, however many processes give it. */
  readonly isAnsweredOnce?: true;
  /** Whether nobody else reads the place; may ask the platform. Absent: if there is no installation; a table of rights takes it for a no. */
  readonly isDirect?: boolean | (() => Promise<boolean>);
  /** False if the person may read the channel and not write there. */
  readonly mayPost?: false;
  /** When the platform says that it was asked, in milliseconds since the epoch of its clock. */
  readonly sentAt?: number;
  /** Names what the person did, the same in every process that is told of it; absent if only this one is. */
  readonly cause?: string;
  /** BCP 47, as the platform tells it. */
  readonly locale?: string;
  /** The language of the place, as its people have set it, BCP 47; absent if nobody has, or the platform does not tell. */
  readonly channelLocale?: string;
  /** May this person manage the channel (Discord Manage Channels; Slack: decided by the adapter)? */
  readonly managesChannel: boolean;
  /** Why the platform does not tell whether this person may manage the channel, and what to do, as a kept text; then `managesChannel` is false. */
  readonly cannotTell?: string;
  /**
   * May this person manage that other channel? Asks the platform; absent if there is nobody to ask.
   *
   * @throws CannotTellError when the platform does not tell.
   */
  readonly mayManage?: (channelId: string) => Promise<boolean>;
  /**
   * The same person in another channel of the guild or workspace, with their rights and the bot's there. Asks the platform; undefined if it
   * shows no such channel, or the channel takes no announcements. Absent if there is nobody to ask.
   *
   * @throws CannotTellError when the platform does not tell.
   */
  readonly inChannel?: (channelId: string) => Promise<Asker | ClosedChannel | undefined>;
  /** Set by `inChannel`: the person is reading in another channel than this one. */
  readonly isElsewhere?: true;
  /**
   * Does this person hold one of these roles (Discord), or belong to one of these user groups (Slack)? Absent if nobody can tell.
   *
   * The platform is asked anew, unless it was asked within `knownForMs`.
   *
   * @throws CannotTellError when the platform does not tell.
   */
  readonly isInAny?: (groups: readonly string[], knownForMs?: number) => boolean | Promise<boolean>;
  /** Whether that channel may be one of this guild or workspace, as far as the platform tells. Absent if nobody can tell. */
  readonly hasChannel?: (channelId: string) => boolean | Promise<boolean>;
  /** Set if the bot serves no other guild or workspace of the platform than this one: what is the same everywhere is then this one's own. */
  readonly isOnlyInstallation?: true;
  /** The channel's abilities beside taking messages: open threads, publish to followers. Absent if the platform does not tell. */
  readonly channelOffers?: readonly ('threads' | 'followers')[];
  /** The permissions that the bot would need to post there and does not have, by their names as kept texts; absent if it does not tell. */
  readonly botLacks?: () => readonly string[];
  /** Asks the platform whether the bot may post there; absent if `botLacks` tells, or nobody can. */
  readonly lookAhead?: () => Promise<PostingOutlook>;
  /** Set if the bot is not a member of the place: a person brought it along in their own account, and it can do nothing there but answer. */
  readonly broughtAlong?: true;
  /** Set while the platform has not told yet what kind of channel it is: right after a start. */
  readonly isUnfamiliar?: true;
  /** Set in a post of a forum: what is posted to the forum is a post of its own. */
  readonly forum?: ForumTraits;
}

/** A channel in which the table of rights does not let somebody do what they ask for. */
export interface ClosedChannel {
  /** The answer instead. */
  readonly refusal: Reply;
}

/** A channel that takes posts with tags, not messages (Discord). */
export interface ForumTraits {
  readonly id: string;
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  /** No post without a tag. */
  readonly requiresTag: boolean;
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
      /** A longer text is refused instead of cut: what would be lost of it matters. */
      readonly refusesLonger?: boolean;
      /** Takes the rest of the line in Slack's text. At most one option of a command, the last. */
      readonly rest?: boolean;
      readonly suggest?: (typed: string, context: Context, given: Readonly<Record<string, string>>, asker: Asker) => readonly Choice[];
    })
  | (OptionBase & { readonly kind: 'integer'; readonly min: number; readonly max: number })
  /** Yes or no. In Slack's text a word of its own at either end: `public:`, `public:no`. Never required. */
  | (OptionBase & { readonly kind: 'flag' });

export type Options<Context> = Readonly<Record<string, Option<Context>>>;

type ArgumentOf<O> = O extends { kind: 'integer' } ? number : O extends { kind: 'flag' } ? boolean : string;
export type Arguments<O> = {
  readonly [K in keyof O as O[K] extends { required: true } ? K : never]: ArgumentOf<O[K]>;
} & { readonly [K in keyof O as O[K] extends { required: true } ? never : K]?: ArgumentOf<O[K]> | undefined };

/** One of several things that a command does: Discord's subcommand, and the first word behind the command where one line is typed. */
export interface Subcommand<Context, O extends Options<Context> = Options<Context>> {
  /** At most 100 characters. */
  readonly description: string;
  readonly options: O;
  readonly handler: (args: Arguments<O>, context: Context, asker: Asker) => Coming;
  /** The answer when a required option is left empty; without it, how to use the command. */
  readonly whenEmpty?: (context: Context, asker: Asker) => Coming;
}

/** A subcommand whose options are not known here. */
// biome-ignore lint/suspicious/noExplicitAny: a handler's arguments are contravariant, so no narrower type holds all of them
export type AnySubcommand<Context> = Subcommand<Context, any>;

/** The form that a command may answer with, and what becomes of it. */
export interface CommandForm<Context> {
  /** A reply instead says why there is nothing to fill in. */
  readonly open: (context: Context, asker: Asker) => Coming;
  /** Answered with a form, it is shown again: the fields hold what was typed and what is wrong with it. */
  readonly submit: (values: FormValues, context: Context, asker: Asker) => Coming;
}

/** A slash command as data: registration, manifest, grammar, help and documentation are made from it. */
export interface Command<Context, O extends Options<Context> = Options<Context>> extends Subcommand<Context, O> {
  /** 1 to 32 lower-case letters, digits, `-`. */
  readonly name: string;
  /** Examples for `/help`, without the slash and the name. */
  readonly examples: readonly string[];
  /** At most 25, by name. The command's own handler then answers where none is named (Discord asks for one), and it has no options. */
  readonly subcommands?: Readonly<Record<string, AnySubcommand<Context>>>;
  readonly form?: CommandForm<Context>;
  /** The people who see the usual answer, for the documentation. Each reply names its own audience, and that one counts. */
  readonly audience: Reply['audience'];
  /** Only for people who may manage the channel; dispatch refuses everybody else. */
  readonly forManagers?: boolean;
  /** Takes more than an answer: the bot must be a member of the place. Commands for managers do in any case. */
  readonly needsMembership?: true;
}

/** A command whose options are not known here: what lists of commands hold. */
// biome-ignore lint/suspicious/noExplicitAny: a handler's arguments are contravariant, so no narrower type holds all commands
export type AnyCommand<Context> = Command<Context, any>;

/** Whether it also answers where the bot is not a member. */
export function answersAnywhere({ forManagers, needsMembership }: Pick<AnyCommand<never>, 'forManagers' | 'needsMembership'>): boolean {
  return forManagers !== true && needsMembership !== true;
}

/** Names a command, and one of its subcommands if it has any. */
export interface CommandPath {
  readonly command: string;
  readonly subcommand?: string;
}

/** The call that an adapter gives to dispatch. Options are as typed: dispatch checks and converts them. */
export interface Invocation extends CommandPath {
  readonly options: Readonly<Record<string, string | number>>;
  readonly asker: Asker;
}

/** The face that adapters see: never throws, always answers. */
export interface Dispatch {
  /** The words for somebody, for what an adapter says itself. */
  wordsOf(asker: Pick<Asker, 'platform' | 'locale'>): Words;
  run(invocation: Invocation): Promise<CommandResult>;
  /** Slack's and the terminal's text after the command's name. */
  runText(command: string, text: string, asker: Asker): Promise<CommandResult>;
  /** `values` are those of a form that is about the intent. */
  act(intent: Intent, asker: Asker, values?: FormValues): Promise<CommandResult>;
  /**
   * Answers what somebody wrote to the bot, in a mention or a direct message. Undefined if another process has answered it.
   */
  hear(text: string, asker: Asker): Promise<CommandResult | undefined>;
  /** The text of the message that somebody wants looked up. */
  lookUp(text: string, asker: Asker): Promise<CommandResult>;
  /** The preview of a link that somebody shared; undefined if it leads to nothing that may be shown. */
  unfurl(address: string, asker: Asker): Promise<LinkPreview | undefined>;
  /** The start page of a person, for a platform that has a place for one. */
  home(asker: Asker): Promise<CommandResult>;
  /** The reply with this claim reached nobody, for sure: what it did may be done again. */
  release(claim: string): Promise<void>;
  /** The values of a command's submitted form; `channel` as in `Form`. */
  submit(command: string, values: FormValues, asker: Asker, channel?: string): Promise<CommandResult>;
  suggest(
    path: CommandPath,
    option: string,
    typed: string,
    given: Readonly<Record<string, string>>,
    asker: Asker,
  ): Promise<readonly Choice[]>;
}

export function isForm(answer: CommandResult): answer is Form {
  return 'kind' in answer;
}
