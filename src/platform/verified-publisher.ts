import type { Publisher, PublishOutcome } from '../ports/publisher.ts';
import type { Standing } from './standing.ts';
import { sayKept } from '../words/kept-text.ts';

/**
 * A publisher that believes a refusal of the token once the platform stands by it. A single stray 401 would stop every announcement until
 * the next start; unconfirmed, it is an attempt that was not done.
 */
export function verifyPublisher(publisher: Publisher, standing: Standing): Publisher {
  async function judge(coming: Promise<PublishOutcome>): Promise<PublishOutcome> {
    const outcome = await coming;
    if (outcome.kind !== 'notDone' || outcome.refused !== 'platform' || outcome.retryAfterMs !== undefined) return outcome;
    return (await standing.suspect(sayKept(outcome.reason))) ? outcome : { ...outcome, refused: 'attempt' };
  }

  return {
    ...publisher,
    findRefusal: () => standing.fault()?.message,
    publish: (job, signal) => judge(publisher.publish(job, signal)),
    edit: (job, message, signal) => judge(publisher.edit(job, message, signal)),
    openThread: (job, message, signal) => judge(publisher.openThread(job, message, signal)),
    crosspost: (job, message, signal) => judge(publisher.crosspost(job, message, signal)),
  };
}
