import { NewsdeskError } from '../../../runtime/errors.ts';
import type { JsonObject } from '../json.ts';
import type { UserSeed } from '../seed.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { Channel, Workspace } from '../state/workspace.ts';

export interface Person {
  readonly workspace: Workspace;
  readonly user: UserSeed;
}

/** The person behind a user id, in whichever team. Asking for nobody is a mistake of the caller, so it throws. */
export function getPerson(state: SandboxState, userId: string): Person {
  for (const workspace of state.workspaces.values()) {
    const user = workspace.users.get(userId);
    if (user !== undefined) return { workspace, user };
  }
  throw missing('user', userId, 'Use the id of a user of the seed.');
}

export function getChannel(workspace: Workspace, channelId: string): Channel {
  const channel = workspace.channels.get(channelId);
  if (channel === undefined) throw missing('channel', channelId, 'Use the id of a channel of the seed, or of an opened direct message.');
  return channel;
}

export function missing(kind: string, id: string, fix: string): NewsdeskError {
  return new NewsdeskError(`The Slack sandbox has no ${kind} "${id}".`, {
    code: `sandbox.slack.no${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}`,
    fix,
  });
}

/** Slack's name of a channel in payloads: private ones and direct messages do not tell their name. */
export function payloadChannelName(channel: Channel): string {
  if (channel.isIm) return 'directmessage';
  return channel.isPrivate ? 'privategroup' : channel.name;
}

/** The fields every interactive payload carries. If the app was installed for an organization, Slack names no workspace. */
export function payloadBase(state: SandboxState, { workspace, user }: Person): JsonObject {
  const isForOrganization = isByOrganization(state, workspace);
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: workspace.id },
    team: isForOrganization ? null : { id: workspace.id, domain: workspace.domain },
    api_app_id: state.appId,
    token: state.verificationToken,
    enterprise: workspace.enterprise ?? null,
    is_enterprise_install: isForOrganization,
  };
}

/** Whether the app serves the workspace by the installation of its organization. */
export function isByOrganization({ oauth }: SandboxState, workspace: Workspace): boolean {
  return oauth?.book.findInstalled(workspace) === 'organization';
}

/** Slack escapes these three in whatever a person types, and nothing else. */
export function escapeTyped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
