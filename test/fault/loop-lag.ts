import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** Loaded into a process with `--import`: how late its event loop was since it was last asked, in ms. */
export interface LoopLag {
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Pause between two looks at the loop, in ms: a timer is this late without any fault of the loop. */
const resolutionMs = 5;

if (isMainThread && process.send) {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  process.on('message', (message) => {
    if (message !== 'lag') return;
    const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolutionMs);
    process.send?.({ p99Ms: late(delay.percentile(99)), maxMs: late(delay.max) } satisfies LoopLag);
    delay.reset();
  });
  process.channel?.unref();
}
