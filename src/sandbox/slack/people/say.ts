import { isSubscribed, unfurlDomains } from '../manifest.ts';
import { postMessage } from '../posting.ts';
import type { Deliver } from '../socket/envelope.ts';
import type { JsonObject } from '../json.ts';
import { composer } from '../methods/chat-unfurl.ts';
import { channelFamily } from '../state/find-channel.ts';
import type { SlackMessage } from '../state/message.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { Channel, Workspace } from '../state/workspace.ts';
import { dispatchEvent, type EventRecord } from './event.ts';
import { getChannel, getPerson } from './find-person.ts';

export interface SayOptions {
  readonly userId: string;
  readonly channelId: string;
  /** As Slack stores it: mentions as `<@U…>`, links as `<https://…>`, and `&`, `<`, `>` escaped. */
  readonly text: string;
  readonly threadTs?: string;
}

export interface Said {
  readonly message: SlackMessage;
  /** The events it gave rise to, in the order they were sent. */
  readonly events: readonly EventRecord[];
}

const channelTypes = { channels: 'channel', groups: 'group', im: 'im', mpim: 'mpim' } as const;

/** Writes a message as a person, and sends the app the events it subscribed to. */
export async function say(state: SandboxState, deliver: Deliver, { userId, channelId, text, threadTs }: SayOptions): Promise<Said> {
  const { workspace } = getPerson(state, userId);
  const channel = getChannel(workspace, channelId);
  const message = postMessage(state, workspace, { channelId, userId, text, threadTs, origin: 'person' });
  const events = eventsOf(state, workspace, channel, message);
  return { message, events: await Promise.all(events.map((event) => dispatchEvent(state, deliver, workspace, event))) };
}

function eventsOf(state: SandboxState, workspace: Workspace, channel: Channel, message: SlackMessage): readonly JsonObject[] {
  const { userId: user, ts, text, threadTs } = message;
  const base = { user, ts, text, channel: channel.id, team: workspace.id, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) };
  const family = channelFamily(channel);
  const links = sharedLinks(state, text);
  // Since 2020 an app is told of its links in every conversation, and of all else only where it is a member.
  const isMember = channel.memberIds.has(workspace.botUserId);
  const possible: readonly (readonly [name: string, applies: boolean, event: JsonObject])[] = [
    [`message.${family}`, isMember, { type: 'message', ...base, channel_type: channelTypes[family] }],
    ['app_mention', isMember && !channel.isIm && text.includes(`<@${workspace.botUserId}`), { type: 'app_mention', ...base }],
    [
      'link_shared',
      links.length > 0,
      {
        ...linkShared({ user, channel: channel.id, messageTs: ts, links }),
        is_bot_user_member: isMember,
        ...(links.length === 0 ? {} : { unfurl_id: state.unfurls.issue({ source: 'conversations_history', text, message, previews: {} }) }),
        source: 'conversations_history',
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      },
    ],
  ];
  return possible.filter(([name, applies]) => applies && isSubscribed(state.manifest, name)).map(([, , event]) => event);
}

function linkShared({ user, channel, messageTs, links }: LinkShared): JsonObject {
  return { type: 'link_shared', user, channel, message_ts: messageTs, links };
}

interface LinkShared {
  readonly user: string;
  readonly channel: string;
  readonly messageTs: string;
  readonly links: readonly JsonObject[];
}

export interface TypeOptions {
  readonly userId: string;
  /** As for `say`. */
  readonly text: string;
}

/** Types a message and does not send it: of its links the app is told, and what it makes of them stands in `previews`. */
export async function type(
  state: SandboxState,
  deliver: Deliver,
  { userId, text }: TypeOptions,
): Promise<Pick<Said, 'events'> & { readonly previews: Readonly<Record<string, JsonObject>> }> {
  const { workspace } = getPerson(state, userId);
  const links = sharedLinks(state, text);
  const previews: Record<string, JsonObject> = {};
  if (links.length === 0 || !isSubscribed(state.manifest, 'link_shared')) return { events: [], previews };
  const unfurlId = state.unfurls.issue({ source: 'composer', text, previews });
  const event = linkShared({ user: userId, channel: composer, messageTs: unfurlId, links });
  const full = { ...event, is_bot_user_member: true, unfurl_id: unfurlId, source: 'composer' };
  return { events: [await dispatchEvent(state, deliver, workspace, full)], previews };
}

function sharedLinks(state: SandboxState, text: string): readonly JsonObject[] {
  const domains = unfurlDomains(state.manifest);
  return [...text.matchAll(/<(https?:\/\/[^|>\s]+)(?:\|[^>]*)?>/g)].flatMap(([, url = '']) => {
    const domain = URL.canParse(url) ? new URL(url).hostname : undefined;
    if (domain === undefined) return [];
    return domains === 'all' || domains.some((known) => domain === known || domain.endsWith(`.${known}`)) ? [{ url, domain }] : [];
  });
}
