import { isSubscribed } from '../manifest.ts';
import { asString, isJsonObject } from '../json.ts';
import type { Deliver } from '../socket/envelope.ts';
import type { SlackMessage } from '../state/message.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { dispatchEvent, type EventRecord } from './event.ts';
import { getPerson, missing } from './find-person.ts';

export interface OpenEntityOptions {
  readonly userId: string;
  readonly message: SlackMessage;
  /** The link below which the Work Object stands. */
  readonly url: string;
}

/** Opens a Work Object in the side panel: Slack asks the app for its details. Undefined if the app did not subscribe to that. */
export async function openEntity(
  state: SandboxState,
  deliver: Deliver,
  { userId, message, url }: OpenEntityOptions,
): Promise<EventRecord | undefined> {
  const { workspace, user } = getPerson(state, userId);
  const entity = message.entities[url];
  if (entity === undefined) throw missing('entity', url, 'Open a link that has a Work Object below it.');
  const reference = entity['external_ref'];
  const externalId = isJsonObject(reference) ? (asString(reference['id']) ?? '') : '';
  const triggerId = state.triggers.issue({ teamId: workspace.id, userId });
  const panel = { userId, externalId };
  state.panels.open(panel, triggerId);
  state.events.emit('panel', panel);
  if (!isSubscribed(state.manifest, 'entity_details_requested')) return undefined;
  return dispatchEvent(state, deliver, workspace, {
    type: 'entity_details_requested',
    user: userId,
    external_ref: reference,
    entity_url: entity['url'],
    app_unfurl_url: url,
    link: { url: entity['url'], domain: URL.parse(asString(entity['url']) ?? '')?.hostname ?? '' },
    trigger_id: triggerId,
    user_locale: user.locale ?? 'en-US',
    channel: message.channelId,
    message_ts: message.ts,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  });
}
