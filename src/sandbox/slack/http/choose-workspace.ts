import type { JsonObject } from '../json.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { TokenGrant } from '../state/token-book.ts';
import type { Workspace } from '../state/workspace.ts';

/**
 * The workspace that a call works on. The token of an organization serves all of its workspaces: `team_id` names one, else the channel or the
 * person does (enterprise/apps/changes-apis).
 */
export function chooseWorkspace({ workspaces }: SandboxState, grant: TokenGrant, args: JsonObject): Workspace | undefined {
  const { workspace, organizationId } = grant;
  if (organizationId === undefined) return workspace;
  const all = [...workspaces.values()].filter(({ enterprise }) => enterprise?.id === organizationId);
  const named = ['team_id', 'channel', 'user', 'users', 'user_id'].map((name) => args[name]).filter((value) => typeof value === 'string');
  const holds = ({ id, channels, users }: Workspace): boolean => named.some((name) => id === name || channels.has(name) || users.has(name));
  return all.find(holds) ?? workspace;
}
