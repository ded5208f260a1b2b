import type { Clock } from '../../runtime/clock.ts';
import { messageOf } from '../../runtime/errors.ts';
import { isBeforeConnection } from '../network-errors.ts';
import { AnswerRefusedError } from './refusal.ts';
import { pause } from '../../runtime/pause.ts';

/** The body that is sent to a `response_url`: a message, and the fate of the one that was clicked. */
export interface UrlResponse {
  readonly response_type: 'in_channel' | 'ephemeral';
  readonly replace_original?: boolean;
}

/** One try's time, in ms: Bolt's own `respond` has none, and waits for ever on a server that hangs. */
const tryForMs = 2_000;
/**
 * Pauses before the second, third ... try, in ms. With them all tries end within the ten seconds that stopping may take; the address
 * itself takes answers for 30 minutes.
 */
const pausesMs = [250, 500, 1_000] as const;

/** Nobody knows whether the answer is shown. */
export class AnswerLostError extends Error {
  override readonly name = 'AnswerLostError';
}

type Outcome =
  | { readonly kind: 'done' }
  /** Slack refused it, and will again: the address has expired, the message is malformed. */
  | { readonly kind: 'refused'; readonly cause: Error }
  /** It did not arrive, for sure: no connection, or too many requests. */
  | { readonly kind: 'notDone'; readonly cause: unknown }
  /** Lost on the way there or back: it may or may not be shown. */
  | { readonly kind: 'inDoubt'; readonly cause: unknown };

/**
 * Sends an answer to a `response_url` until it has arrived. Slack has no key by which it would know an answer again, so after a doubt
 * only what does no harm twice is repeated: a replacement as it is, and a new message for the asker's eyes alone. A channel never sees
 * an answer twice, and the asker is never left with none. `afterDoubt` is told the asker instead, if it is given.
 *
 * @throws the last error when Slack refuses it, or nothing got through.
 */
export async function postResponse(url: string, response: UrlResponse, clock: Clock, afterDoubt?: UrlResponse): Promise<void> {
  let body = response;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await tryToPost(url, body, clock);
    if (outcome.kind === 'done') return;
    const pauseMs = pausesMs[attempt];
    if (outcome.kind === 'refused' || pauseMs === undefined) throw outcome.cause;
    if (outcome.kind === 'inDoubt' && body.replace_original !== true) body = { ...(afterDoubt ?? body), response_type: 'ephemeral' };
    await pause(pauseMs, clock);
  }
}

async function tryToPost(url: string, body: UrlResponse, clock: Clock): Promise<Outcome> {
  const abort = new AbortController();
  const cancel = clock.after(tryForMs, () => abort.abort(new Error(`Slack did not take an answer within ${tryForMs} ms.`)));
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: abort.signal,
    });
    const said = await response.text();
    if (response.ok && !said.startsWith('{"ok":false')) return { kind: 'done' };
    const cause = new AnswerRefusedError(response.status, said);
    if (response.status === 429) return { kind: 'notDone', cause };
    return response.status >= 500 ? { kind: 'inDoubt', cause } : { kind: 'refused', cause };
  } catch (cause) {
    if (isBeforeConnection(cause)) return { kind: 'notDone', cause };
    return { kind: 'inDoubt', cause: new AnswerLostError(messageOf(cause), { cause }) };
  } finally {
    cancel();
  }
}
