import { isJsonObject, type JsonObject } from './json.ts';

export type BroadcastRange = 'channel' | 'here' | 'everyone';

/** Whom a message would notify. `doubtful` is what Slack's own text parsing might turn into a mention; it is not documented. */
export interface Pings {
  readonly broadcasts: readonly BroadcastRange[];
  readonly userIds: readonly string[];
  readonly usergroupIds: readonly string[];
  readonly doubtful: readonly BroadcastRange[];
}

export interface PingSource {
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly attachments?: readonly JsonObject[];
  /** The `link_names` argument, or `parse: 'full'`: bare `@channel` and `@handle` become mentions. */
  readonly linkNames?: boolean;
  /** `mrkdwn: false` turns the markup of the top-level text off. */
  readonly isPlain?: boolean;
  /** Usergroup ids by handle, which `link_names` resolves. */
  readonly handles?: ReadonlyMap<string, string>;
}

interface Found {
  readonly broadcasts: Set<BroadcastRange>;
  readonly userIds: Set<string>;
  readonly usergroupIds: Set<string>;
  readonly doubtful: Set<BroadcastRange>;
}

const entity = /<(?:!(channel|here|everyone)(?:\|[^<>]*)?|@([UW][A-Z0-9]+)(?:\|[^<>]*)?|!subteam\^([A-Z0-9]+)(?:\|[^<>]*)?)>/g;
const bareName = /(?<![\w@.])@([\p{L}\p{N}_.-]+)/gu;
const broadcastRanges: ReadonlySet<string> = new Set<BroadcastRange>(['channel', 'here', 'everyone']);

/**
 * Computes whom a message would notify, erring on the side of too many: a mention in the fallback text counts even
 * where blocks are shown instead, and one in a code span counts too.
 */
export function findPings({ text, blocks, attachments = [], linkNames = false, isPlain = false, handles = new Map() }: PingSource): Pings {
  const found: Found = { broadcasts: new Set(), userIds: new Set(), usergroupIds: new Set(), doubtful: new Set() };
  if (!isPlain) readMarkup(text, found);
  if (linkNames) readNames(text, found.broadcasts, found.usergroupIds, handles);
  for (const node of [...blocks, ...attachments]) walk(node, found);
  return {
    broadcasts: [...found.broadcasts],
    userIds: [...found.userIds],
    usergroupIds: [...found.usergroupIds],
    doubtful: [...found.doubtful],
  };
}

/** Whether the message would notify anybody, by a mention that is certain. */
export function pingsAnyone({ broadcasts, userIds, usergroupIds }: Pings): boolean {
  return broadcasts.length + userIds.length + usergroupIds.length > 0;
}

function readMarkup(text: string, found: Found): void {
  for (const [, range, userId, usergroupId] of text.matchAll(entity)) {
    if (range !== undefined) found.broadcasts.add(range as BroadcastRange);
    if (userId !== undefined) found.userIds.add(userId);
    if (usergroupId !== undefined) found.usergroupIds.add(usergroupId);
  }
}

function readNames(text: string, broadcasts: Set<BroadcastRange>, usergroupIds: Set<string>, handles: ReadonlyMap<string, string>): void {
  for (const [, name = ''] of text.matchAll(bareName)) {
    if (broadcastRanges.has(name)) broadcasts.add(name as BroadcastRange);
    const usergroupId = handles.get(name);
    if (usergroupId !== undefined) usergroupIds.add(usergroupId);
  }
}

function walk(node: unknown, found: Found): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, found);
    return;
  }
  if (!isJsonObject(node)) return;
  readNode(node, found);
  for (const value of Object.values(node)) if (typeof value === 'object') walk(value, found);
}

function readNode(node: JsonObject, found: Found): void {
  const { type, text } = node;
  if (type === 'broadcast' && typeof node['range'] === 'string') found.broadcasts.add(node['range'] as BroadcastRange);
  if (type === 'user' && typeof node['user_id'] === 'string') found.userIds.add(node['user_id']);
  if (type === 'usergroup' && typeof node['usergroup_id'] === 'string') found.usergroupIds.add(node['usergroup_id']);
  if (typeof text !== 'string' || (type !== 'mrkdwn' && type !== 'markdown' && type !== undefined)) return;
  readMarkup(text, found);
  // Without `verbatim`, Slack documents that "certain mentions" of a text object are parsed, and does not say which.
  if (type === 'mrkdwn' && node['verbatim'] !== true) readNames(text, found.doubtful, new Set(), new Map());
}
