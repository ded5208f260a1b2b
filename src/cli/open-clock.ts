import type { Storage } from '../ports/storage.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import type { Lifecycle } from '../runtime/lifecycle.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { createSharedClock, describeOffset, type SharedClock } from '../runtime/shared-clock.ts';

export interface ClockSurroundings {
  readonly lifecycle: Lifecycle;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** On a database that several processes share, its clock decides what is due; else this machine's does. */
export async function openClock(
  { lifecycle, logger, metrics }: ClockSurroundings,
  { readClock }: Storage,
  onShared: (clock: SharedClock) => void,
): Promise<Clock> {
  if (readClock === undefined) return systemClock;
  const offset = metrics.gauge({
    name: 'newsdesk_clock_offset_seconds',
    help: 'How far the clock of this machine is ahead of the database, which counts.',
  });
  let told: string | undefined;
  const clock = await createSharedClock({
    read: readClock,
    local: systemClock,
    onMeasured(offsetMs) {
      offset.set(offsetMs / 1_000);
      const note = describeOffset(offsetMs);
      if (note !== undefined && told === undefined) logger.warn({ offsetMs }, 'the clock of this machine is wrong: the database counts');
      told = note;
    },
  });
  lifecycle.onClose('clock', async () => clock.stop());
  onShared(clock);
  return clock;
}
