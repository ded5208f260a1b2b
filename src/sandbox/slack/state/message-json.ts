import type { JsonObject } from '../json.ts';
import type { SlackMessage } from './message.ts';
import type { SandboxState } from './sandbox-state.ts';
import type { Workspace } from './workspace.ts';

/** A message in the form the Web API and payloads show it. */
export function toMessageJson(
  state: SandboxState,
  workspace: Workspace,
  message: SlackMessage,
  { withMetadata = false }: { readonly withMetadata?: boolean } = {},
): JsonObject {
  const lastEdit = message.edits.at(-1);
  return {
    type: 'message',
    user: message.userId,
    ts: message.ts,
    text: message.text,
    team: message.teamId,
    ...(message.botId === undefined ? {} : botFields(state, workspace)),
    ...(message.clientMsgId === undefined ? {} : { client_msg_id: message.clientMsgId }),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...attachmentsOf(message),
    ...(message.threadTs === undefined ? threadFields(workspace, message) : { thread_ts: message.threadTs }),
    ...(message.replyBroadcast ? { subtype: 'thread_broadcast' } : {}),
    ...(lastEdit === undefined ? {} : { edited: { user: message.botId ?? message.userId, ts: lastEdit.editedAt } }),
    ...(message.reactions.length === 0
      ? {}
      : { reactions: message.reactions.map(({ name, userIds }) => ({ name, users: userIds, count: userIds.length })) }),
    ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}

function botFields(state: SandboxState, workspace: Workspace): JsonObject {
  return {
    bot_id: workspace.botId,
    app_id: state.appId,
    bot_profile: { id: workspace.botId, app_id: state.appId, name: workspace.botName, deleted: false, updated: 0, team_id: workspace.id },
  };
}

function attachmentsOf({ attachments, unfurls }: SlackMessage): JsonObject {
  const shown = [...attachments, ...Object.entries(unfurls).map(([fromUrl, unfurl]) => ({ from_url: fromUrl, ...unfurl }))];
  return shown.length === 0 ? {} : { attachments: shown.map((attachment, index) => ({ id: index + 1, ...attachment })) };
}

function threadFields(workspace: Workspace, message: SlackMessage): JsonObject {
  const replies = workspace.messages.replies(message.channelId, message.ts);
  const latest = replies.at(-1);
  if (latest === undefined) return {};
  const repliers = [...new Set(replies.map((reply) => reply.userId))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: repliers,
    reply_users_count: repliers.length,
    latest_reply: latest.ts,
  };
}
