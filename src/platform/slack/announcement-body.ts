import type { PublishJob } from '../../ports/publisher.ts';
import { bodyOfDraft, type SlackBody, type SlackDraft } from './draft.ts';
import type { Block } from './plainer-block.ts';
import { renderSlack } from './render.ts';

type Announced = Pick<PublishJob, 'message' | 'marker' | 'settings'> & Partial<Pick<PublishJob, 'below'>>;

/** The rendered reply with its marker where history shows it, and the one ping that the subscription asks for. */
export function announcementDraft({ message, marker, settings, below }: Announced): SlackDraft {
  const { payload } = renderSlack(message, { page: 1 });
  const { ping } = settings;
  const mention: readonly Block[] = ping === undefined ? [] : [{ type: 'section', text: { type: 'mrkdwn', text: `<!subteam^${ping}>` } }];
  return {
    text: payload.text,
    blocks: [...mention, ...(payload.blocks as unknown as readonly Block[])],
    marker: { id: marker, carrier: 'metadata' },
    ...(below === undefined ? {} : { thread: below.messageId }),
  };
}

/** As it is sent when nothing of it is refused. */
export function announcementBody(job: Announced): SlackBody {
  return bodyOfDraft(announcementDraft(job));
}
