import type { ReceiverEvent } from '@slack/bolt';
import type { Installations } from '../../../ports/installations.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { keepText, sayKept } from '../../../words/kept-text.ts';
import { postResponse } from '../response-url.ts';
import { escapeText } from '../escape.ts';
import { fieldsOf, type PayloadOrigin, textOf } from './payload-origin.ts';

export interface UnservedOptions {
  readonly installations: Pick<Installations, 'find' | 'noteReinstall' | 'remove'>;
  readonly clock: Clock;
  /** The address that an installation begins at, as a kept text. */
  readonly address: string;
  /** Told once for each workspace, until it installs the app again. */
  readonly onUnserved: (id: string, name: string) => void;
}

/** @throws whatever the database or Slack throws. */
export type AnswerUnserved = (event: ReceiverEvent, origin: PayloadOrigin) => Promise<void>;

/**
 * Answers people of a workspace that has the app, and whose token was never kept: its installation was cut off, or its token was lost. They read
 * what to do, and the workspace is noted. Their language is not known: to ask for it takes the token.
 */
export function createAnswerUnserved({ installations, clock, address, onUnserved }: UnservedOptions): AnswerUnserved {
  async function answer({ body, ack }: ReceiverEvent): Promise<void> {
    const message = { response_type: 'ephemeral', text: escapeText(sayKept(keepText('accessLost', address))) } as const;
    if (textOf(body['command']) !== undefined) return ack(message);
    const url = textOf(body['response_url']);
    // Without one, Slack itself says that nothing answered.
    if (url === undefined) return;
    await ack();
    await postResponse(url, { ...message, replace_original: false }, clock);
  }

  return async (event, { teamId, organization }) => {
    const { body } = event;
    const isEvent = body['type'] === 'event_callback';
    // Nobody waits for an event, and unacknowledged it would come again.
    if (isEvent) await event.ack();
    else await answer(event);
    const { type } = fieldsOf(body['event']);
    // Other events about the end of an installation come after it.
    if (isEvent && type !== 'app_mention' && type !== 'app_uninstalled') return;
    const id = organization ?? teamId;
    const known = await installations.find('slack', id);
    if (type === 'app_uninstalled') {
      // Of a lost token Slack cannot be asked. An event that comes late is older than the loss.
      if (known?.reinstallSince !== undefined && !isOlder(body, known.reinstallSince)) await installations.remove(known, clock.now());
      return;
    }
    if (known?.reinstallSince !== undefined || isOlder(body, known?.removedAt)) return;
    const name = known?.name ?? textOf(body['team_domain']) ?? textOf(fieldsOf(body['team'])['domain']) ?? id;
    if (await installations.noteReinstall({ platform: 'slack', id, name }, clock.now())) onUnserved(id, name);
  };
}

/** An event that comes late was sent before `time`, in ms since the epoch. Slack gives whole seconds. */
function isOlder({ event_time: seconds }: ReceiverEvent['body'], time: number | undefined): boolean {
  return time !== undefined && typeof seconds === 'number' && seconds * 1_000 <= time;
}
