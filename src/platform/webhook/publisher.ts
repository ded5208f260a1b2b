import type { DoubtPolicy } from '../../delivery/doubt.ts';
import type { MessageRef, Publisher, PublishJob, PublishOutcome } from '../../ports/publisher.ts';
import type { Post } from '../../ports/signed-post.ts';
import type { Clock } from '../../runtime/clock.ts';
import { signHeaders } from '../../runtime/signed-request.ts';
import { composeEvent, encodeEvent } from './event-body.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { WebhookReceiver } from './receiver.ts';
import { keepText } from '../../words/kept-text.ts';

export interface WebhookPublisherOptions {
  readonly receivers: readonly WebhookReceiver[];
  readonly post: Post;
  readonly clock: Clock;
  /** For one request, in milliseconds; default 15,000. */
  readonly timeoutMs?: number;
  readonly doubt?: Partial<DoubtPolicy>;
}

/**
 * A receiver is asked to know the ids of a day: so long a delivery may be tried, and it costs the receiver one row an event. In ms.
 */
const KEY_WINDOW_MS = 24 * 3_600_000;

/**
 * Tells programs of articles as chats are told: each receiver is a channel of its own. A receiver knows a repeated event by its
 * `webhook-id`, so what is in doubt is simply sent again, and never looked for.
 */
export function createWebhookPublisher({ receivers, post, clock, timeoutMs = 15_000, doubt }: WebhookPublisherOptions): Publisher {
  const byName = new Map(receivers.map((receiver) => [receiver.name, receiver]));

  async function send(job: PublishJob, known: string | undefined, signal: AbortSignal): Promise<PublishOutcome> {
    const receiver = byName.get(job.destination.targetId);
    const event = composeEvent(job, known);
    if (receiver === undefined) return notDone(`newsdesk.yaml lists no webhook ${job.destination.targetId} any more`);
    if (event === undefined) return notDone('A webhook is told of articles only');
    const body = encodeEvent(event);
    // A claim may have ended while this process stood still.
    if (!job.mayStart()) return { kind: 'notDone', reason: keepText('claimEnded'), refused: 'attempt' };
    const now = clock.now();
    const headers = {
      'content-type': 'application/json',
      ...signHeaders(receiver.secret.reveal(), { id: job.key, at: now, body }),
    };
    const late = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const answer = await post({ url: receiver.url, headers, body, signal: late });
    return judgeAnswer(answer, { messageId: event.article.id }, now);
  }

  /** Later events of an article name it as the first one did. */
  const change = (job: PublishJob, { messageId }: MessageRef, signal: AbortSignal): Promise<PublishOutcome> => send(job, messageId, signal);

  return {
    platform: 'webhook',
    doubt: { keyWindowMs: KEY_WINDOW_MS, settleMs: 0, maxFailedLooks: 1, ...doubt },
    timeoutMs: timeoutMs + 1_000,
    // A small server takes ten requests a second; its answers hold up no other receiver.
    limits: { perSecond: 10, perSecondIsOwn: true, queueGapMs: 0, maxInFlight: 8, maxRefusalsPerTenMinutes: 600 },
    // A note below a post is a chat's: the event of the change says the same.
    publish: async (job, signal) => (job.below === undefined ? send(job, undefined, signal) : { kind: 'done', message: job.below }),
    edit: change,
    remove: change,
    openThread: async () => notDone('A webhook has no threads'),
    crosspost: async () => notDone('A webhook has no channels that others follow'),
    find: async () => ({ kind: 'cannotLook', reason: 'The receiver of a webhook cannot be looked into', permanent: true }),
  };
}

function notDone(reason: string): PublishOutcome {
  return { kind: 'notDone', reason, refused: 'delivery' };
}
