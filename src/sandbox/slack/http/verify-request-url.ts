import { abortAfter } from '../../abort-after.ts';
import { takeRandomBytes } from '../../random-bytes.ts';
import { signRequest } from '../sign.ts';
import { ackWindowMs } from '../socket/envelope.ts';
import type { HttpDeliveryOptions } from './http-delivery.ts';

/**
 * Asks for the challenge, as Slack does when an address is saved: apis/events-api, "Request URL configuration & verification". The answer
 * may be the bare text, a form or JSON.
 *
 * @throws if the answer is something else, or none comes within three seconds.
 */
export async function verifyRequestUrl({ state, requestUrl, signingSecret }: HttpDeliveryOptions): Promise<void> {
  const challenge = takeRandomBytes(39).toString('base64url');
  const body = JSON.stringify({ token: state.verificationToken, challenge, type: 'url_verification' });
  const response = await fetch(requestUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signRequest({ signingSecret, body, nowMs: state.clock.now() }) },
    body,
    signal: abortAfter(ackWindowMs, state.clock),
  });
  const text = (await response.text()).trim();
  const accepted = [challenge, `challenge=${challenge}`, JSON.stringify({ challenge })];
  if (!response.ok || !accepted.includes(text)) {
    throw new Error(`The challenge was not answered with its own value, but with status ${response.status}.`);
  }
}
