import { type EnvelopePayload, type EnvelopeType, nameOfMalformed } from '../read-envelope.ts';

/** A request of Slack whose signature is right. */
export type SlackRequest =
  /** Slack asks whether somebody is here who knows the secret, when the address is saved. */
  | { readonly kind: 'challenge'; readonly challenge: string }
  /** Slack asks whether the certificate is good. */
  | { readonly kind: 'certificateCheck' }
  | { readonly kind: 'payload'; readonly type: EnvelopeType; readonly payload: EnvelopePayload }
  /** `what` is a word of Slack's, never what was sent. Nobody waits for an `isEvent`. */
  | { readonly kind: 'malformed'; readonly what: string; readonly isEvent: boolean };

/** Reads a body by its media type: JSON holds events, a form holds commands and what people press. */
export function readSlackRequest(mediaType: string, body: Uint8Array): SlackRequest {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  return /^application\/json\b/iu.test(mediaType) ? readEvent(parse(text)) : readForm(new URLSearchParams(text));
}

function readEvent(message: unknown): SlackRequest {
  if (!isFields(message)) return { kind: 'malformed', what: 'frame', isEvent: true };
  if (message['type'] === 'url_verification') {
    const { challenge } = message;
    return typeof challenge === 'string' ? { kind: 'challenge', challenge } : { kind: 'malformed', what: 'frame', isEvent: true };
  }
  return judged('events_api', message);
}

function readForm(form: URLSearchParams): SlackRequest {
  if (form.get('ssl_check') === '1') return { kind: 'certificateCheck' };
  const interaction = form.get('payload');
  if (interaction === null) return judged('slash_commands', Object.fromEntries(form));
  const payload = parse(interaction);
  return isFields(payload) ? judged('interactive', payload) : { kind: 'malformed', what: 'interactive', isEvent: false };
}

function judged(type: EnvelopeType, payload: EnvelopePayload): SlackRequest {
  const what = nameOfMalformed(type, payload);
  return what === undefined ? { kind: 'payload', type, payload } : { kind: 'malformed', what, isEvent: type === 'events_api' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is EnvelopePayload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
