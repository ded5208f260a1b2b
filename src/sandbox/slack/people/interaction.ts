import type { Clock } from '../../../runtime/clock.ts';
import type { JsonObject } from '../json.ts';
import type { ApiRefusal } from '../methods/api-method.ts';
import type { Deliver, Envelope } from '../socket/envelope.ts';
import type { SlackMessage } from '../state/message.ts';
import type { UrlResponse } from '../state/response-url-book.ts';

/**
 * The app's reaction. `dispatch_failed`: no connection was there. `timeout`: nothing within 3 s.
 * `unknown_command`: the manifest has no such command or shortcut, so nothing was sent. `not_sent`: Slack's own
 * client holds it back, because a required field is empty or too little was typed.
 */
export type InteractionStatus = 'acked' | 'timeout' | 'dispatch_failed' | 'unknown_command' | 'not_sent';

/** The record of one act of a person. It goes on living: `responses` grows as the app uses the response_url. */
export interface Interaction {
  readonly status: InteractionStatus;
  /** Milliseconds from sending to the acknowledgement, or to giving up; 0 when nothing was sent. */
  readonly ackMs: number;
  /** The payload of the acknowledgement, as received; empty if it was bare. */
  readonly ackPayload: JsonObject;
  /** Why Slack would not show the acknowledgement's payload. */
  readonly refusal?: ApiRefusal;
  /** The message the acknowledgement made. */
  readonly message?: SlackMessage;
  /** Everything that came through the response_url, in order. */
  readonly responses: readonly UrlResponse[];
  readonly responseUrl: string;
  readonly triggerId: string;
  /** Errors beside the fields of a modal, by `block_id`, from `response_action: 'errors'`. */
  readonly fieldErrors: Readonly<Record<string, string>>;
  /** The options for a menu with an external source. */
  readonly options: readonly JsonObject[];
  /** The payload as it was sent to the app. */
  readonly payload: JsonObject;
  /** Resolves once there are `count` responses; rejects after `timeoutMs`. */
  waitForResponses(count?: number, timeoutMs?: number): Promise<readonly UrlResponse[]>;
  /** The first message the person saw: of the acknowledgement, else of the response_url. */
  answer(timeoutMs?: number): Promise<SlackMessage>;
}

/** Collects responses, and lets others wait for them. */
export interface ResponseCollector {
  readonly responses: readonly UrlResponse[];
  readonly add: (response: UrlResponse) => void;
  wait(count: number, timeoutMs: number): Promise<readonly UrlResponse[]>;
}

export function createResponseCollector(clock: Clock): ResponseCollector {
  const responses: UrlResponse[] = [];
  const waiters = new Set<() => void>();
  return {
    responses,
    add(response) {
      responses.push(response);
      for (const notify of waiters) notify();
    },
    wait(count, timeoutMs) {
      if (responses.length >= count) return Promise.resolve(responses);
      const { promise, resolve, reject } = Promise.withResolvers<readonly UrlResponse[]>();
      const cancel = clock.after(timeoutMs, () => {
        waiters.delete(check);
        reject(new Error(`The app used the response_url ${responses.length} times within ${timeoutMs} ms; ${count} were expected.`));
      });
      const check = (): void => {
        if (responses.length < count) return;
        waiters.delete(check);
        cancel();
        resolve(responses);
      };
      waiters.add(check);
      return promise;
    },
  };
}

export interface InteractionParts {
  readonly collector: ResponseCollector;
  readonly responseUrl: string;
  readonly triggerId: string;
  readonly payload: JsonObject;
}

/** The record of something that never left Slack. */
export function neverSent(
  status: 'unknown_command' | 'not_sent',
  { collector, responseUrl, triggerId, payload }: InteractionParts,
): Interaction {
  return build({ status, ackMs: 0, ackPayload: {} }, { collector, responseUrl, triggerId, payload });
}

/** Sends the envelope and turns what came back into the record; `take` gives the acknowledgement's payload its effect. */
export async function interact(
  deliver: Deliver,
  envelope: Envelope,
  parts: InteractionParts,
  take: (response: JsonObject) => Taken,
): Promise<Interaction> {
  const delivery = await deliver(envelope);
  if (delivery.kind === 'undeliverable') return build({ status: 'dispatch_failed', ackMs: 0, ackPayload: {} }, parts);
  if (delivery.kind === 'timeout') return build({ status: 'timeout', ackMs: delivery.ackMs, ackPayload: {} }, parts);
  return build({ status: 'acked', ackMs: delivery.ackMs, ackPayload: delivery.response, ...take(delivery.response) }, parts);
}

/** The effects of an acknowledgement's payload. */
export type Taken = Partial<Pick<Interaction, 'message' | 'refusal' | 'fieldErrors' | 'options'>>;

type Outcome = Pick<Interaction, 'status' | 'ackMs' | 'ackPayload'> & Taken;

function build(outcome: Outcome, { collector, responseUrl, triggerId, payload }: InteractionParts): Interaction {
  return {
    fieldErrors: {},
    options: [],
    ...outcome,
    responses: collector.responses,
    responseUrl,
    triggerId,
    payload,
    waitForResponses: (count = 1, timeoutMs = 3000) => collector.wait(count, timeoutMs),
    async answer(timeoutMs = 3000) {
      if (outcome.message !== undefined) return outcome.message;
      const [first] = await collector.wait(1, timeoutMs);
      if (first === undefined) throw new RangeError('Waiting for one response gave none.');
      return first.message;
    },
  };
}
