import type { WebClient } from '@slack/web-api';
import { composeNotice } from '../../reply/compose-notice.ts';
import type { Form } from '../../reply/form.ts';
import type { Clock } from '../../runtime/clock.ts';
import { within } from '../../runtime/within.ts';
import { renderSlack } from './render.ts';
import { type FormPlace, renderView } from './render-view.ts';
import { postResponse } from './response-url.ts';

export interface ViewToOpen {
  readonly client: WebClient;
  readonly triggerId: string;
  readonly form: Form;
  readonly place: FormPlace;
  readonly clock: Clock;
}

/** A trigger lives for 3 s (interactivity/handling-user-interaction); after that no view can come of it. */
const openForMs = 2_500;

/**
 * Opens a form. The Web API's client would try for half an hour: whoever waits is told well before, in words, that no form will come.
 *
 * @throws when not even that could be told.
 */
export async function openView({ client, triggerId, form, place, clock }: ViewToOpen): Promise<void> {
  const opening = client.views.open({ trigger_id: triggerId, view: renderView(form, place) }).then(
    () => 'open' as const,
    (error: unknown) => error,
  );
  const outcome = await within(opening, openForMs, clock);
  if (outcome === 'open') return;
  const apology = `The form did not open. Try again, or type it in one line: /help shows how /${place.command} is written.`;
  await postResponse(place.responseUrl, renderSlack(composeNotice(apology, 'problem'), { page: 1 }).payload, clock);
  // What went wrong is for the operator's log.
  throw outcome === 'late' ? new Error(`Slack did not open a form within ${openForMs} ms.`) : outcome;
}
