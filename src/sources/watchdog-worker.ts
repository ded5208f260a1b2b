import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { createMeter } from './parse-meter.ts';
import { END_MARKS } from './parser-limits.ts';

export interface WatchdogData {
  readonly buffer: SharedArrayBuffer;
  /** The process id of Newsdesk, which this process must not outlive. */
  readonly parentId: number;
  /** Of this whole process. */
  readonly maxResidentMb: number;
}

/** Short enough that memory cannot double in between, long enough to cost nothing. */
const EVERY_MS = 20;

/** A thread has no descriptor of its own for it. */
const STANDARD_ERROR = 2;

const { buffer, parentId, maxResidentMb } = workerData as WatchdogData;
const meter = createMeter(buffer);

setInterval(() => {
  // A thread that is busy does not notice that the channel to its parent is closed.
  if (process.ppid !== parentId) endProcess();
  else if (meter.isOver()) endProcess(END_MARKS.time);
  // Before V8 gives up, which would leave an image of the memory on the disk of a machine that keeps such images.
  else if (process.memoryUsage.rss() > maxResidentMb * 1_024 * 1_024) endProcess(END_MARKS.memory);
}, EVERY_MS);

/** The other thread is busy, so nothing gentler would be heard. */
function endProcess(mark?: string): void {
  if (mark !== undefined) writeSync(STANDARD_ERROR, `${mark}\n`);
  process.kill(process.pid, 'SIGKILL');
}
