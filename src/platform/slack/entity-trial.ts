import type { WebAPICallResult } from '@slack/web-api';
import { type Clock, monotonicNow } from '../../runtime/clock.ts';
import type { LostPart } from '../send-plainer.ts';
import { slackErrorOf } from './publish-errors.ts';

/** Whether Slack takes Work Objects of this app: they are switched on by hand in its settings, and no published part of a manifest does it. */
export interface EntityTrial {
  /**
   * Sends with entities until Slack says that they are switched off, and without for the next hour: then somebody may have switched them on. A refusal for another reason is about this link:
   * it is sent without, and the next one with entities again. Slack says `ok` to entities that it drops, and tells of it in a warning alone.
   */
  send(withEntities: (() => Promise<WebAPICallResult>) | undefined, plain: () => Promise<WebAPICallResult>): Promise<void>;
}

/** For so long, in ms, no link is sent with entities to an app without the switch: each would cost a request. */
const AGAIN_MS = 3_600_000;

/** Says that Work Objects are switched off for the app (entity.presentDetails, "Errors"). */
const switchedOff = 'feature_not_enabled';

/** Warnings of calls whose entities were dropped: reported of chat.unfurl by people who met it, or an error of entity.presentDetails. */
const dropped: ReadonlySet<string> = new Set(['invalid_metadata_format', switchedOff]);

/** Errors that the same call meets without entities as well, so they tell nothing about those. */
const unrelated: ReadonlySet<string> = new Set(['missing_scope', 'cannot_unfurl_url', 'cannot_unfurl_message', 'ratelimited']);

export function createEntityTrial(clock: Clock, onLeftOut: (lost: readonly LostPart[]) => void): EntityTrial {
  /** The reasons that were told: each is told once. */
  const told = new Set<string>();
  let offUntil = Number.NEGATIVE_INFINITY;

  function refuse(why: string): void {
    if (why === switchedOff) offUntil = monotonicNow(clock) + AGAIN_MS;
    if (told.has(why)) return;
    told.add(why);
    onLeftOut([
      why === switchedOff
        ? { what: 'the side panel of links', why: `Slack says: ${why}; switch Work Object Previews on in the settings of the app` }
        : { what: 'the side panel of a link', why: `Slack says: ${why}; other links are tried again` },
    ]);
  }
  return {
    async send(withEntities, plain) {
      if (withEntities === undefined || monotonicNow(clock) < offUntil) return void (await plain());
      try {
        const warning = warningOf(await withEntities());
        // The plain preview of the same call is shown.
        if (warning !== undefined) refuse(warning);
      } catch (error) {
        const said = slackErrorOf(error);
        if (said === undefined || unrelated.has(said)) throw error;
        await plain();
        refuse(said);
      }
    },
  };
}

function warningOf({ response_metadata: metadata }: WebAPICallResult): string | undefined {
  return metadata?.warnings?.find((code) => dropped.has(code));
}
