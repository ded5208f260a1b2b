import type { Clock } from '../../runtime/clock.ts';
import type { PermissionName } from './permissions.ts';
import type { ChannelTypeName } from './world.ts';

export interface RoleSeed {
  readonly name: string;
  readonly permissions?: readonly PermissionName[];
  readonly mentionable?: boolean;
}

export interface UserSeed {
  readonly username: string;
  /** The name that is shown; the username by default. */
  readonly displayName?: string;
  /** Names of roles in every guild where they exist. */
  readonly roles?: readonly string[];
  readonly locale?: string;
  readonly acceptsDirectMessages?: boolean;
}

export interface ChannelSeed {
  readonly name: string;
  readonly type?: Exclude<ChannelTypeName, 'direct' | 'group' | 'announcementThread' | 'publicThread' | 'privateThread'>;
  readonly topic?: string;
  /** Forum only: tags by name. */
  readonly tags?: readonly string[];
  /** Forum only: a post must carry a tag. */
  readonly requiresTag?: boolean;
}

export interface GuildSeed {
  readonly name: string;
  /** Username of the owner; the first user by default. */
  readonly owner?: string;
  readonly locale?: string;
  readonly channels?: readonly ChannelSeed[];
  readonly roles?: readonly RoleSeed[];
  /** Permissions of everyone; what a new Discord server gives by default. */
  readonly everyone?: readonly PermissionName[];
  /** Permissions of the bot's own role; what a bot that posts and answers is invited with by default. */
  readonly bot?: readonly PermissionName[];
  /** The bot is not a member: it knows nothing of the server but the interactions of people who added it to their account. */
  readonly withoutBot?: true;
}

export interface DiscordSandboxOptions {
  readonly host?: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly clock?: Clock;
  /** The bot token that is accepted; one is made up by default. */
  readonly token?: string;
  readonly applicationId?: string;
  /** The name the bot is shown under. */
  readonly botName?: string;
  /** As the switch "Requires OAuth2 Code Grant" of the portal; off by default. */
  readonly requiresCodeGrant?: boolean;
  /** People may add the application to their account, as the page "Installation" of the portal says; not by default. */
  readonly userInstall?: boolean;
  readonly users?: readonly UserSeed[];
  readonly guilds?: readonly GuildSeed[];
  /** `real`: per-route buckets with headers, 50 requests a second over all, 10 crossposts an hour, one identify per 5 s. */
  readonly rateLimits?: 'off' | 'real';
  /** Milliseconds; Discord's own is 41 250. */
  readonly heartbeatIntervalMs?: number;
  /** Privileged intents switched on for the application; none by default, so asking for one closes with 4014. */
  readonly privilegedIntents?: readonly ('GuildMembers' | 'GuildPresences' | 'MessageContent')[];
  /** Time in ms for which `enforce_nonce` remembers; three minutes by default. */
  readonly nonceWindowMs?: number;
  /** Under `real` limits, how many 401, 403 and 429 in ten minutes ban the client's address; 10,000 by default. */
  readonly invalidRequests?: number;
  /** Number of session starts that the day allows; 1,000 by default. */
  readonly sessionStarts?: number;
  /** Number of buckets of shards that identify beside each other, one in five seconds each under `real` limits; 1 by default. */
  readonly maxConcurrency?: number;
  /** The number of shards that `GET /gateway/bot` recommends; one for each thousand guilds by default. */
  readonly recommendedShards?: number;
}
