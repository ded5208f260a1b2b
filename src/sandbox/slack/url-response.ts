import type { JsonObject } from './json.ts';
import { isEmpty, readContent, type ContentRules } from './message-content.ts';
import { refuse, type ApiRefusal } from './methods/api-method.ts';
import { deleteMessage, editMessage, postMessage, type ContentDraft } from './posting.ts';
import type { SlackMessage } from './state/message.ts';
import type { UrlResponse } from './state/response-url-book.ts';
import type { SandboxState } from './state/sandbox-state.ts';
import type { Workspace } from './state/workspace.ts';

export interface ResponseContext {
  readonly state: SandboxState;
  readonly workspace: Workspace;
  readonly channelId: string;
  /** The person who sees it if it is ephemeral. */
  readonly userId: string;
  readonly original: SlackMessage | undefined;
  readonly origin: 'acknowledgement' | 'response_url';
  /** The command or action that is answered, as it was delivered. */
  readonly payload: JsonObject;
}

export type ResponseResult =
  | { readonly kind: 'responded'; readonly response: UrlResponse }
  | { readonly kind: 'refused'; readonly refusal: ApiRefusal };

const rules: ContentRules = { limitsSum: false, overlongText: 'truncate' };

/**
 * Carries out what was sent to a `response_url`, or as the answer inside an acknowledgement.
 *
 * `replace_original` and `delete_original` act on the message that was clicked. A slash command has no such message:
 * there, `replace_original` posts anew (slackapi/bolt-js issue 2287). A message is ephemeral unless it says `in_channel`.
 */
export function respond(context: ResponseContext, body: JsonObject): ResponseResult {
  const { state, workspace, original } = context;
  const target = original?.isDeleted === true ? undefined : original;
  if (isOn(body['delete_original'])) {
    if (target === undefined) return { kind: 'refused', refusal: refuse('message_not_found') };
    deleteMessage(state, workspace, target);
    return responded(context, 'deleted', target);
  }
  const content = readContent(body, rules);
  if (content.kind === 'refused') return content;
  if (isEmpty(content.draft)) return { kind: 'refused', refusal: refuse('no_text') };
  const draft = { ...content.draft, sent: { via: context.origin, body, answers: context.payload } };
  if (isOn(body['replace_original']) && target !== undefined) {
    editMessage(state, workspace, target, draft);
    return responded(context, 'replaced', target);
  }
  return responded(context, 'posted', post(context, draft, body));
}

function post({ state, workspace, channelId, userId, origin }: ResponseContext, draft: ContentDraft, body: JsonObject): SlackMessage {
  const threadTs = body['thread_ts'];
  return postMessage(state, workspace, {
    ...draft,
    channelId,
    userId: workspace.botUserId,
    origin,
    threadTs: typeof threadTs === 'string' && threadTs !== '' ? threadTs : undefined,
    visibleTo: body['response_type'] === 'in_channel' ? undefined : userId,
  });
}

function responded({ state }: ResponseContext, kind: UrlResponse['kind'], message: SlackMessage): ResponseResult {
  return { kind: 'responded', response: { kind, message, at: state.clock.now() } };
}

/** JSON senders write `true`, some write `"true"`; Slack takes both. */
function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}
