import type { Json } from './json.ts';
import type { Pings } from './pings.ts';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly globalName: string | null;
  readonly bot: boolean;
  /** The client's language, which interactions carry: `en-US`, `de`. */
  locale: string;
  /** False: Create Message in the direct channel answers 50007, as for a reader who closed theirs. */
  acceptsDirectMessages: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly position: number;
  readonly mentionable: boolean;
}

export interface Member {
  readonly userId: string;
  roleIds: string[];
  readonly joinedAt: string;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  readonly channelIds: Set<string>;
}

/** The kinds of channel the sandbox knows (resources/channel, channel types). */
export const channelTypes = {
  text: 0,
  direct: 1,
  voice: 2,
  group: 3,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
} as const;

export type ChannelTypeName = keyof typeof channelTypes;
export type ChannelType = (typeof channelTypes)[ChannelTypeName];

export interface Overwrite {
  readonly id: string;
  /** 0 for a role, 1 for a member. */
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface ForumTag {
  readonly id: string;
  readonly name: string;
  readonly moderated: boolean;
}

export interface ThreadState {
  readonly ownerId: string;
  readonly createdAt: string;
  readonly memberIds: Set<string>;
  archived: boolean;
  locked: boolean;
  autoArchiveMinutes: number;
  archiveChangedAt: string;
  appliedTagIds: readonly string[];
  messageCount: number;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly guildId: string | undefined;
  name: string;
  readonly topic: string | null;
  readonly parentId: string | null;
  readonly position: number;
  readonly overwrites: Overwrite[];
  readonly tags: readonly ForumTag[];
  readonly requiresTag: boolean;
  readonly recipientIds: readonly string[];
  /** Set for direct messages between people, which the bot is no part of. */
  readonly isBetweenPeople?: true;
  readonly thread: ThreadState | undefined;
  readonly messages: Map<string, StoredMessage>;
  lastMessageId: string | null;
}

/** A message as REST answers it; the fields the sandbox itself reads are typed. */
export interface WireMessage extends Json {
  readonly id: string;
  readonly channel_id: string;
  readonly author: Json;
  readonly type: number;
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly attachments: readonly Json[];
  readonly flags: number;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
}

export interface MessageVersion {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly payload: WireMessage;
  /** The body that made this version, as it was sent. */
  readonly request: unknown;
}

/** An observer's view of a message; the object is live and follows edits and deletion. */
export interface MessageRecord {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly authorId: string;
  /** As REST answers it now. */
  readonly payload: WireMessage;
  /** The body of the request that made the current version. */
  readonly request: unknown;
  /** Every version, the first included, oldest first. */
  readonly versions: readonly MessageVersion[];
  /** The only person who sees it; `undefined` if everybody in the channel does. */
  readonly ephemeralFor: string | undefined;
  /** Whom it notified when it was posted. */
  readonly pings: Pings;
  readonly interactionId: string | undefined;
  readonly crossposted: boolean;
  readonly deleted: boolean;
}

export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly authorId: string;
  payload: WireMessage;
  request: unknown;
  readonly versions: MessageVersion[];
  readonly ephemeralFor: string | undefined;
  pings: Pings;
  readonly interactionId: string | undefined;
  crossposted: boolean;
  deleted: boolean;
}

export interface StoredFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** The operator's settings of the application, which the bot's token may change. */
export interface ApplicationSettings {
  readonly description: string;
  readonly tags: readonly string[];
  /** `integration_types_config` as Discord answers it: scopes and permissions by context of installation. */
  readonly installConfig: Json;
  /** `interactions_endpoint_url`: with one, interactions go there over HTTP. */
  readonly interactionsEndpoint: string | undefined;
}

export interface World {
  readonly applicationId: string;
  /** `verify_key`: 64 hexadecimal digits. */
  readonly publicKey: string;
  application: ApplicationSettings;
  /** "Requires OAuth2 Code Grant" of the portal, which breaks a plain install link. */
  readonly requiresCodeGrant: boolean;
  readonly bot: User;
  readonly users: Map<string, User>;
  /** All that people of the sandbox are in; those without the bot as a member hear nothing of it. */
  readonly guilds: Map<string, Guild>;
  /** The people who added the application to their account. */
  readonly userInstalls: Set<string>;
  readonly channels: Map<string, Channel>;
  /** By attachment id. */
  readonly files: Map<string, StoredFile>;
  /** Registered commands: by guild id, `global` for all guilds; each by command id. */
  readonly commands: Map<string, Map<string, Json>>;
  /** When commands were created, in milliseconds since the epoch, by the same keys. */
  readonly commandCreations: Map<string, readonly number[]>;
}

export function isThread(channel: Channel): boolean {
  return channel.thread !== undefined;
}

/** The channel whose overwrites rule: a thread's parent, else the channel itself. */
export function permissionChannel(world: World, channel: Channel): Channel {
  return (isThread(channel) && channel.parentId !== null ? world.channels.get(channel.parentId) : undefined) ?? channel;
}
