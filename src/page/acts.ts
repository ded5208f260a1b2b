import type { FaultKind, FaultTarget, Json, PlatformName } from './protocol.ts';

export type OptionValue = string | number | boolean;

export type Act =
  | {
      readonly kind: 'discord.slash';
      readonly userId: string;
      readonly channelId: string;
      readonly command: string;
      readonly options: Readonly<Record<string, OptionValue>>;
    }
  | {
      readonly kind: 'discord.autocomplete';
      readonly userId: string;
      readonly channelId: string;
      readonly command: string;
      readonly options: Readonly<Record<string, OptionValue>>;
      readonly focused: string;
    }
  /** Uses an entry in the menu of a message. */
  | {
      readonly kind: 'discord.entry';
      readonly userId: string;
      readonly channelId: string;
      readonly targetId: string;
      readonly entry: string;
    }
  /** `message` is the message's `key`. */
  | { readonly kind: 'slack.entry'; readonly userId: string; readonly message: string; readonly entry: string }
  | { readonly kind: 'discord.click'; readonly userId: string; readonly messageId: string; readonly customId: string }
  | {
      readonly kind: 'discord.select';
      readonly userId: string;
      readonly messageId: string;
      readonly customId: string;
      readonly values: readonly string[];
    }
  | {
      readonly kind: 'discord.submitModal';
      readonly userId: string;
      readonly interactionId: string;
      readonly values: Readonly<Record<string, string | readonly string[]>>;
    }
  | {
      readonly kind: 'slack.slash';
      readonly userId: string;
      readonly channelId: string;
      /** Without the slash. */
      readonly command: string;
      readonly text: string;
    }
  | {
      readonly kind: 'slack.click';
      readonly userId: string;
      /** The message's `key`, or a view's id. */
      readonly on: { readonly message: string } | { readonly view: string };
      readonly actionId: string;
    }
  | {
      readonly kind: 'slack.select';
      readonly userId: string;
      readonly on: { readonly message: string } | { readonly view: string };
      readonly actionId: string;
      readonly value: string | readonly string[];
    }
  | {
      readonly kind: 'slack.suggest';
      readonly userId: string;
      readonly on: { readonly message: string } | { readonly view: string };
      readonly actionId: string;
      readonly typed: string;
    }
  | {
      readonly kind: 'slack.submitView';
      readonly userId: string;
      readonly viewId: string;
      /** By `action_id`. */
      readonly values: Readonly<Record<string, string | readonly string[]>>;
    }
  /** Opens what stands below a link of a message in the side panel. */
  | { readonly kind: 'slack.openEntity'; readonly userId: string; readonly message: string; readonly url: string }
  /** Opens the app's Home tab: the view comes by an event. */
  | { readonly kind: 'slack.openHome'; readonly userId: string }
  /** Opens the app's Messages tab: the questions that it offers come by an event. */
  | { readonly kind: 'slack.openMessages'; readonly userId: string }
  | { readonly kind: 'slack.closeView'; readonly userId: string; readonly viewId: string }
  /** Opens (or finds) the direct channel of a person with the bot. */
  | { readonly kind: 'direct'; readonly platform: PlatformName; readonly userId: string }
  /** A person sets the language of their client: `de`, `pt-BR`. */
  | { readonly kind: 'language'; readonly platform: PlatformName; readonly userId: string; readonly locale: string }
  /** A person writes plain text. */
  | { readonly kind: 'say'; readonly platform: PlatformName; readonly userId: string; readonly channelId: string; readonly text: string }
  | {
      readonly kind: 'fault';
      readonly platform: PlatformName;
      readonly fault: FaultKind;
      readonly what: FaultTarget;
      /** The number of requests that it strikes: 1 to 100. */
      readonly times: number;
    }
  /** Makes a question another name of the term `words`, or a term that `words` define. */
  | { readonly kind: 'cure'; readonly question: string; readonly how: 'alias' | 'define'; readonly words: string }
  /** Lets nothing answer to a term, or shows it again. */
  | { readonly kind: 'term'; readonly how: 'hide' | 'restore'; readonly term: string }
  | { readonly kind: 'clearFaults' }
  /** Cuts the gateway or the Socket Mode connections. */
  | { readonly kind: 'cut'; readonly platform: PlatformName }
  /** Stops Newsdesk and starts it again, while the platforms and what is kept stay. Done when it is connected. */
  | { readonly kind: 'restart' };

export interface ActResult {
  /** `refused`: the platform's own client would not send it, and `problem` says why, as it would. */
  readonly status: 'done' | 'timeout' | 'refused';
  readonly problem?: string;
  readonly ackMs?: number;
  /** The message that was made or updated: its `key`. */
  readonly message?: string;
  /** Autocomplete and external menus. */
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
  /** Discord answered with a modal. */
  readonly modal?: { readonly interactionId: string; readonly data: Json };
  /** Slack: errors beside the fields of a modal, by `block_id`. */
  readonly fieldErrors?: Readonly<Record<string, string>>;
  /** Slack: the entity that the app presented in the side panel. */
  readonly panel?: Json;
  /** `direct`: the channel's id. */
  readonly channelId?: string;
}
