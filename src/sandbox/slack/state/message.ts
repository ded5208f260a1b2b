import type { JsonObject } from '../json.ts';
import type { Pings } from '../pings.ts';

/** The origin of a message: the call that wrote it. */
export type MessageOrigin = 'chat.postMessage' | 'chat.postEphemeral' | 'acknowledgement' | 'response_url' | 'person';

export interface Reaction {
  readonly name: string;
  readonly userIds: readonly string[];
}

/** The parts that the app sent for a message. */
export interface Sent {
  readonly via: Exclude<MessageOrigin, 'person'> | 'chat.update';
  /** Without the token. */
  readonly body: JsonObject;
  /** The payload of the command or action that it answers: the very object that was delivered. */
  readonly answers?: JsonObject | undefined;
}

/** The parts of a message that can change, as they stood before an edit. */
export interface MessageContent {
  readonly text: string;
  /** With every `block_id` and `action_id` filled in, as Slack hands them back. */
  readonly blocks: readonly JsonObject[];
  readonly attachments: readonly JsonObject[];
  readonly metadata?: JsonObject | undefined;
  /** Whom this content would notify. */
  readonly pings: Pings;
  /** Absent when a person wrote it. */
  readonly sent?: Sent | undefined;
}

/**
 * A message in a channel. The same object stays the message for its whole life: after an edit it shows the new
 * content, and `edits` keeps what was there before, oldest first.
 */
export interface SlackMessage extends MessageContent {
  readonly teamId: string;
  readonly channelId: string;
  readonly ts: string;
  readonly userId: string;
  readonly botId?: string | undefined;
  readonly threadTs?: string | undefined;
  readonly replyBroadcast: boolean;
  /** Set on an ephemeral message: the only person who sees it. */
  readonly visibleTo?: string | undefined;
  readonly origin: MessageOrigin;
  readonly clientMsgId?: string | undefined;
  readonly edits: readonly (MessageContent & { readonly editedAt: string })[];
  readonly isDeleted: boolean;
  readonly reactions: readonly Reaction[];
  /** Link previews attached by `chat.unfurl`, by url. */
  readonly unfurls: Readonly<Record<string, JsonObject>>;
  /** Work Objects that came with them, by url. */
  readonly entities: Readonly<Record<string, JsonObject>>;
}

/** The store's own, writable view of a message. */
export type StoredMessage = { -readonly [Key in keyof SlackMessage]: SlackMessage[Key] } & {
  edits: (MessageContent & { readonly editedAt: string })[];
  reactions: Reaction[];
  unfurls: Record<string, JsonObject>;
  entities: Record<string, JsonObject>;
};
