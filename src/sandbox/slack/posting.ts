import { fillIds } from './blocks/fill-ids.ts';
import type { JsonObject } from './json.ts';
import { findPings } from './pings.ts';
import type { MessageContent, MessageOrigin, Sent, SlackMessage } from './state/message.ts';
import type { SandboxState } from './state/sandbox-state.ts';
import type { Workspace } from './state/workspace.ts';

export interface ContentDraft {
  readonly text: string;
  readonly blocks?: readonly JsonObject[];
  readonly attachments?: readonly JsonObject[];
  readonly metadata?: JsonObject | undefined;
  readonly linkNames?: boolean;
  readonly isPlain?: boolean;
  readonly sent?: Sent | undefined;
}

export interface MessageDraft extends ContentDraft {
  readonly channelId: string;
  readonly userId: string;
  readonly origin: MessageOrigin;
  readonly threadTs?: string | undefined;
  readonly replyBroadcast?: boolean;
  readonly visibleTo?: string | undefined;
  readonly clientMsgId?: string | undefined;
}

/** Puts a message into its channel and tells everybody who listens. */
export function postMessage(state: SandboxState, workspace: Workspace, draft: MessageDraft): SlackMessage {
  const message = workspace.messages.add({
    ...composeContent(workspace, draft),
    teamId: workspace.id,
    channelId: draft.channelId,
    ts: workspace.nextTs(),
    userId: draft.userId,
    botId: draft.userId === workspace.botUserId ? workspace.botId : undefined,
    threadTs: draft.threadTs,
    replyBroadcast: draft.replyBroadcast ?? false,
    visibleTo: draft.visibleTo,
    origin: draft.origin,
    clientMsgId: draft.clientMsgId,
    edits: [],
    isDeleted: false,
    reactions: [],
    unfurls: {},
    entities: {},
  });
  state.events.emit('message', message);
  return message;
}

export function editMessage(state: SandboxState, workspace: Workspace, message: SlackMessage, draft: ContentDraft): void {
  workspace.messages.edit(message, composeContent(workspace, draft), workspace.nextTs());
  state.events.emit('messageChanged', message);
}

export function deleteMessage(state: SandboxState, workspace: Workspace, message: SlackMessage): void {
  workspace.messages.remove(message);
  state.events.emit('messageDeleted', message);
}

function composeContent(workspace: Workspace, draft: ContentDraft): MessageContent {
  const { text, blocks = [], attachments = [], metadata, linkNames = false, isPlain = false, sent } = draft;
  const handles = new Map([...workspace.usergroups.values()].map(({ handle, id }) => [handle, id]));
  return {
    text,
    blocks: fillIds(blocks),
    attachments,
    metadata,
    sent,
    pings: findPings({ text, blocks, attachments, linkNames, isPlain, handles }),
  };
}
