import type { Deliver } from '../socket/envelope.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { Workspace } from '../state/workspace.ts';
import { dispatchEvent, type EventRecord } from './event.ts';

/** Removes the app from a workspace: its tokens end, and two events tell of it, in no certain order (reference/events/app_uninstalled). */
export async function uninstall(state: SandboxState, deliver: Deliver, workspace: Workspace): Promise<readonly EventRecord[]> {
  state.oauth?.book.uninstall(workspace);
  const events = [{ type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.botUserId] } }, { type: 'app_uninstalled' }];
  return Promise.all(events.map((event) => dispatchEvent(state, deliver, workspace, event)));
}
