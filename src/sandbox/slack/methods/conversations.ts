import { asString, type JsonObject } from '../json.ts';
import { channelFamily, findVisibleChannel } from '../state/find-channel.ts';
import { openDirectMessage, type Channel, type Workspace } from '../state/workspace.ts';
import { count, flag, refuse, requiredText, strings, text, type ApiAnswer, type ApiMethod, type MethodCall } from './api-method.ts';
import { pageOf } from './page-of.ts';

const readScopes = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const typeFamilies: Readonly<Record<string, string>> = { public_channel: 'channels', private_channel: 'groups', im: 'im', mpim: 'mpim' };
const paging = { limit: count, cursor: text };

/** A conversation as the Web API shows it to the bot. */
function toChannelJson(workspace: Workspace, channel: Channel): JsonObject {
  const shared = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.isArchived,
    is_im: channel.isIm,
    is_mpim: channel.isMpim,
    is_private: channel.isPrivate,
    context_team_id: workspace.id,
    is_org_shared: false,
  };
  if (channel.isIm) return { ...shared, user: [...channel.memberIds].find((id) => id !== workspace.botUserId) };
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate && !channel.isMpim,
    is_general: channel.name === 'general',
    is_member: channel.memberIds.has(workspace.botUserId),
    is_shared: false,
    is_ext_shared: false,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: channel.purpose, creator: '', last_set: 0 },
  };
}

/** The scope that covers this kind of conversation, when the token lacks it. */
export function missingScope(call: MethodCall, channel: Channel, verb: 'read' | 'history'): ApiAnswer | undefined {
  const needed = `${channelFamily(channel)}:${verb}`;
  return call.scopes.has(needed) ? undefined : refuse('missing_scope', { needed, provided: [...call.scopes].join(',') });
}

function info(call: MethodCall): ApiAnswer {
  const { workspace, args } = call;
  const channel = findVisibleChannel(workspace, asString(args['channel']));
  if (channel === undefined) return refuse('channel_not_found');
  const missing = missingScope(call, channel, 'read');
  if (missing !== undefined) return missing;
  const members = args['include_num_members'] === true ? { num_members: channel.memberIds.size } : {};
  return { ok: true, channel: { ...toChannelJson(workspace, channel), ...members } };
}

function list({ workspace, args, scopes }: MethodCall): ApiAnswer {
  const types = (args['types'] as readonly string[] | undefined) ?? ['public_channel'];
  const families = types.map((type) => typeFamilies[type]);
  if (families.includes(undefined)) return refuse('invalid_types');
  const needed = families.map((family) => `${family}:read`).filter((scope) => !scopes.has(scope));
  if (needed.length > 0) return refuse('missing_scope', { needed: needed.join(','), provided: [...scopes].join(',') });
  const visible = [...workspace.channels.values()].filter(
    (channel) =>
      families.includes(channelFamily(channel)) &&
      findVisibleChannel(workspace, channel.id) !== undefined &&
      !(channel.isArchived && args['exclude_archived'] === true),
  );
  const page = pageOf(visible, args, { defaultLimit: 100, maxLimit: 1000 });
  if (page.kind === 'refused') return refuse(page.error);
  return {
    ok: true,
    channels: page.items.map((channel) => toChannelJson(workspace, channel)),
    response_metadata: { next_cursor: page.nextCursor },
  };
}

function members(call: MethodCall): ApiAnswer {
  const channel = findVisibleChannel(call.workspace, asString(call.args['channel']));
  if (channel === undefined) return refuse('channel_not_found');
  const missing = missingScope(call, channel, 'read');
  if (missing !== undefined) return missing;
  const page = pageOf([...channel.memberIds], call.args, { defaultLimit: 100, maxLimit: 1000 });
  if (page.kind === 'refused') return refuse(page.error);
  return { ok: true, members: page.items, response_metadata: { next_cursor: page.nextCursor } };
}

function open({ state, workspace, args }: MethodCall): ApiAnswer {
  const existing = asString(args['channel']);
  const users = (args['users'] as readonly string[] | undefined) ?? [];
  if (existing === undefined && users.length === 0) return refuse('users_list_not_supplied');
  if (users.length > 8) return refuse('too_many_users');
  if (users.some((id) => !workspace.users.has(id))) return refuse('user_not_found');
  if (users.some((id) => workspace.users.get(id)?.isDeleted === true)) return refuse('user_disabled');
  const channel = existing === undefined ? openDirectMessage(workspace, users, state.clock) : findVisibleChannel(workspace, existing);
  if (channel === undefined || !(channel.isIm || channel.isMpim)) return refuse('channel_not_found');
  return { ok: true, channel: args['return_im'] === true ? toChannelJson(workspace, channel) : { id: channel.id } };
}

function join({ workspace, args, warn }: MethodCall): ApiAnswer {
  const channel = findVisibleChannel(workspace, asString(args['channel']));
  if (channel === undefined) return refuse('channel_not_found');
  if (channel.isPrivate) return refuse('method_not_supported_for_channel_type');
  if (channel.isArchived) return refuse('is_archived');
  if (channel.memberIds.has(workspace.botUserId)) warn('already_in_channel');
  channel.memberIds.add(workspace.botUserId);
  return { ok: true, channel: toChannelJson(workspace, channel) };
}

export const conversationMethods: readonly ApiMethod[] = [
  {
    name: 'conversations.info',
    token: 'bot',
    scopes: readScopes,
    tier: 'tier3',
    args: { channel: requiredText, include_locale: flag, include_num_members: flag },
    run: info,
  },
  {
    name: 'conversations.list',
    token: 'bot',
    scopes: readScopes,
    tier: 'tier2',
    args: { ...paging, types: strings, exclude_archived: flag, team_id: text },
    run: list,
  },
  {
    name: 'conversations.members',
    token: 'bot',
    scopes: readScopes,
    tier: 'tier4',
    args: { ...paging, channel: requiredText },
    run: members,
  },
  {
    name: 'conversations.open',
    token: 'bot',
    scopes: ['im:write', 'mpim:write'],
    tier: 'tier3',
    args: { channel: text, users: strings, return_im: flag, prevent_creation: flag },
    run: open,
  },
  { name: 'conversations.join', token: 'bot', scopes: ['channels:join'], tier: 'tier3', args: { channel: requiredText }, run: join },
];
