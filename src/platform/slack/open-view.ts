import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { composeNoForm } from '../../reply/compose-notice.ts';
import type { Form } from '../../reply/form.ts';
import type { Clock } from '../../runtime/clock.ts';
import { messageOf } from '../../runtime/errors.ts';
import { within } from '../../runtime/within.ts';
import type { PlainAnswers } from './answer-plainly.ts';
import { plainerView } from './plainer-view.ts';
import { readSlackRefusal } from './refusal.ts';
import { renderSlack } from './render.ts';
import { type FormPlace, renderView } from './render-view.ts';
import type { Words } from '../../words/words.ts';

export interface ViewToOpen {
  readonly client: WebClient;
  readonly triggerId: string;
  readonly form: Form;
  readonly place: FormPlace;
  readonly clock: Clock;
  readonly plainly: PlainAnswers;
  readonly words: Words;
}

/** A trigger lives for 3 s (interactivity/handling-user-interaction); after that no view can come of it. */
const openForMs = 2_500;

/** The person was told in words that no form comes. */
export class FormNotOpenedError extends Error {
  override readonly name = 'FormNotOpenedError';
}

/**
 * Opens a form; if Slack refuses a part of it, the plainer form of it. The Web API's client would try for half an hour: the person is told
 * well before, in words, that no form will come.
 *
 * @throws {FormNotOpenedError} when that was told, and another error when not even that could be.
 */
export async function openView({ client, triggerId, form, place, clock, plainly, words }: ViewToOpen): Promise<void> {
  const open = (view: ModalView): Promise<unknown> => client.views.open({ trigger_id: triggerId, view });
  const whole = renderView(form, place);
  const opening = open(whole)
    .catch((error: unknown) => {
      // A view that was refused has not used up its trigger.
      if (readSlackRefusal(error) === undefined) throw error;
      return open(plainerView(whole));
    })
    .then(
      () => 'open' as const,
      (error: unknown) => error,
    );
  const outcome = await within(opening, openForMs, clock);
  if (outcome === 'open') return;
  await plainly.respond(place.responseUrl, renderSlack(composeNoForm(place.command, words), { page: 1 }).payload);
  // The fault is for the operator's log.
  if (outcome === 'late') throw new FormNotOpenedError(`Slack did not open a form within ${openForMs} ms.`);
  throw new FormNotOpenedError(messageOf(outcome), { cause: outcome });
}
