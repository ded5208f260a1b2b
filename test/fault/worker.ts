import { randomUUID } from 'node:crypto';
import { createDispatcher } from '../../src/announce/dispatcher.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import { createDiscordPublisher } from '../../src/platform/discord/publisher.ts';
import { createSlackPublisher } from '../../src/platform/slack/publisher.ts';
import type { FindOutcome, Publisher, PublishOutcome } from '../../src/ports/publisher.ts';
import { createLifecycle } from '../../src/runtime/lifecycle.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { followProcessEvents } from '../../src/runtime/process-events.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import '../../src/storage/open-postgres.ts';
import '../../src/storage/open-sqlite.ts';
import { makeNaive } from './naive-publisher.ts';
import { createScaledClock } from './scaled-clock.ts';
import type { WorkerOptions } from './worker-options.ts';

/**
 * A process that does nothing but deliver. It loads everything, says `ready`, and begins when it is told `go`: so the next
 * one can stand by while this one is killed.
 */
if (process.argv[2] === '--warm') process.exit(0);
const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions;
const { factor, startedAt, location, discord, slack, timeoutMs } = options;
const clock = createScaledClock(startedAt, factor);
// The network runs at the speed of the wall; everything else at that of the scaled clock.
const limits = {
  perSecond: (options.perSecond ?? 45) / factor,
  maxInFlight: options.maxInFlight ?? 40,
  maxRefusalsPerTenMinutes: 1_000_000,
};
const doubt = { maxFailedLooks: 20 };
const publishers = [
  createDiscordPublisher({ ...discord, timeoutMs, doubt, limits }),
  createSlackPublisher({ ...slack, timeoutMs, doubt, limits }),
].map(scale);

function scale(publisher: Publisher): Publisher {
  return {
    ...publisher,
    timeoutMs: publisher.timeoutMs * factor,
    publish: async (job, signal) => scaleWait(await publisher.publish(job, signal)),
    find: async (job, signal) => scaleWait(await publisher.find(job, signal)),
  };
}

function scaleWait<T extends PublishOutcome | FindOutcome>(outcome: T): T {
  return 'retryAfterMs' in outcome && outcome.retryAfterMs !== undefined
    ? { ...outcome, retryAfterMs: outcome.retryAfterMs * factor }
    : outcome;
}

process.once('disconnect', () => process.exit(0));
// A file lets one process in at a time; a server can be connected to while standing by.
const connected = location.startsWith('postgres') ? await openStorage(location, true) : undefined;
process.once('message', () => {
  void run();
});
process.send?.('ready');

async function run(): Promise<void> {
  const logger = createLogger({ level: 'fatal', destination: 'stderr', secrets: [] });
  const lifecycle = createLifecycle({ logger });
  followProcessEvents(lifecycle, logger);
  const storage = connected ?? (await openStorage(location, true));
  const dispatcher = createDispatcher({
    storage,
    publishers: options.naive ? publishers.map(makeNaive) : publishers,
    clock,
    owner: randomUUID(),
    leaseMs: options.leaseMs,
    pollMs: 100 * factor,
    backoff: [5_000, 10_000, 20_000],
    events: { ...silentEvents, onTrouble: (error, during) => process.send?.(`trouble while ${during}: ${String(error)}`) },
  });
  dispatcher.start();
  process.send?.('started');
  lifecycle.onClose('storage', () => storage.close());
  // Its clock is the scaled one: six seconds of the wall, as in the product.
  lifecycle.onClose('app', () => dispatcher.stop(6_000 * factor), 8_000);
  lifecycle.onClose('parent', () => process.send?.('stopping'));
}
