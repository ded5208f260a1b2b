import type { App } from '@slack/bolt';
import type { Asker } from '../../command/command.ts';
import { createLinkAsker } from './link-asker.ts';
import type { LinkListenerOptions } from './link-listeners.ts';
import { unescapeEntities } from './unescape.ts';
import { renderDetails } from './work-object.ts';

/** Somebody opened what stands below a link, as far as it is read. */
interface Opened {
  readonly trigger_id: string;
  /** The link as it was posted; absent if the thing was opened from elsewhere. */
  readonly app_unfurl_url?: string;
  readonly entity_url: string;
}

/**
 * Shows the sections of an article in the side panel of the person who opened it there, and to nobody else. The trigger of a copy that Slack
 * delivers again is used up.
 */
export function presentDetails(app: App, options: Omit<LinkListenerOptions, 'onLeftOut' | 'clock' | 'answerOnce'>): void {
  const { dispatch, client, seen, tracked } = options;
  const askerOf = createLinkAsker(options);

  async function present({ trigger_id, app_unfurl_url: posted, entity_url: url }: Opened, asker: Asker): Promise<void> {
    const address = unescapeEntities(posted ?? url);
    const preview = await dispatch.unfurl(address, asker);
    const metadata = preview && renderDetails(preview.article, address, dispatch.wordsOf(asker));
    // An article that was taken down meanwhile is not there any more.
    await client.entity.presentDetails({ trigger_id, ...(metadata === undefined ? { error: { status: 'not_found' } } : { metadata }) });
  }

  app.event('entity_details_requested', async ({ event, body }) => {
    const { user, channel = '', user_locale: locale } = event;
    if (typeof user !== 'string' || typeof event.trigger_id !== 'string' || !seen.add(body.event_id)) return;
    await tracked('details of a link', present(event, askerOf({ eventId: body.event_id, user, channel, locale })));
  });
}
