import { randomBytes } from 'node:crypto';
import type { DeliveryKey } from '../../src/delivery/delivery-key.ts';
import type { Publisher, PublishOutcome } from '../../src/ports/publisher.ts';

/** The way of most bots: no key of their own, no looking, and another try if an answer is missing. Shows that the faults bite. */
export function makeNaive(publisher: Publisher): Publisher {
  const retry = (outcome: PublishOutcome): PublishOutcome =>
    outcome.kind === 'inDoubt' ? { kind: 'notDone', reason: outcome.reason, refused: 'attempt' } : outcome;
  return {
    ...publisher,
    doubt: { keyWindowMs: 0, settleMs: 0, maxFailedLooks: 1 },
    publish: async (job, signal) =>
      retry(await publisher.publish({ ...job, key: randomBytes(18).toString('base64url') as DeliveryKey }, signal)),
    find: async () => ({ kind: 'absent' }),
  };
}
