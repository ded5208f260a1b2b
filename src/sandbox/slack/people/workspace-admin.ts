import type { SandboxState } from '../state/sandbox-state.ts';
import type { TokenRefusal } from '../state/token-book.ts';
import type { Workspace } from '../state/workspace.ts';
import { deleteMessage } from '../posting.ts';
import type { SlackMessage } from '../state/message.ts';
import { getChannel, missing } from './find-person.ts';

/** The acts of a workspace's administrators on an app: each is a way for a delivery to fail for good. */
export interface WorkspaceAdmin {
  archive(channelId: string): void;
  unarchive(channelId: string): void;
  /** The channel is gone: every call for it is `channel_not_found` from now on. */
  deleteChannel(channelId: string): void;
  inviteBot(channelId: string): void;
  removeBot(channelId: string): void;
  deleteMessage(message: SlackMessage): void;
  /** Takes a token back: every later call with it answers `refusal`. */
  revokeToken(token: string, refusal?: TokenRefusal): void;
  restoreToken(token: string): void;
  /** Takes every token back that was given to a workspace by OAuth, without an event. */
  revokeWorkspace(teamId: string): void;
  /** Replaces the scopes a token was given. */
  setScopes(token: string, scopes: readonly string[]): void;
}

export function createWorkspaceAdmin(state: SandboxState): WorkspaceAdmin {
  return {
    archive: (channelId) => void (getChannel(workspaceOf(state, channelId), channelId).isArchived = true),
    unarchive: (channelId) => void (getChannel(workspaceOf(state, channelId), channelId).isArchived = false),
    deleteChannel: (channelId) => void workspaceOf(state, channelId).channels.delete(channelId),
    inviteBot(channelId) {
      const workspace = workspaceOf(state, channelId);
      getChannel(workspace, channelId).memberIds.add(workspace.botUserId);
    },
    removeBot(channelId) {
      const workspace = workspaceOf(state, channelId);
      getChannel(workspace, channelId).memberIds.delete(workspace.botUserId);
    },
    deleteMessage: (message) => deleteMessage(state, workspaceOf(state, message.channelId), message),
    revokeToken: (token, refusal = 'token_revoked') => state.tokens.refuse(token, refusal),
    revokeWorkspace(teamId) {
      const workspace = state.workspaces.get(teamId);
      if (workspace === undefined) throw missing('team', teamId, 'Use the id of a team of the seed.');
      state.oauth?.book.revoke(workspace);
    },
    restoreToken: (token) => state.tokens.restore(token),
    setScopes: (token, scopes) => state.tokens.setScopes(token, scopes),
  };
}

function workspaceOf(state: SandboxState, channelId: string): Workspace {
  for (const workspace of state.workspaces.values()) if (workspace.channels.has(channelId)) return workspace;
  throw missing('channel', channelId, 'Use the id of a channel of the seed, or of an opened direct message.');
}
