import { asString } from '../json.ts';
import { findVisibleChannel } from '../state/find-channel.ts';
import type { SlackMessage } from '../state/message.ts';
import { toMessageJson } from '../state/message-json.ts';
import { messagesBetween } from '../state/message-store.ts';
import type { Channel } from '../state/workspace.ts';
import { count, flag, refuse, requiredText, text, type ApiAnswer, type ApiMethod, type MethodCall } from './api-method.ts';
import { missingScope } from './conversations.ts';
import { pageOf } from './page-of.ts';

const historyScopes = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
const range = { oldest: text, latest: text, inclusive: flag, include_all_metadata: flag, limit: count, cursor: text };
const limits = { defaultLimit: 100, maxLimit: 999 };
const timestamp = /^\d+(\.\d{1,6})?$/;

type Readable = { readonly kind: 'channel'; readonly channel: Channel } | { readonly kind: 'refused'; readonly answer: ApiAnswer };

function findReadable(call: MethodCall): Readable {
  const { workspace, args } = call;
  const channel = findVisibleChannel(workspace, asString(args['channel']));
  if (channel === undefined) return { kind: 'refused', answer: refuse('channel_not_found') };
  const missing = missingScope(call, channel, 'history');
  if (missing !== undefined) return { kind: 'refused', answer: missing };
  if (!channel.memberIds.has(workspace.botUserId)) return { kind: 'refused', answer: refuse('not_in_channel') };
  for (const [name, error] of [
    ['oldest', 'invalid_ts_oldest'],
    ['latest', 'invalid_ts_latest'],
  ] as const) {
    const value = asString(args[name]);
    if (value !== undefined && !timestamp.test(value)) return { kind: 'refused', answer: refuse(error) };
  }
  return { kind: 'channel', channel };
}

function answerPage(call: MethodCall, messages: readonly SlackMessage[], isPinCounted: boolean): ApiAnswer {
  const { state, workspace, args } = call;
  const page = pageOf(messages, args, limits);
  if (page.kind === 'refused') return refuse(page.error);
  const withMetadata = args['include_all_metadata'] === true;
  return {
    ok: true,
    messages: page.items.map((message) => toMessageJson(state, workspace, message, { withMetadata })),
    has_more: page.nextCursor !== '',
    ...(isPinCounted ? { pin_count: 0 } : {}),
    ...(page.nextCursor === '' ? {} : { response_metadata: { next_cursor: page.nextCursor } }),
  };
}

function bounds({ args }: MethodCall): { oldest: string | undefined; latest: string | undefined; isInclusive: boolean } {
  return { oldest: asString(args['oldest']), latest: asString(args['latest']), isInclusive: args['inclusive'] === true };
}

/** Newest first; replies show only where they were broadcast, ephemeral messages never. */
function history(call: MethodCall): ApiAnswer {
  const found = findReadable(call);
  if (found.kind === 'refused') return found.answer;
  const visible = call.workspace.messages
    .list(found.channel.id)
    .filter(
      (message) => !message.isDeleted && message.visibleTo === undefined && (message.threadTs === undefined || message.replyBroadcast),
    );
  return answerPage(call, messagesBetween(visible, bounds(call)).toReversed(), true);
}

/** The parent and its replies, oldest first. The parent comes whatever the bounds are. */
function replies(call: MethodCall): ApiAnswer {
  const found = findReadable(call);
  if (found.kind === 'refused') return found.answer;
  const { messages } = call.workspace;
  const ts = asString(call.args['ts']) ?? '';
  const asked = messages.find(found.channel.id, ts);
  const parent = asked?.threadTs === undefined ? asked : messages.find(found.channel.id, asked.threadTs);
  if (parent === undefined) return refuse('thread_not_found');
  const shown = messages.replies(found.channel.id, parent.ts).filter((reply) => reply.visibleTo === undefined);
  return answerPage(call, [parent, ...messagesBetween(shown, bounds(call))], false);
}

export const historyMethods: readonly ApiMethod[] = [
  {
    name: 'conversations.history',
    token: 'bot',
    scopes: historyScopes,
    tier: 'tier3',
    args: { ...range, channel: requiredText },
    run: history,
  },
  {
    name: 'conversations.replies',
    token: 'bot',
    scopes: historyScopes,
    tier: 'tier3',
    args: { ...range, channel: requiredText, ts: requiredText },
    run: replies,
  },
];
