import type { Clock } from '../../../runtime/clock.ts';
import { createId, createTimestamps } from '../ids.ts';
import type { ChannelSeed, EnterpriseSeed, TeamSeed, UserSeed, UsergroupSeed } from '../seed.ts';
import { createMessageStore, type MessageStore } from './message-store.ts';

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isIm: boolean;
  readonly isMpim: boolean;
  isArchived: boolean;
  readonly memberIds: Set<string>;
  readonly topic: string;
  readonly purpose: string;
  /** Seconds since the epoch. */
  readonly created: number;
}

/** Questions to press in place of typing. */
export interface OfferedPrompts {
  readonly title: string;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}

/** One team: its people, channels and messages, and the bot as it is installed there. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly botName: string;
  readonly users: Map<string, UserSeed>;
  readonly channels: Map<string, Channel>;
  readonly usergroups: Map<string, UsergroupSeed>;
  readonly enterprise: EnterpriseSeed | undefined;
  readonly messages: MessageStore;
  /** The questions that the app offers in a direct message, by the channel's id. */
  readonly prompts: Map<string, OfferedPrompts>;
  readonly nextTs: () => string;
}

export function createWorkspace(seed: TeamSeed, clock: Clock): Workspace {
  const workspace: Workspace = {
    id: seed.id,
    name: seed.name,
    domain: seed.domain,
    botUserId: seed.botUserId,
    botId: `B${seed.botUserId.slice(1)}`,
    botName: seed.botName,
    users: new Map(seed.users.map((user) => [user.id, user])),
    channels: new Map(),
    usergroups: new Map(seed.usergroups.map((usergroup) => [usergroup.id, usergroup])),
    enterprise: seed.enterprise,
    messages: createMessageStore(),
    prompts: new Map(),
    nextTs: createTimestamps(clock),
  };
  for (const channel of seed.channels) workspace.channels.set(channel.id, createChannel(channel, seed, clock));
  return workspace;
}

/** The direct-message channel with these people, made on first use as Slack does. */
export function openDirectMessage(workspace: Workspace, userIds: readonly string[], clock: Clock): Channel {
  const memberIds = new Set([...userIds, workspace.botUserId]);
  for (const channel of workspace.channels.values()) {
    if ((channel.isIm || channel.isMpim) && hasSameMembers(channel.memberIds, memberIds)) return channel;
  }
  const isMpim = userIds.length > 1;
  const channel: Channel = {
    id: createId(isMpim ? 'G' : 'D'),
    name: isMpim ? `mpdm-${userIds.join('--')}` : '',
    isPrivate: true,
    isIm: !isMpim,
    isMpim,
    isArchived: false,
    memberIds,
    topic: '',
    purpose: '',
    created: Math.floor(clock.now() / 1000),
  };
  workspace.channels.set(channel.id, channel);
  return channel;
}

function hasSameMembers(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size === right.size && [...left].every((id) => right.has(id));
}

function createChannel(seed: ChannelSeed, team: TeamSeed, clock: Clock): Channel {
  const memberIds = new Set(seed.memberIds ?? team.users.filter((user) => user.isRestricted !== true).map((user) => user.id));
  if (seed.hasBot !== false) memberIds.add(team.botUserId);
  return {
    id: seed.id,
    name: seed.name,
    isPrivate: seed.isPrivate === true,
    isIm: false,
    isMpim: false,
    isArchived: seed.isArchived === true,
    memberIds,
    topic: seed.topic ?? '',
    purpose: seed.purpose ?? '',
    created: Math.floor(clock.now() / 1000),
  };
}
