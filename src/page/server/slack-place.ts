import type { UserSeed } from '../../sandbox/slack/seed.ts';
import type { Channel as SlackChannel, Workspace } from '../../sandbox/slack/state/workspace.ts';
import type { Channel, Person } from '../protocol.ts';
import { nameOf } from './slack-message.ts';

/** The workspace's people, the bot last. */
export function listSlackPeople({ users, botUserId, botName }: Workspace): readonly Person[] {
  const people = [...users.values()].filter(({ id }) => id !== botUserId).map(toPerson);
  return [...people, { id: botUserId, name: botName, role: 'App', isBot: true, managesChannels: false, locale: 'en-US' }];
}

function toPerson(user: UserSeed): Person {
  const { id, name, realName = name, locale = 'en-US' } = user;
  return { id, name: realName, role: roleOf(user), isBot: false, managesChannels: !isGuest(user), locale };
}

function roleOf(user: UserSeed): string {
  if (user.isOwner === true) return 'Owner';
  if (user.isAdmin === true) return 'Admin';
  return isGuest(user) ? 'Guest' : 'Member';
}

function isGuest({ isRestricted, isUltraRestricted }: UserSeed): boolean {
  return isRestricted === true || isUltraRestricted === true;
}

/** In the order they were made, direct messages and the Home tab last. Archived ones are not shown, as in Slack's own list. */
export function listSlackChannels(workspace: Workspace): readonly Channel[] {
  const shown = [...workspace.channels.values()].filter(({ isArchived, isMpim }) => !isArchived && !isMpim);
  const listed = [...shown.filter(({ isIm }) => !isIm), ...shown.filter(({ isIm }) => isIm)];
  return [...listed.map((channel) => toChannel(workspace, channel)), home];
}

/** The Home tab of the app, which stands beside its direct messages. */
const home: Channel = { id: 'home', name: 'Home', kind: 'home', botMayPost: true };

function toChannel(workspace: Workspace, channel: SlackChannel): Channel {
  const { id, name, isIm, isPrivate, memberIds } = channel;
  const people = [...workspace.users.values()].filter((user) => user.id !== workspace.botUserId);
  // Members find every public channel; guests only those that they are in.
  const seenBy = people.filter((user) => memberIds.has(user.id) || (!isPrivate && !isIm && !isGuest(user))).map((user) => user.id);
  const offered = workspace.prompts.get(id);
  const other = people.find((user) => memberIds.has(user.id));
  return {
    id,
    name: isIm ? nameOf(workspace, other?.id ?? '') : name,
    kind: isIm ? 'direct' : isPrivate ? 'private' : 'text',
    botMayPost: memberIds.has(workspace.botUserId),
    ...(offered === undefined ? {} : { prompts: { title: offered.title, items: offered.prompts } }),
    ...(seenBy.length === people.length ? {} : { memberIds: seenBy }),
  };
}
