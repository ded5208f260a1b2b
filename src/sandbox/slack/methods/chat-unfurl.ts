import { findEntityProblems } from '../blocks/entity.ts';
import { findMessageProblems } from '../blocks/validate-blocks.ts';
import { asString, isJsonObject, type JsonObject, objectsIn } from '../json.ts';
import { refuseBlocks } from '../message-content.ts';
import type { SharedLinks } from '../state/unfurl-book.ts';
import { type ApiAnswer, type ApiMethod, type ApiRefusal, flag, json, type MethodCall, refuse, text } from './api-method.ts';

type Target = Pick<SharedLinks, 'text' | 'message' | 'previews'>;
type Found = { readonly kind: 'found'; readonly target: Target } | { readonly kind: 'refused'; readonly refusal: ApiRefusal };

const refused = (error: string): Found => ({ kind: 'refused', refusal: refuse(error) });

/**
 * The message or the composer: by `unfurl_id` and `source`, or by `channel` and `ts`, never by half of a pair (reference/methods/chat.unfurl).
 * The app need not be in the channel: it is told of its links everywhere.
 */
function findTarget({ state, workspace, args }: MethodCall): Found {
  const [unfurlId, source, channelId, ts] = ['unfurl_id', 'source', 'channel', 'ts'].map((name) => asString(args[name]));
  if (unfurlId !== undefined || source !== undefined) {
    if (unfurlId === undefined) return refused('missing_unfurl_id');
    if (source === undefined) return refused('missing_source');
    const shared = state.unfurls.find(unfurlId);
    if (shared === undefined) return refused('invalid_unfurl_id');
    return shared.source === source ? { kind: 'found', target: shared } : refused('invalid_source');
  }
  if (channelId === undefined) return refused('missing_channel');
  if (ts === undefined) return refused('missing_ts');
  if (channelId === composer) {
    const typed = state.unfurls.find(ts);
    return typed === undefined ? refused('cannot_unfurl_message') : { kind: 'found', target: typed };
  }
  const message = workspace.messages.find(channelId, ts);
  if (message === undefined || message.visibleTo !== undefined) return refused('cannot_unfurl_message');
  return { kind: 'found', target: { text: message.text, message, previews: {} } };
}

/** Stands for a channel in events about a message that is still being typed. */
export const composer = 'COMPOSER';

function chatUnfurl(call: MethodCall): ApiAnswer {
  const { state, workspace, args } = call;
  const found = findTarget(call);
  if (found.kind === 'refused') return found.refusal;
  const { text: shown, message, previews } = found.target;
  const unfurls = args['unfurls'];
  if (!isJsonObject(unfurls)) return refuse('missing_unfurls');
  for (const [url, unfurl] of Object.entries(unfurls)) {
    if (!isJsonObject(unfurl)) return refuse('invalid_unfurls');
    if (!shown.includes(url)) return refuse('cannot_unfurl_url');
    if (!isPreview(unfurl['preview'])) return refuse('invalid_unfurls');
    if (unfurl['blocks'] === undefined) continue;
    const problems = findMessageProblems(unfurl['blocks'], `/unfurls/${url.replaceAll('~', '~0').replaceAll('/', '~1')}/blocks`);
    if (problems.length > 0) return refuseBlocks('invalid_unfurls', problems);
  }
  const entities = readEntities(call, shown);
  const read = Object.fromEntries(Object.entries(unfurls).map(([url, unfurl]) => [url, objectsIn([unfurl])[0] ?? {}]));
  if (message === undefined) Object.assign(previews, read);
  else {
    workspace.messages.unfurl(message, read, entities);
    state.events.emit('messageChanged', message);
  }
  return { ok: true };
}

/**
 * The Work Objects that are shown, by the link that each belongs to. Slack says `ok` all the same if it takes none, and tells why in a warning:
 * for entities with a fault as reported by people who met it, for an app without the switch by assumption.
 */
function readEntities({ state, args, warn }: MethodCall, shown: string): Record<string, JsonObject> {
  const { metadata } = args;
  if (metadata === undefined) return {};
  const entities = isJsonObject(metadata) && Array.isArray(metadata['entities']) ? metadata['entities'] : [undefined];
  const problems = entities.flatMap((entity, index) => findEntityProblems(entity, `/metadata/entities/${index}`));
  if (problems.length > 0) {
    for (const { message, pointer } of problems) warn('invalid_metadata_format', `${message} [json-pointer:${pointer}]`);
    return {};
  }
  const taken = objectsIn(entities).filter(({ entity_type: type, app_unfurl_url: url }) => {
    if (!state.workObjects) warn('feature_not_enabled', `${String(type)} is not enabled for this app`);
    return state.workObjects && shown.includes(String(url));
  });
  return Object.fromEntries(taken.map((entity) => [String(entity['app_unfurl_url']), entity]));
}

function isPreview(preview: unknown): boolean {
  if (preview === undefined) return true;
  const title = isJsonObject(preview) ? preview['title'] : undefined;
  return isJsonObject(title) && title['type'] === 'plain_text' && typeof title['text'] === 'string' && title['text'] !== '';
}

export const chatUnfurlMethod: ApiMethod = {
  name: 'chat.unfurl',
  token: 'bot',
  scopes: ['links:write'],
  tier: 'tier3',
  args: {
    channel: text,
    ts: text,
    unfurl_id: text,
    source: text,
    unfurls: json,
    user_auth_message: text,
    user_auth_required: flag,
    user_auth_url: text,
    metadata: json,
  },
  run: chatUnfurl,
};
