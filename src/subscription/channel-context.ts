import type { PostingOutlook } from './posting-outlook.ts';
import { type Destination, destinationOf, type PlatformName } from './subscription.ts';

/** The place of an asker, as a command knows it. */
export interface ChannelContext {
  readonly platform: PlatformName;
  readonly installationId: string;
  readonly channelId: string;
  readonly userId: string;
  /** As in `Asker`. */
  readonly isElsewhere?: true;
  /** As in `Asker`: what is done for it is done once. */
  readonly cause?: string;
  /** The language of the place, as its people have set it, BCP 47: absent if nobody has. */
  readonly locale?: string;
  /** Set in a post of a forum: announcements become posts of that forum. */
  readonly forum?: Forum;
  /** Absent if nobody can tell. */
  readonly offers?: readonly ('threads' | 'followers')[];
  /** Permissions without which nothing can be posted there, by their names as kept texts. Absent if nobody can tell. */
  readonly lacks?: readonly string[];
  /** Whether a message can be posted there, as far as the platform tells when it is asked. */
  readonly outlook?: PostingOutlook;
}

export interface Forum {
  readonly id: string;
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  readonly requiresTag: boolean;
}

/** The destination of this place's announcements. */
export function channelOf({ platform, installationId, channelId, forum }: ChannelContext): Destination {
  return forum === undefined
    ? destinationOf(platform, installationId, 'channel', channelId)
    : destinationOf(platform, installationId, 'forum', forum.id);
}

/** The direct messages of the asker. */
export function personOf({ platform, installationId, userId }: ChannelContext): Destination {
  return destinationOf(platform, installationId, 'user', userId);
}
