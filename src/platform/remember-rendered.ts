import { privateReply } from '../reply/private-reply.ts';
import type { Reply } from '../reply/reply.ts';

/** Which message a reply becomes. */
export interface Showing {
  /** Counts from 1; what is not a page is the nearest one. */
  readonly page: number;
  /** Whom it is for, where that is not for the reply to say. */
  readonly audience?: Reply['audience'];
}

/** A payload and the same as it is sent, which is written once however often that is. */
export interface Rendered<Payload, Body> {
  readonly payload: Payload;
  readonly body: Body;
}

/** Pages that are asked for of one reply: a button that somebody forged must not fill the memory. */
const mostShowings = 20;

/**
 * Renders a reply that is remembered once for each way of showing it, for as long as the reply itself is kept. A reply never changes, and
 * what it becomes follows from it alone: so what was sent for it can be sent again.
 */
export function rememberRendered<Payload, Body>(
  render: (reply: Reply, page: number) => Payload,
  write: (payload: Payload) => Body,
): (reply: Reply, showing: Showing) => Rendered<Payload, Body> {
  const known = new WeakMap<Reply, Map<string, Rendered<Payload, Body>>>();
  const renderAs = (reply: Reply, page: number, audience: Reply['audience']): Rendered<Payload, Body> => {
    const shown = audience === 'asker' ? privateReply(reply) : { ...reply, audience };
    const payload = render(audience === reply.audience ? reply : shown, page);
    return { payload, body: write(payload) };
  };
  return (reply, { page, audience = reply.audience }) => {
    if (!reply.isRemembered) return renderAs(reply, page, audience);
    const showings = known.get(reply) ?? new Map<string, Rendered<Payload, Body>>();
    const key = `${page} ${audience}`;
    const found = showings.get(key);
    if (found) return found;
    const rendered = renderAs(reply, page, audience);
    if (showings.size < mostShowings) showings.set(key, rendered);
    known.set(reply, showings);
    return rendered;
  };
}
