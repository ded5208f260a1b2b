import { type Context, Hono } from 'hono';
import type { Clock } from '../runtime/clock.ts';
import type { Inbound, InboundAnswer } from '../runtime/inbound.ts';
import { within } from '../runtime/within.ts';
import { readBody } from './read-body.ts';

export interface InboundRoutesOptions {
  /** `/slack/events` */
  readonly path: string;
  /** Undefined before the platform exists. */
  readonly inbound: () => Inbound | undefined;
  readonly clock: Clock;
  readonly onAnswered: (answer: InboundAnswer) => void;
}

/** Bytes of one request. Slack and Discord send a message of ours back with each button that is pressed: some 50,000 at most. */
export const MAX_INBOUND_BYTES = 1_000_000;
/** Bodies that are read at a time. They are read before it is known who sends them, so their memory is bounded: 64 MB. */
export const MAX_INBOUND_BODIES = 64;
/** Both platforms give a request up after 3 s, so a body that is not here by then is worth nothing. In ms. */
const readForMs = 3_000;
const RETRY_AFTER_S = '1';

/** One address that a platform sends to. Headers are judged before the body is read, and the signature before it is parsed. */
export function createInboundRoutes({ path, inbound, clock, onAnswered }: InboundRoutesOptions): Hono {
  const routes = new Hono();
  let reading = 0;

  routes.post(path, async (context) => {
    const answer = await answerTo(context);
    onAnswered(answer);
    context.header('Cache-Control', 'no-store');
    if (answer.status === 503) context.header('Retry-After', RETRY_AFTER_S);
    // The rest of a body that is not read would be taken for the next request.
    if (answer.refusal !== undefined) context.header('Connection', 'close');
    const { status, body, type = 'application/json' } = answer;
    if (body === undefined) return context.body(null, status as 200, answer.type && { 'content-type': answer.type });
    return context.body(body, status as 200, { 'content-type': type });
  });

  async function answerTo(context: Context): Promise<InboundAnswer> {
    const receiver = inbound();
    if (receiver === undefined) return starting;
    if (Number(context.req.header('content-length') ?? 0) > MAX_INBOUND_BYTES) return tooLarge;
    const admission = receiver.admit((name) => context.req.header(name));
    if (admission.kind === 'refused') return admission.answer;
    if (reading >= MAX_INBOUND_BODIES) return busy;
    const body = await readWhole(context);
    return body instanceof Uint8Array ? admission.take(body, context.req.raw.signal) : body;
  }

  async function readWhole({ req }: Context): Promise<Uint8Array | InboundAnswer> {
    reading += 1;
    try {
      const body = await within(readBody(req.raw.body, MAX_INBOUND_BYTES), readForMs, clock);
      return body === 'late' ? incomplete : (body ?? tooLarge);
    } catch {
      // The sender hung up before its body was whole.
      return incomplete;
    } finally {
      reading -= 1;
    }
  }

  return routes;
}

const starting: InboundAnswer = { status: 503, refusal: 'inbound.starting' };
const busy: InboundAnswer = { status: 503, refusal: 'inbound.busy' };
const tooLarge: InboundAnswer = { status: 413, refusal: 'inbound.tooLarge' };
const incomplete: InboundAnswer = { status: 408, refusal: 'inbound.incomplete' };
