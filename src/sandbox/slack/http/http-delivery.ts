import { randomUUID } from 'node:crypto';

import { isJsonObject, type JsonObject } from '../json.ts';
import { signRequest } from '../sign.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { ackWindowMs, type Deliver, type Envelope } from '../socket/envelope.ts';

export interface HttpDeliveryOptions {
  readonly state: SandboxState;
  /** The address on which the app listens; Bolt's HTTP receiver takes everything at `/slack/events`. */
  readonly requestUrl: string;
  readonly signingSecret: string;
}

/** Sends payloads as signed HTTP requests, as Slack does for an app without Socket Mode. */
export function createHttpDelivery({ state, requestUrl, signingSecret }: HttpDeliveryOptions): Deliver {
  return async (envelope) => {
    const envelopeId = randomUUID();
    const { body, contentType } = encode(envelope);
    const sentAt = performance.now();
    const abort = new AbortController();
    const cancel = state.clock.after(ackWindowMs, () => abort.abort());
    try {
      const headers = {
        'content-type': contentType,
        ...retryHeaders(envelope),
        ...signRequest({ signingSecret, body, nowMs: state.clock.now() }),
      };
      const response = await fetch(requestUrl, { method: 'POST', headers, body, signal: abort.signal });
      const text = await response.text();
      const isJson = /^application\/json\b/iu.test(response.headers.get('content-type') ?? '');
      const ackMs = performance.now() - sentAt;
      if (!response.ok) return { kind: 'undeliverable' };
      return { kind: 'acked', envelopeId, ackMs, response: envelope.acceptsResponse ? readAnswer(text, isJson) : {} };
    } catch {
      return abort.signal.aborted ? { kind: 'timeout', envelopeId, ackMs: performance.now() - sentAt } : { kind: 'undeliverable' };
    } finally {
      cancel();
    }
  };
}

function encode({ type, payload }: Envelope): { readonly body: string; readonly contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

function retryHeaders({ retryAttempt = 0, retryReason = 'http_timeout' }: Envelope): Record<string, string> {
  if (retryAttempt === 0) return {};
  return { 'x-slack-retry-num': String(retryAttempt), 'x-slack-retry-reason': retryReason === 'timeout' ? 'http_timeout' : retryReason };
}

/** Slack takes JSON as a message or a response action if its media type says so, and all else as the text of a message. */
function readAnswer(text: string, isJson: boolean): JsonObject {
  if (text.trim() === '') return {};
  if (!isJson) return { text };
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : { text };
  } catch {
    return { text };
  }
}
