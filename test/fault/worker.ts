import { randomUUID } from 'node:crypto';
import { createDispatcher } from '../../src/announce/dispatcher.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import { createLifecycle } from '../../src/runtime/lifecycle.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { followProcessEvents } from '../../src/runtime/process-events.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import '../../src/storage/open-postgres.ts';
import '../../src/storage/open-sqlite.ts';
import { makeNaive } from './naive-publisher.ts';
import { createScaledClock } from './scaled-clock.ts';
import { createScaledPublishers } from './scaled-publishers.ts';
import type { WorkerOptions } from './worker-options.ts';

/**
 * A process that does nothing but deliver. It loads everything, says `ready`, and begins when it is told `go`: so the next
 * one can stand by while this one is killed.
 */
if (process.argv[2] === '--warm') process.exit(0);
const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions;
const { factor, startedAt, location } = options;
const clock = createScaledClock(startedAt, factor);
const publishers = createScaledPublishers(options);

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
