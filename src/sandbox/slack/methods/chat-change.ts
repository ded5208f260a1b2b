import { asString, type JsonObject } from '../json.ts';
import { isEmpty, readContent } from '../message-content.ts';
import { deleteMessage, editMessage, type ContentDraft } from '../posting.ts';
import { findVisibleChannel } from '../state/find-channel.ts';
import type { SlackMessage } from '../state/message.ts';
import { toMessageJson } from '../state/message-json.ts';
import { flag, json, refuse, requiredText, text, type ApiAnswer, type ApiMethod, type ApiRefusal, type MethodCall } from './api-method.ts';

type Found = { readonly kind: 'found'; readonly message: SlackMessage } | { readonly kind: 'refused'; readonly refusal: ApiRefusal };

/** A message that is there for everybody: nobody can look up an ephemeral one. */
function findMessage({ workspace, args }: MethodCall, ts: string | undefined): Found {
  const channel = findVisibleChannel(workspace, asString(args['channel']));
  if (channel === undefined) return { kind: 'refused', refusal: refuse('channel_not_found') };
  const message = ts === undefined ? undefined : workspace.messages.find(channel.id, ts);
  if (message === undefined || message.visibleTo !== undefined) return { kind: 'refused', refusal: refuse('message_not_found') };
  return { kind: 'found', message };
}

function chatUpdate(call: MethodCall): ApiAnswer {
  const { state, workspace, args } = call;
  const found = findMessage(call, asString(args['ts']));
  if (found.kind === 'refused') return found.refusal;
  const { message } = found;
  if (message.userId !== workspace.botUserId) return refuse('cant_update_message');
  const content = readContent(args, { limitsSum: true, overlongText: 'refuse' });
  if (content.kind === 'refused') return content.refusal;
  const draft = { ...keepWhatWasNotGiven(message, args, content.draft), sent: { via: 'chat.update', body: args } } as const;
  if (isEmpty(draft)) return refuse('no_text');
  editMessage(state, workspace, message, draft);
  const shown = toMessageJson(state, workspace, message, { withMetadata: true });
  return { ok: true, channel: message.channelId, ts: message.ts, text: message.text, message: shown };
}

/** methods/chat.update: blocks, attachments and metadata that are not sent stay; an empty value removes them. */
function keepWhatWasNotGiven(message: SlackMessage, args: JsonObject, draft: ContentDraft): ContentDraft {
  const hasMarkdown = args['markdown_text'] !== undefined;
  const isContentGiven = args['blocks'] !== undefined || args['attachments'] !== undefined || hasMarkdown;
  const metadata = args['metadata'] === undefined ? message.metadata : draft.metadata;
  return {
    ...draft,
    text: args['text'] === undefined && !isContentGiven ? message.text : draft.text,
    blocks: args['blocks'] === undefined && !hasMarkdown ? message.blocks : (draft.blocks ?? []),
    attachments: args['attachments'] === undefined ? message.attachments : (draft.attachments ?? []),
    metadata: metadata !== undefined && Object.keys(metadata).length === 0 ? undefined : metadata,
  };
}

function chatDelete(call: MethodCall): ApiAnswer {
  const { state, workspace } = call;
  const found = findMessage(call, asString(call.args['ts']));
  if (found.kind === 'refused') return found.refusal;
  if (found.message.userId !== workspace.botUserId) return refuse('cant_delete_message');
  deleteMessage(state, workspace, found.message);
  return { ok: true, channel: found.message.channelId, ts: found.message.ts };
}

function chatGetPermalink(call: MethodCall): ApiAnswer {
  const found = findMessage(call, asString(call.args['message_ts']));
  if (found.kind === 'refused') return found.refusal;
  const { channelId, ts, threadTs } = found.message;
  const thread = threadTs === undefined ? '' : `?thread_ts=${threadTs}&cid=${channelId}`;
  const permalink = `https://${call.workspace.domain}.slack.com/archives/${channelId}/p${ts.replace('.', '')}${thread}`;
  return { ok: true, channel: channelId, permalink };
}

export const chatChangeMethods: readonly ApiMethod[] = [
  {
    name: 'chat.update',
    token: 'bot',
    scopes: ['chat:write'],
    tier: 'tier3',
    args: {
      channel: requiredText,
      ts: requiredText,
      text,
      blocks: json,
      attachments: json,
      metadata: json,
      markdown_text: text,
      parse: text,
      link_names: flag,
      reply_broadcast: flag,
      as_user: flag,
      unfurl_links: flag,
      unfurl_media: flag,
    },
    run: chatUpdate,
  },
  {
    name: 'chat.delete',
    token: 'bot',
    scopes: ['chat:write'],
    tier: 'tier3',
    args: { channel: requiredText, ts: requiredText, as_user: flag },
    run: chatDelete,
  },
  {
    name: 'chat.getPermalink',
    token: 'bot',
    scopes: [],
    tier: 'free',
    args: { channel: requiredText, message_ts: requiredText },
    run: chatGetPermalink,
  },
];
