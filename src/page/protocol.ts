/**
 * The events that the page's server sends the browser; `acts.ts` has the browser's requests. Both sides are compiled against
 * these, and they import nothing else. All times are milliseconds since the epoch.
 *
 * `GET events` is a stream of `PageEvent` (server-sent events, one JSON object each): the first is always `state`, and
 * so is the first after a reconnection. `POST act` takes an `Act` and answers with an `ActResult`; `content-panel.ts` has what the *Content*
 * panel gets. All want the token of this start, which stands in `<meta name="newsdesk-token">`: in the query as `token`, and in the header `x-newsdesk-token`.
 */

export type PlatformName = 'discord' | 'slack';

export type Json = { readonly [key: string]: unknown };

export interface PageState {
  readonly discord: PlatformState;
  readonly slack: PlatformState;
  readonly content: ContentState;
  readonly outbox: OutboxState;
  readonly faults: readonly FaultState[];
  /** Set when the page was opened by `newsdesk preview`. */
  readonly preview?: PreviewState;
  /** Three questions to try first, made from the content that is served; without the slash. */
  readonly starters: readonly Starter[];
}

export interface Starter {
  readonly command: string;
  /** The words behind the command, in Slack's grammar; on Discord they go into the first option. */
  readonly text: string;
  /** Its effect, in a few words. */
  readonly why: string;
}

export interface PlatformState {
  readonly place: string;
  readonly people: readonly Person[];
  /** In the order they are listed; threads after their parent; direct messages last. */
  readonly channels: readonly Channel[];
  readonly commands: readonly CommandInfo[];
  /** In the menu of every message. */
  readonly entries: readonly EntryInfo[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  /** Oldest first. */
  readonly messages: readonly Message[];
  /** Open modals, the top one last, and Home tabs (Slack); Discord's come with the answer to an act. */
  readonly views: readonly OpenView[];
  readonly connected: boolean;
}

/** An entry of the bot's in the menu of a message. */
export interface EntryInfo {
  /** Discord's name of it, Slack's callback id. */
  readonly id: string;
  readonly name: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** The rights of this person, in words: `Owner`, `Editor, manages channels`, `Guest`. */
  readonly role: string;
  readonly isBot: boolean;
  readonly managesChannels: boolean;
  /** The language of the person's client: `en-US`, `de`. */
  readonly locale: string;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'text' | 'announcement' | 'forum' | 'thread' | 'direct' | 'private' | 'home';
  readonly parentId?: string;
  /** Thread: the message it hangs on, when there is one. */
  readonly messageId?: string;
  /** The only person who sees it; absent if everybody does. */
  readonly memberIds?: readonly string[];
  /** Whether the bot is in it (Slack) or may post in it (Discord). */
  readonly botMayPost: boolean;
  /** Questions that the bot offers there, to press in place of typing. */
  readonly prompts?: { readonly title: string; readonly items: readonly { readonly title: string; readonly message: string }[] };
}

/** Discord: what can be shown in the language of a client. */
export interface Localized {
  /** By locale of the client. */
  readonly localized?: Readonly<Record<string, { readonly name: string; readonly description: string }>>;
  /** The name that an act takes, if the shown one is another; set by the browser. */
  readonly registered?: string;
}

export interface CommandInfo extends Localized {
  /** On Discord with its subcommand behind a blank, `announcements on`: as an act names it. */
  readonly name: string;
  readonly description: string;
  /** Slack's usage hint. */
  readonly hint?: string;
  /** Discord's options in order. */
  readonly options: readonly OptionInfo[];
  /** Discord: hidden from people without Manage Channels. */
  readonly forManagers: boolean;
}

export interface OptionInfo extends Localized {
  readonly name: string;
  readonly description: string;
  readonly kind: 'text' | 'integer' | 'boolean' | 'channel' | 'role' | 'user' | 'other';
  readonly required: boolean;
  readonly autocomplete: boolean;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
}

export interface Message {
  /** Unique over both platforms: Discord's id, or Slack's channel and ts. */
  readonly key: string;
  readonly platform: PlatformName;
  readonly channelId: string;
  /** Slack: the `ts` of the thread it stands in. */
  readonly threadTs?: string;
  /** Discord's message id, Slack's ts. */
  readonly id: string;
  readonly author: { readonly id: string; readonly name: string; readonly isBot: boolean };
  readonly at: number;
  readonly editedAt?: number;
  readonly isDeleted: boolean;
  /** Ephemeral: the only person who sees it. */
  readonly visibleTo?: string;
  /** Discord: the message as REST answers it (`flags`, `content`, `components`, `embeds`). Slack: `{ text, blocks, attachments }`. */
  readonly payload: Json;
  /** The command or click it answers: `Rosa used /news`. */
  readonly because?: string;
  readonly crossposted: boolean;
  readonly inspect: Inspection;
}

export interface Inspection {
  /** `POST /channels/:channelId/messages`, `chat.postMessage`, `acknowledgement`. */
  readonly via: string;
  /** The body as the client library sent it. */
  readonly request: unknown;
  readonly limits: readonly LimitUse[];
  /** From the command leaving to its acknowledgement. */
  readonly ackMs?: number;
  readonly versions: number;
}

export interface LimitUse {
  /** `Text over all displays`, `Components`. */
  readonly name: string;
  readonly used: number;
  readonly limit: number;
  readonly unit: 'characters' | 'components' | 'bytes' | 'blocks';
  readonly source: string;
}

/** A Slack modal as it stands open, or the Home tab of a person. */
export interface OpenView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly userId: string;
  /** `title`, `blocks`, `submit`, `close`, `private_metadata`, ids filled in. */
  readonly definition: Json;
  /** By `block_id`. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface ContentState {
  readonly publication: string;
  readonly articles: readonly { readonly slug: string; readonly title: string; readonly publishedAt?: string; readonly file?: string }[];
  readonly sections: number;
  readonly problems: readonly ProblemInfo[];
  /** The last change of the answered content: `spacex-colossus.md changed`. */
  readonly change?: string;
}

export interface ProblemInfo {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** The line of the file, when it could be read. */
  readonly excerpt?: string;
}

export interface PreviewState {
  readonly file: string;
  /** Absent while the file has an error and never had a good version. */
  readonly slug?: string;
  readonly title?: string;
  /** The file's text as it is on disk, with its problems marked by line and column. */
  readonly source: string;
  /** Each as it would be sent; pages in their order. */
  readonly announcement?: PreviewItem;
  readonly sections: readonly PreviewItem[];
  readonly terms: readonly PreviewItem[];
}

export interface PreviewItem {
  readonly title: string;
  readonly discord: readonly { readonly payload: Json; readonly limits: readonly LimitUse[] }[];
  readonly slack: readonly { readonly payload: Json; readonly limits: readonly LimitUse[] }[];
}

export interface OutboxState {
  /** By state: `pending`, `sending`, `delivered`, `unknown`, ... */
  readonly counts: Readonly<Record<string, number>>;
  /** Newest first, at most 100. */
  readonly deliveries: readonly DeliveryInfo[];
}

export interface DeliveryInfo {
  readonly number: number;
  readonly platform: PlatformName;
  readonly channel: string;
  readonly article: string;
  /** `post`, `edit:2`, `note:2`, `thread`, `crosspost`. */
  readonly part: string;
  readonly status: 'waiting' | 'pending' | 'sending' | 'delivered' | 'unknown' | 'dead' | 'canceled';
  readonly inDoubt: boolean;
  readonly attempts: number;
  readonly reason?: string;
  readonly log: readonly { readonly at: number; readonly outcome: string }[];
}

export type FaultKind = 'lostAnswer' | 'lostRequest' | 'serverError' | 'rateLimit' | 'hang';

export interface FaultState {
  readonly platform: PlatformName;
  readonly id: number;
  readonly kind: FaultKind;
  readonly what: FaultTarget;
  readonly remaining: number;
  readonly hits: number;
}

/** The target of a fault: posted announcements, edited messages, or answers to commands. */
export type FaultTarget = 'post' | 'edit' | 'answer';

export type PageEvent =
  | { readonly kind: 'state'; readonly state: PageState }
  /** New or changed: replaces the one with the same `key`. */
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'people'; readonly platform: PlatformName; readonly people: readonly Person[] }
  | { readonly kind: 'channels'; readonly platform: PlatformName; readonly channels: readonly Channel[] }
  | {
      readonly kind: 'commands';
      readonly platform: PlatformName;
      readonly commands: readonly CommandInfo[];
      readonly entries: readonly EntryInfo[];
    }
  | { readonly kind: 'views'; readonly views: readonly OpenView[] }
  /** The bot is preparing an answer, or no more. */
  | { readonly kind: 'typing'; readonly platform: PlatformName; readonly channelId: string; readonly active: boolean }
  | { readonly kind: 'connected'; readonly platform: PlatformName; readonly connected: boolean }
  | { readonly kind: 'content'; readonly content: ContentState; readonly starters: readonly Starter[] }
  | { readonly kind: 'preview'; readonly preview: PreviewState }
  | { readonly kind: 'outbox'; readonly outbox: OutboxState }
  | { readonly kind: 'faults'; readonly faults: readonly FaultState[] }
  /** A fault struck a request. */
  | { readonly kind: 'struck'; readonly platform: PlatformName; readonly fault: FaultKind; readonly what: string };
