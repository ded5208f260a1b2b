import { isMainThread } from 'node:worker_threads';

/** Loaded into a process with `--import`: what it holds when it is asked. */
export interface ProcessUsage {
  readonly residentBytes: number;
  /** Sockets, files, timers and whatever else keeps a process alive. */
  readonly handles: number;
}

if (isMainThread && process.send) {
  process.on('message', (message) => {
    if (message !== 'usage') return;
    // A look at the directory asks the file system some hundred questions at once: those are requests, which nothing holds.
    const handles = process.getActiveResourcesInfo().filter((name) => !name.startsWith('FSReq')).length;
    process.send?.({ residentBytes: process.memoryUsage.rss(), handles } satisfies ProcessUsage);
  });
  process.channel?.unref();
}
