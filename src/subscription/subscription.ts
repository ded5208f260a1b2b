import type { Filter } from './filter.ts';
import type { QuietHours, Schedule } from './schedule.ts';

/** `webhook` is every program that `newsdesk.yaml` lists: it is told, and asks nothing. */
export type PlatformName = 'discord' | 'slack' | 'terminal' | 'webhook';

/** The target of messages: a channel, a forum whose posts are threads, or a person. `discord:channel:123`, `slack:user:T1:U2`. */
export type DestinationId = string & { readonly __brand: 'DestinationId' };

export interface Destination {
  readonly id: DestinationId;
  readonly platform: PlatformName;
  /** The guild or workspace; empty for a direct message on Discord. */
  readonly installationId: string;
  readonly kind: 'channel' | 'forum' | 'user';
  /** The channel's, forum's or person's id on the platform. */
  readonly targetId: string;
}

export interface SubscriptionSettings {
  readonly filter: Filter;
  readonly schedule: Schedule;
  readonly quiet?: QuietHours;
  /** A role (Discord) or user group (Slack) to ping, the only ping there is. */
  readonly ping?: string;
  /** Open a thread below each post. */
  readonly thread: boolean;
  /** Ids of tags for posts in a forum: Discord applies at most 5. */
  readonly forumTags: readonly string[];
  /** Publish to the servers that follow the channel (Discord announcement channels only). */
  readonly crosspost: boolean;
  /** BCP 47: only articles in this language; absent means all. */
  readonly lang?: string;
  readonly template: 'card' | 'compact';
  /** BCP 47: the language of the texts around an article; the publication's unless set. */
  readonly texts?: string;
}

/** At most one for a channel. */
export interface Subscription {
  readonly destination: Destination;
  readonly settings: SubscriptionSettings;
  /** The platform's user id of the person who set it up, told if it cannot post; absent if the operator did. */
  readonly createdBy?: string;
  readonly createdAt: number;
  /** Set while the platform refuses: since when, why, and when it is tried again. */
  readonly parked?: { readonly since: number; readonly reason: string; readonly retryAt: number };
}

export function destinationOf(platform: PlatformName, installationId: string, kind: Destination['kind'], targetId: string): Destination {
  const scope = platform === 'slack' ? `${installationId}:` : '';
  const place = kind === 'user' ? 'user' : 'channel';
  return { id: `${platform}:${place}:${scope}${targetId}` as DestinationId, platform, installationId, kind, targetId };
}
