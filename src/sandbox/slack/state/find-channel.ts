import type { Clock } from '../../../runtime/clock.ts';
import { openDirectMessage, type Channel, type Workspace } from './workspace.ts';

/** A conversation by id, as far as the bot can see it: a private one it is not in does not exist for it. */
export function findVisibleChannel(workspace: Workspace, id: string | undefined): Channel | undefined {
  const channel = id === undefined ? undefined : workspace.channels.get(id);
  if (channel === undefined) return undefined;
  return channel.isPrivate && !channel.memberIds.has(workspace.botUserId) ? undefined : channel;
}

/** The target of a message: an id, a name with or without `#`, or a person, whose direct messages are opened. */
export function findTarget(workspace: Workspace, ref: string | undefined, clock: Clock): Channel | undefined {
  if (ref === undefined) return undefined;
  const byId = findVisibleChannel(workspace, ref);
  if (byId !== undefined) return byId;
  const user = workspace.users.get(ref);
  if (user !== undefined && user.isDeleted !== true) return openDirectMessage(workspace, [user.id], clock);
  const name = ref.replace(/^#/, '');
  const named = [...workspace.channels.values()].find((channel) => channel.name === name && !channel.isIm && !channel.isMpim);
  return findVisibleChannel(workspace, named?.id);
}

/** Slack's word for the kind of conversation, as in `channels:history`, `groups:read`. */
export function channelFamily(channel: Channel): 'channels' | 'groups' | 'im' | 'mpim' {
  if (channel.isIm) return 'im';
  if (channel.isMpim) return 'mpim';
  return channel.isPrivate ? 'groups' : 'channels';
}
