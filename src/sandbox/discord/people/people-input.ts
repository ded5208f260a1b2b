import type { OptionValue } from './command-options.ts';

export interface Where {
  readonly userId: string;
  readonly channelId: string;
}

export interface SlashInput extends Where {
  /** The command's name, with subcommands after a blank: `news`, `announcements on`. */
  readonly command: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** The client's language, the user's own by default. */
  readonly locale?: string;
}

export interface AutocompleteInput extends SlashInput {
  /** The option being typed; `options` holds what stands in it so far. */
  readonly focused: string;
}

export interface ContextCommandInput extends Where {
  readonly command: string;
  /** The message or user it is used on. */
  readonly targetId: string;
}

export interface ComponentInput {
  readonly userId: string;
  readonly messageId: string;
  readonly customId: string;
}

export interface SelectInput extends ComponentInput {
  readonly values: readonly string[];
}

export interface ModalInput {
  readonly userId: string;
  /** The interaction that was answered with the modal. */
  readonly interactionId: string;
  /** By custom id: text, or the chosen values; fields left out keep what the modal filled in. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}
