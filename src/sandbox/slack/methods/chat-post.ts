import { asString } from '../json.ts';
import { isEmpty, readContent } from '../message-content.ts';
import { postMessage } from '../posting.ts';
import { findTarget } from '../state/find-channel.ts';
import { toMessageJson } from '../state/message-json.ts';
import type { Channel } from '../state/workspace.ts';
import { flag, json, refuse, requiredText, text, type ApiAnswer, type ApiMethod, type MethodCall } from './api-method.ts';

const contentArgs = {
  text,
  blocks: json,
  attachments: json,
  metadata: json,
  markdown_text: text,
  mrkdwn: flag,
  parse: text,
  link_names: flag,
  username: text,
  icon_emoji: text,
  icon_url: text,
  as_user: flag,
  unfurl_links: flag,
  unfurl_media: flag,
};

function chatPostMessage(call: MethodCall): ApiAnswer {
  const { state, workspace, args, scopes, warn } = call;
  const channel = findTarget(workspace, asString(args['channel']), state.clock);
  if (channel === undefined) return refuse('channel_not_found');
  if (channel.isArchived) return refuse('is_archived');
  if (!channel.memberIds.has(workspace.botUserId) && !scopes.has('chat:write.public')) return refuse('not_in_channel');
  const content = readContent(args, { limitsSum: true, overlongText: 'truncate' });
  if (content.kind === 'refused') return content.refusal;
  if (isEmpty(content.draft)) return refuse('no_text');
  const duplicate = findDuplicate(call, channel);
  if (duplicate !== undefined) return duplicate;
  if (content.isTruncated) warn('message_truncated');
  const thread = resolveThread(call, channel, asString(args['thread_ts']));
  const message = postMessage(state, workspace, {
    ...content.draft,
    channelId: channel.id,
    userId: workspace.botUserId,
    origin: 'chat.postMessage',
    sent: { via: 'chat.postMessage', body: args },
    threadTs: thread,
    replyBroadcast: thread !== undefined && args['reply_broadcast'] === true,
    clientMsgId: asString(args['client_msg_id']),
  });
  return { ok: true, channel: channel.id, ts: message.ts, message: toMessageJson(state, workspace, message, { withMetadata: true }) };
}

/** A reply to a reply joins the thread of its parent; one to nothing starts a thread nobody sees, which Slack allows too. */
function resolveThread({ workspace }: MethodCall, channel: Channel, threadTs: string | undefined): string | undefined {
  if (threadTs === undefined || threadTs === '') return undefined;
  return workspace.messages.find(channel.id, threadTs)?.threadTs ?? threadTs;
}

function findDuplicate({ state, workspace, args }: MethodCall, channel: Channel): ApiAnswer | undefined {
  const clientMsgId = asString(args['client_msg_id']);
  if (!state.dedupesClientMsgId || clientMsgId === undefined) return undefined;
  const first = workspace.messages.list(channel.id).find((message) => message.clientMsgId === clientMsgId);
  if (first === undefined) return undefined;
  if (first.isDeleted) return refuse('duplicate_message_not_found');
  return {
    ok: true,
    channel: channel.id,
    ts: first.ts,
    is_duplicate: true,
    message: toMessageJson(state, workspace, first, { withMetadata: true }),
  };
}

function chatPostEphemeral(call: MethodCall): ApiAnswer {
  const { state, workspace, args } = call;
  const channel = findTarget(workspace, asString(args['channel']), state.clock);
  const userId = asString(args['user']) ?? '';
  if (channel === undefined) return refuse('channel_not_found');
  if (channel.isArchived) return refuse('is_archived');
  if (!channel.memberIds.has(workspace.botUserId)) return refuse('not_in_channel');
  if (!channel.memberIds.has(userId)) return refuse('user_not_in_channel');
  const content = readContent(args, { limitsSum: true, overlongText: 'truncate' });
  if (content.kind === 'refused') return content.refusal;
  if (isEmpty(content.draft)) return refuse('no_text');
  const message = postMessage(state, workspace, {
    ...content.draft,
    channelId: channel.id,
    userId: workspace.botUserId,
    origin: 'chat.postEphemeral',
    sent: { via: 'chat.postEphemeral', body: args },
    threadTs: resolveThread(call, channel, asString(args['thread_ts'])),
    visibleTo: userId,
  });
  return { ok: true, message_ts: message.ts };
}

export const chatPostMethods: readonly ApiMethod[] = [
  {
    name: 'chat.postMessage',
    token: 'bot',
    scopes: ['chat:write'],
    tier: 'post',
    args: { ...contentArgs, channel: requiredText, thread_ts: text, reply_broadcast: flag, client_msg_id: text },
    run: chatPostMessage,
  },
  {
    name: 'chat.postEphemeral',
    token: 'bot',
    scopes: ['chat:write'],
    tier: 'tier4',
    args: { ...contentArgs, channel: requiredText, user: requiredText, thread_ts: text },
    run: chatPostEphemeral,
  },
];
