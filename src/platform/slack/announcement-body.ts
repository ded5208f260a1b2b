import type { KnownBlock } from '@slack/types';
import type { PublishJob } from '../../ports/publisher.ts';
import { renderSlack } from './render.ts';

const EVENT_TYPE = 'newsdesk_delivery';

interface SlackBody {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
  readonly metadata: { readonly event_type: string; readonly event_payload: { readonly delivery_id: string } };
}

/** The rendered reply with its mark where history shows it, and the one ping that the subscription asks for. */
export function announcementBody({ message, mark, settings }: Pick<PublishJob, 'message' | 'mark' | 'settings'>): SlackBody {
  const { payload } = renderSlack(message, { page: 1 });
  const { ping } = settings;
  const mention: readonly KnownBlock[] =
    ping === undefined ? [] : [{ type: 'section', text: { type: 'mrkdwn', text: `<!subteam^${ping}>` } }];
  return {
    text: payload.text,
    blocks: [...mention, ...payload.blocks],
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: EVENT_TYPE, event_payload: { delivery_id: mark } },
  };
}
