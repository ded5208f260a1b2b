import { createDiscordPublisher } from '../../src/platform/discord/publisher.ts';
import { createSlackPublisher } from '../../src/platform/slack/publisher.ts';
import type { FindOutcome, Publisher, PublishOutcome } from '../../src/ports/publisher.ts';
import type { WorkerOptions } from './worker-options.ts';

/** Both publishers for a clock that runs `factor` times as fast as the wall: the network runs at the speed of the wall, all else at that of the clock. */
export function createScaledPublishers({
  factor,
  discord,
  slack,
  timeoutMs,
  perSecond = 45,
  maxInFlight = 40,
}: ScaledOptions): readonly Publisher[] {
  const limits = { perSecond: perSecond / factor, maxInFlight, maxRefusalsPerTenMinutes: 1_000_000 };
  const doubt = { maxFailedLooks: 20 };
  const scaleWait = <T extends PublishOutcome | FindOutcome>(outcome: T): T =>
    'retryAfterMs' in outcome && outcome.retryAfterMs !== undefined ? { ...outcome, retryAfterMs: outcome.retryAfterMs * factor } : outcome;
  return [
    createDiscordPublisher({ ...discord, timeoutMs, doubt, limits }),
    createSlackPublisher({ ...slack, timeoutMs, doubt, limits }),
  ].map((publisher) => ({
    ...publisher,
    timeoutMs: publisher.timeoutMs * factor,
    publish: async (job, signal) => scaleWait(await publisher.publish(job, signal)),
    find: async (job, signal) => scaleWait(await publisher.find(job, signal)),
  }));
}

type ScaledOptions = Pick<WorkerOptions, 'factor' | 'discord' | 'slack' | 'timeoutMs' | 'perSecond' | 'maxInFlight'>;
