import type { GuildSeed, UserSeed } from './options.ts';
import type { PermissionName } from './permissions.ts';

/** The permissions that a new Discord server grants to everyone, as far as the sandbox looks at them. */
export const everyonePermissions: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
  'CreatePublicThreads',
  'CreatePrivateThreads',
  'SendMessagesInThreads',
  'UseExternalApps',
];

/** The permissions of a bot that posts, publishes and opens threads: no administrator, no mention of everyone. */
export const botPermissions: readonly PermissionName[] = [...everyonePermissions, 'ManageMessages', 'ManageThreads'];

/** One of each: an owner, a moderator who may manage channels, a member, and a reader who takes no direct messages. */
export const defaultUsers: readonly UserSeed[] = [
  { username: 'ada', displayName: 'Ada', roles: [] },
  { username: 'grace', displayName: 'Grace', roles: ['Editors'] },
  { username: 'linus', displayName: 'Linus', roles: ['Readers'] },
  { username: 'mary', displayName: 'Mary', locale: 'de', acceptsDirectMessages: false },
];

export const defaultGuilds: readonly GuildSeed[] = [
  {
    name: 'The Newsroom',
    owner: 'ada',
    channels: [
      { name: 'general' },
      { name: 'announcements', type: 'announcement' },
      { name: 'articles', type: 'forum', tags: ['infrastructure', 'policy'] },
    ],
    roles: [
      { name: 'Editors', permissions: ['ManageChannels', 'ManageGuild', 'ManageMessages', 'MentionEveryone'] },
      { name: 'Readers', mentionable: true },
      { name: 'Staff' },
    ],
  },
];
