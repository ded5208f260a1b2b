import type { Clock } from '../../runtime/clock.ts';
import type { App } from '@slack/bolt';
import type { EntityMetadata, LinkUnfurls } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Asker, Dispatch } from '../../command/command.ts';
import type { SeenIds } from '../seen-ids.ts';
import type { LostPart } from '../send-plainer.ts';
import { createEntityTrial } from './entity-trial.ts';
import { createLinkAsker, type LinkAskerOptions } from './link-asker.ts';
import type { AnswerOnce } from './late-answer.ts';
import { plainText } from './plain-text.ts';
import { renderSlack } from './render.ts';
import { unescapeEntities } from './unescape.ts';
import { renderEntity } from './work-object.ts';

export interface LinkListenerOptions extends LinkAskerOptions {
  readonly dispatch: Dispatch;
  /** It tries once: a link is no worse without a preview. */
  readonly client: Pick<WebClient, 'chat' | 'entity'>;
  /** By the event's id, which is the same for every copy that Slack delivers. */
  readonly seen: SeenIds;
  readonly answerOnce: AnswerOnce;
  readonly tracked: (what: string, answering: Promise<unknown>) => Promise<void>;
  readonly clock: Clock;
  /** Slack took a link's preview without its Work Object. */
  readonly onLeftOut: (lost: readonly LostPart[]) => void;
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

/** Shows below a link of the publication what it leads to. Bolt has acknowledged the event before it is heard. */
export function listenToLinks(app: App, options: LinkListenerOptions): void {
  const { dispatch, client, seen, answerOnce, tracked, clock, onLeftOut } = options;
  const askerOf = createLinkAsker(options);
  const trial = createEntityTrial(clock, onLeftOut);

  async function previewsOf(
    { links }: Shared,
    asker: Asker,
  ): Promise<{ readonly unfurls: LinkUnfurls; readonly entities: EntityMetadata[] }> {
    const unfurls: LinkUnfurls = {};
    const entities: EntityMetadata[] = [];
    for (const url of new Set(links.map((link) => link.url))) {
      if (Object.keys(unfurls).length === maxPreviews) break;
      const preview = await dispatch.unfurl(unescapeEntities(url), asker);
      if (preview === undefined) continue;
      const { payload } = renderSlack(preview.reply, { page: 1 });
      unfurls[url] = { blocks: [...payload.blocks], preview: { title: plainText(preview.reply.summary) } } as LinkUnfurls[string];
      const entity = renderEntity(preview.article, url);
      if (entity !== undefined) entities.push(entity);
    }
    return { unfurls, entities };
  }

  async function show(shared: Shared, asker: Asker, place: Place): Promise<void> {
    const { unfurls, entities } = await previewsOf(shared, asker);
    if (Object.keys(unfurls).length === 0) return;
    // A message that is still being typed has no panel to open.
    const isSent = !('source' in place) || place.source !== 'composer';
    await trial.send(
      entities.length > 0 && isSent ? () => client.chat.unfurl({ ...place, unfurls, metadata: { entities } }) : undefined,
      () => client.chat.unfurl({ ...place, unfurls }),
    );
  }

  app.event('link_shared', async ({ event, body }) => {
    if (!isShared(event) || !seen.add(body.event_id)) return;
    const { unfurl_id: unfurlId, source, channel, message_ts: ts, user } = event;
    const asker = askerOf({ eventId: body.event_id, user, channel });
    const place = unfurlId !== undefined && isSource(source) ? { unfurl_id: unfurlId, source } : { channel, ts };
    await tracked(
      'link',
      answerOnce(asker.cause ?? '', () => show(event, asker, place)),
    );
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
