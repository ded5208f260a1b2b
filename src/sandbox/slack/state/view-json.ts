import type { JsonObject } from '../json.ts';
import type { SandboxState } from './sandbox-state.ts';
import type { SlackView } from './view-book.ts';
import type { Workspace } from './workspace.ts';

/** A view in the form the Web API and payloads show it; `values` is what has been filled in. */
export function toViewJson(state: SandboxState, workspace: Workspace, view: SlackView, values: JsonObject = {}): JsonObject {
  return {
    id: view.id,
    team_id: view.teamId,
    title: null,
    close: null,
    submit: null,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    ...view.definition,
    type: view.type,
    state: { values },
    hash: view.hash,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: state.appId,
    app_installed_team_id: workspace.id,
    bot_id: workspace.botId,
  };
}
