import type { PublishJob } from '../../ports/publisher.ts';
import { clip } from '../../reply/clip.ts';
import type { Component } from './component-tree.ts';
import { bodyOfDraft, type DiscordBody, type DiscordDraft, withMarker } from './draft.ts';
import { renderDiscord } from './render.ts';

/** Discord gives a forum at most five of a post's tags; docs: resources/channel, "Start Thread in Forum". */
const maxTags = 5;
const maxTitle = 100;

export function threadTitle(title: string): string {
  return clip(title, maxTitle);
}

type Announced = Pick<PublishJob, 'message' | 'marker' | 'settings'> & Partial<Pick<PublishJob, 'title'>>;

/** The rendered reply, findable by its marker, with the one ping that the subscription asks for. An edit never pings: who wanted to know has been told. */
export function announcementDraft(
  { message, marker, settings, title = '' }: Announced,
  { isEdit = false }: { readonly isEdit?: boolean } = {},
): DiscordDraft {
  const { payload } = renderDiscord(message, { page: 1 });
  const { ping } = settings;
  const mention: readonly Component[] = ping === undefined ? [] : [{ type: 10, content: `<@&${ping}>` }];
  return withMarker({
    flags: payload.flags,
    components: [...mention, ...(payload.components as unknown as readonly Component[])],
    roles: ping === undefined || isEdit ? [] : [ping],
    tags: settings.forumTags.slice(0, maxTags),
    title: threadTitle(title),
    marker: { id: marker, carrier: 'button' },
  });
}

/** As it is sent when nothing of it is refused. */
export function announcementBody(job: Announced): DiscordBody {
  return bodyOfDraft(announcementDraft(job));
}
