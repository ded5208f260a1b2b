import type { RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import type { PublishJob } from '../../ports/publisher.ts';
import { markMessage } from './delivery-mark.ts';
import { renderDiscord } from './render.ts';

/** The rendered reply, findable by its mark, with the one ping that the subscription asks for. */
export function announcementBody({
  message,
  mark,
  settings,
}: Pick<PublishJob, 'message' | 'mark' | 'settings'>): RESTPostAPIChannelMessageJSONBody {
  const { payload } = renderDiscord(message, { page: 1 });
  const { ping } = settings;
  const mention = ping === undefined ? [] : [{ type: 10, content: `<@&${ping}>` } as const];
  return {
    flags: payload.flags,
    components: [...mention, ...markMessage(payload.components, mark)],
    allowed_mentions: { parse: [], roles: ping === undefined ? [] : [ping] },
  };
}
