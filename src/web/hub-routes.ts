import { type Context, Hono } from 'hono';
import { readBody } from './read-body.ts';
import type { DeliveryResult, HubDoor } from '../sources/feeds/hubs/hub-door.ts';
import type { HubAnswer } from '../sources/feeds/hubs/hub-subscriptions.ts';

export interface HubRoutesOptions {
  /** Undefined before the source is open, and without a feed. */
  readonly door: () => HubDoor | undefined;
  /** `confirmed`: a hub asked whether a subscription is meant, and it is. `denied`: it refuses the subscription. `large`: a body that was not read to its end. */
  readonly onAnswered: (outcome: DeliveryResult | HubAnswer['kind'] | 'large' | 'busy') => void;
}

/** Bytes of one delivery: as many as of a feed that is asked. */
export const MAX_DELIVERY_BYTES = 8 * 1024 * 1024;
/** Bodies that are read at a time. Only a hub knows the address, and none is parsed here; their memory is bounded all the same: 32 MB. */
export const MAX_DELIVERIES = 4;

/** `/hooks/websub/ID`: hubs ask here whether a subscription is meant, and send what feeds hold now (W3C Recommendation WebSub). */
export function createHubRoutes({ door, onAnswered }: HubRoutesOptions): Hono {
  const routes = new Hono();
  let reading = 0;

  routes.get('/hooks/websub/:id', async (context) => {
    const answer = await door()?.confirm(context.req.param('id'), (name) => context.req.query(name));
    onAnswered(answer?.kind ?? 'unknown');
    if (answer === undefined) return context.body(null, 404);
    return context.body(answer.kind === 'confirmed' ? answer.challenge : '', 200, { 'content-type': 'text/plain' });
  });

  routes.post('/hooks/websub/:id', async (context) => {
    const id = context.req.param('id');
    // Another process of the same bot may have it: a hub that is told that it is gone would end it.
    if (door()?.isKnown(id) !== true) return refuse(context, 'unknown', 404);
    if (Number(context.req.header('content-length') ?? 0) > MAX_DELIVERY_BYTES) return refuse(context, 'large', 413);
    if (reading >= MAX_DELIVERIES) return refuse(context, 'busy', 503);
    reading += 1;
    try {
      const body = await readBody(context.req.raw.body, MAX_DELIVERY_BYTES);
      if (body === undefined) return refuse(context, 'large', 413);
      const delivered = { body, type: context.req.header('content-type') };
      const result = (await door()?.deliver(id, context.req.header('x-hub-signature'), delivered)) ?? 'unknown';
      if (result === 'unknown') return refuse(context, result, 404);
      onAnswered(result);
      // Also for a wrong signature: an answer would tell who guesses how near a guess is.
      return context.body(null, 202);
    } finally {
      reading -= 1;
    }
  });

  function refuse(context: Context, outcome: 'unknown' | 'large' | 'busy', status: 404 | 413 | 503): Response {
    onAnswered(outcome);
    // The rest of a body that is not read would be taken for the next request.
    context.header('Connection', 'close');
    return context.body(null, status);
  }

  return routes;
}
