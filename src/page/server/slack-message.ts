import { isJsonObject, objectsIn, type JsonObject } from '../../sandbox/slack/json.ts';
import type { SlackMessage } from '../../sandbox/slack/state/message.ts';
import type { Workspace } from '../../sandbox/slack/state/workspace.ts';
import type { Message } from '../protocol.ts';
import { measureSlack } from './slack-limit-use.ts';

/** Unique in the workspace: a timestamp is so in its channel only. */
export function slackKey({ channelId, ts }: Pick<SlackMessage, 'channelId' | 'ts'>): string {
  return `${channelId}:${ts}`;
}

export interface SlackMessageContext {
  readonly workspace: Workspace;
  /** From an interaction leaving to its acknowledgement, by its payload. */
  readonly ackMsOf: (payload: object) => number | undefined;
}

/** A message as the page shows it: what Slack would show, what was sent for it, and who caused it. */
export function toSlackMessage(message: SlackMessage, { workspace, ackMsOf }: SlackMessageContext): Message {
  const { text, blocks, attachments, sent, edits, userId } = message;
  const lastEdit = edits.at(-1);
  const cause = (edits[0] ?? message).sent?.answers;
  const ackMs = sent?.answers && ackMsOf(sent.answers);
  return {
    key: slackKey(message),
    platform: 'slack',
    channelId: message.channelId,
    id: message.ts,
    author: { id: userId, name: nameOf(workspace, userId), isBot: message.botId !== undefined },
    at: toMs(message.ts),
    isDeleted: message.isDeleted,
    payload: { text, blocks, attachments: [...attachments, ...previewsOf(message)] },
    crossposted: false,
    inspect: {
      via: sent?.via ?? 'a person',
      request: sent?.body ?? { text },
      limits: measureSlack(message, { limitsSum: sent?.via.startsWith('chat.') === true }),
      versions: edits.length + 1,
      ...(ackMs === undefined ? {} : { ackMs }),
    },
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    ...(message.visibleTo === undefined ? {} : { visibleTo: message.visibleTo }),
    ...(lastEdit === undefined ? {} : { editedAt: toMs(lastEdit.editedAt) }),
    ...(cause === undefined ? {} : { because: describe(cause, workspace) }),
  };
}

/** Previews of links stand below the message, each with the thing that it opens. */
function previewsOf({ unfurls, entities }: SlackMessage): readonly JsonObject[] {
  return Object.entries(unfurls).map(([url, unfurl]) => ({
    ...unfurl,
    from_url: url,
    ...(entities[url] === undefined ? {} : { entity: entities[url] }),
  }));
}

export function nameOf({ users, botUserId, botName }: Workspace, userId: string): string {
  const user = users.get(userId);
  return userId === botUserId ? botName : (user?.realName ?? user?.name ?? userId);
}

/** `Rosa Reader used /news colosus`, `Rosa Reader pressed Next`. */
function describe(payload: JsonObject, workspace: Workspace): string {
  if (typeof payload['command'] === 'string') {
    const typed = payload['text'] === '' ? '' : ` ${String(payload['text'])}`;
    return `${nameOf(workspace, String(payload['user_id']))} used ${payload['command']}${typed}`;
  }
  const user = isJsonObject(payload['user']) ? nameOf(workspace, String(payload['user']['id'])) : 'Somebody';
  if (payload['type'] === 'message_action') return `${user} used the menu of a message`;
  const [action] = objectsIn(payload['actions']);
  const option = action?.['selected_option'];
  if (isJsonObject(option)) return `${user} chose ${labelOf(option)}`;
  return action === undefined ? `${user} acted` : `${user} pressed ${labelOf(action)}`;
}

function labelOf({ text }: JsonObject): string {
  return isJsonObject(text) && typeof text['text'] === 'string' ? text['text'] : 'a button';
}

/** Slack's timestamps are seconds with six decimals. */
function toMs(ts: string): number {
  return Math.floor(Number(ts) * 1000);
}
