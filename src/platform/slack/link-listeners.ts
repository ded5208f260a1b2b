import type { App } from '@slack/bolt';
import type { LinkUnfurls } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Asker, Dispatch } from '../../command/command.ts';
import type { SeenIds } from '../seen-ids.ts';
import type { Members } from './membership.ts';
import type { IsOwnDirect } from './own-direct.ts';
import { plainText } from './plain-text.ts';
import { renderSlack } from './render.ts';
import { unescapeEntities } from './unescape.ts';

export interface LinkListenerOptions {
  readonly dispatch: Dispatch;
  /** It tries once: a link is no worse without a preview. */
  readonly client: Pick<WebClient, 'chat'>;
  readonly teamId: () => string | undefined;
  readonly members: Pick<Members, 'isInGroup'>;
  readonly isOwnDirect: IsOwnDirect;
  /** By the event's id, which is the same for every copy that Slack delivers. */
  readonly seen: SeenIds;
  readonly tracked: (what: string, answering: Promise<unknown>) => Promise<void>;
}

/** More would bury the message that they belong to. */
export const maxPreviews = 3;

type Place =
  | { readonly channel: string; readonly ts: string }
  | { readonly unfurl_id: string; readonly source: 'composer' | 'conversations_history' };

/** Events of links, as far as they are read. A message that is still being typed has no channel, and its links an id. */
interface Shared {
  readonly channel: string;
  readonly user: string;
  readonly message_ts: string;
  readonly unfurl_id?: string;
  readonly source?: string;
  readonly links: readonly { readonly url: string }[];
}

/**
 * Shows below a link of the publication what it leads to. Bolt has acknowledged the event before it is heard. A copy that another process
 * hears of changes nothing: Slack puts what it is sent for a message in the place of what is there.
 */
export function listenToLinks(app: App, { dispatch, client, teamId, members, isOwnDirect, seen, tracked }: LinkListenerOptions): void {
  async function previewsOf({ links }: Shared, asker: Asker): Promise<LinkUnfurls> {
    const previews: LinkUnfurls = {};
    for (const url of new Set(links.map((link) => link.url))) {
      if (Object.keys(previews).length === maxPreviews) break;
      const reply = await dispatch.unfurl(unescapeEntities(url), asker);
      if (reply === undefined) continue;
      const { payload } = renderSlack(reply, { page: 1 });
      previews[url] = { blocks: [...payload.blocks], preview: { title: plainText(reply.summary) } } as LinkUnfurls[string];
    }
    return previews;
  }

  async function show(shared: Shared, asker: Asker, place: Place): Promise<void> {
    const unfurls = await previewsOf(shared, asker);
    if (Object.keys(unfurls).length > 0) await client.chat.unfurl({ ...place, unfurls });
  }

  app.event('link_shared', async ({ event, body }) => {
    if (!isShared(event) || !seen.add(body.event_id)) return;
    const { unfurl_id: unfurlId, source, channel, message_ts: ts, user } = event;
    const installationId = teamId();
    const asker: Asker = {
      platform: 'slack',
      channelId: channel,
      userId: user,
      cause: `slack:event:${body.event_id}`,
      isDirect: isOwnDirect(user, channel),
      managesChannel: false,
      ...(installationId === undefined ? {} : { installationId }),
      isInAny: (groups, knownForMs) => members.isInGroup(user, groups, knownForMs),
    };
    const place = unfurlId !== undefined && isSource(source) ? { unfurl_id: unfurlId, source } : { channel, ts };
    await tracked('link', show(event, asker, place));
  });
}

function isShared(event: object): event is Shared {
  const { channel, user, message_ts: ts, links } = event as Partial<Record<keyof Shared, unknown>>;
  const hasTexts = [channel, user, ts].every((each) => typeof each === 'string');
  return hasTexts && Array.isArray(links) && links.every((link: unknown) => typeof (link as { url?: unknown } | null)?.url === 'string');
}

function isSource(source: string | undefined): source is 'composer' | 'conversations_history' {
  return source === 'composer' || source === 'conversations_history';
}
