/** A person (or bot) of the workspace a test or the page starts with. */
export interface UserSeed {
  readonly id: string;
  readonly name: string;
  readonly realName?: string;
  readonly isAdmin?: boolean;
  readonly isOwner?: boolean;
  /** A multi-channel guest; with `isUltraRestricted` a single-channel guest. */
  readonly isRestricted?: boolean;
  readonly isUltraRestricted?: boolean;
  readonly isDeleted?: boolean;
  /** The workspace of somebody from another organization, who is here by a shared channel (Slack Connect). */
  readonly homeTeamId?: string;
  /** Of another organization, and in no shared channel that the app sees. */
  readonly isStranger?: boolean;
  /** The workspaces of an Enterprise Grid that the person belongs to. */
  readonly gridTeamIds?: readonly string[];
  readonly locale?: string;
  /** IANA name, for example `Europe/Berlin`. */
  readonly timeZone?: string;
}

export interface ChannelSeed {
  readonly id: string;
  readonly name: string;
  readonly isPrivate?: boolean;
  readonly isArchived?: boolean;
  /** Everybody but guests when left out. */
  readonly memberIds?: readonly string[];
  /** Whether the bot has been invited. True unless said otherwise. */
  readonly hasBot?: boolean;
  readonly topic?: string;
  readonly purpose?: string;
}

export interface UsergroupSeed {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly userIds: readonly string[];
}

export interface TeamSeed {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botName: string;
  readonly users: readonly UserSeed[];
  readonly channels: readonly ChannelSeed[];
  readonly usergroups: readonly UsergroupSeed[];
  /** The organization (Enterprise Grid) that the workspace belongs to. */
  readonly enterprise?: EnterpriseSeed;
}

export interface EnterpriseSeed {
  readonly id: string;
  readonly name: string;
}

/** One workspace with a reader, an admin, a guest, public and private channels, and one the bot is not in. */
export const defaultTeam: TeamSeed = {
  id: 'T0SANDBOX1',
  name: 'Sandbox Gazette',
  domain: 'sandbox-gazette',
  botToken: 'xoxb-sandbox-0000000001-bot',
  botUserId: 'U0BOT00001',
  botName: 'newsdesk',
  users: [
    { id: 'U0READER01', name: 'rosa', realName: 'Rosa Reader', locale: 'en-US', timeZone: 'Europe/Berlin' },
    { id: 'U0ADMIN001', name: 'ada', realName: 'Ada Admin', isAdmin: true, locale: 'en-US', timeZone: 'America/New_York' },
    { id: 'U0GUEST001', name: 'gil', realName: 'Gil Guest', isRestricted: true, locale: 'fr-FR', timeZone: 'Europe/Paris' },
  ],
  channels: [
    { id: 'C0GENERAL1', name: 'general', memberIds: ['U0READER01', 'U0ADMIN001', 'U0GUEST001'], purpose: 'Everything' },
    { id: 'C0ANNOUNCE', name: 'announcements', purpose: 'New articles' },
    { id: 'C0EDITORS1', name: 'editors', isPrivate: true, memberIds: ['U0ADMIN001'] },
    { id: 'C0NOTINVIT', name: 'random', hasBot: false },
    { id: 'C0ARCHIVED', name: 'old-news', isArchived: true },
  ],
  usergroups: [{ id: 'S0EDITORS1', handle: 'editors', name: 'Editors', userIds: ['U0ADMIN001'] }],
};
