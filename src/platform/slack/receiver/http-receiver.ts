import { createHash } from 'node:crypto';
import type { App, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../../runtime/clock.ts';
import {
  type Admission,
  type InboundAnswer,
  malformedRefusal,
  signatureRefusal,
  unsignedRefusal,
  untimelyRefusal,
} from '../../../runtime/inbound.ts';
import type { EnvelopeContext } from '../envelope-context.ts';
import type { EnvelopePayload } from '../read-envelope.ts';
import type { SlackTransport } from '../transport.ts';
import { readSlackRequest } from './read-request.ts';
import { isSignedBySlack, readSlackSignature } from './slack-signature.ts';

export interface HttpReceiverOptions {
  readonly signingSecret: string;
  readonly clock: Clock;
  /** As in `PlatformEvents`. */
  readonly onDropped: (what: string, cause?: unknown) => void;
}

/** Slack waits 3 s for an answer; a request that has none by now, in ms, gets an empty failure in its place. */
const answerRequestWithinMs = 2_900;

/**
 * A Bolt receiver for requests that Slack sends to a public address: commands, what people press, options of menus, and events, all at
 * one. It has no server of its own. A request is answered with the acknowledgement, so what a command says travels back in it.
 */
export function createHttpReceiver({ signingSecret, clock, onDropped }: HttpReceiverOptions): SlackTransport {
  let app: App | undefined;
  let isOpen = false;

  function admit(header: (name: string) => string | undefined): Admission {
    const reading = readSlackSignature(header, clock.now());
    if (reading.kind !== 'read') return { kind: 'refused', answer: reading.kind === 'untimely' ? untimelyRefusal : unsignedRefusal };
    const mediaType = header('content-type') ?? '';
    const retryNum = Number(header('x-slack-retry-num') ?? 0);
    const retry = retryNum > 0 ? { retryNum, retryReason: header('x-slack-retry-reason') ?? '' } : {};
    return {
      kind: 'admitted',
      async take(body, gone) {
        if (!isSignedBySlack(signingSecret, reading.signature, body)) return signatureRefusal;
        const request = readSlackRequest(mediaType, body);
        switch (request.kind) {
          case 'challenge':
            return { status: 200, type: 'text/plain', body: request.challenge };
          case 'certificateCheck':
            return taken;
          case 'malformed':
            onDropped(request.what);
            // Nobody waits for an event, and unacknowledged it would come again.
            return request.isEvent ? taken : malformedRefusal;
          case 'payload':
            return process(request.payload, envelopeIdOf(body), retry, gone);
        }
      },
    };
  }

  function process(
    payload: EnvelopePayload,
    envelopeId: string,
    retry: Pick<ReceiverEvent, 'retryNum' | 'retryReason'>,
    gone: AbortSignal,
  ): Promise<InboundAnswer> {
    if (app === undefined || !isOpen) return Promise.resolve(closed);
    const { promise, resolve } = Promise.withResolvers<InboundAnswer>();
    let isWaiting = !gone.aborted;
    const cancel = clock.after(answerRequestWithinMs, () => settle(unanswered));
    const hangUp = (): void => settle(unanswered);
    gone.addEventListener('abort', hangUp, { once: true });

    function settle(answer: InboundAnswer): void {
      isWaiting = false;
      cancel();
      gone.removeEventListener('abort', hangUp);
      resolve(answer);
    }

    function answer(given: InboundAnswer): void {
      if (!isWaiting) throw new Error('The request was closed before it was answered.');
      settle(given);
    }

    const context: EnvelopeContext = { envelopeId, answerEnvelope: (json) => answer({ status: 200, body: json }) };
    void app
      .processEvent({
        body: payload,
        ack: async (response?: unknown) => answer(acknowledgement(response)),
        customProperties: { ...context },
        ...retry,
      })
      .catch((cause: unknown) => onDropped('envelope', cause))
      .finally(() => settle(unheard));
    return promise;
  }

  return {
    inbound: { admit },
    init(given) {
      app = given;
    },
    async start() {
      isOpen = true;
    },
    async stop() {
      isOpen = false;
    },
    isConnected: () => isOpen,
  };
}

const taken: InboundAnswer = { status: 200 };
const closed: InboundAnswer = { status: 503, refusal: 'inbound.starting' };
const unanswered: InboundAnswer = { status: 503, refusal: 'inbound.unanswered' };
/** A command or a button that this bot does not have. */
const unheard: InboundAnswer = { status: 404, refusal: 'inbound.unheard' };

/** A copy has the same bytes, whatever the time in its signature. */
function envelopeIdOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}

function acknowledgement(response: unknown): InboundAnswer {
  if (response === undefined || response === '') return taken;
  return typeof response === 'string'
    ? { status: 200, type: 'text/plain', body: response }
    : { status: 200, body: JSON.stringify(response) };
}
