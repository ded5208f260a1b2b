import { FeedFaultError } from './feed-faults.ts';
import type { ReadReply, ReadRequest } from './feed-reader.ts';
import { READERS } from './readers.ts';

/** Runs as a process of its own: reads texts of strangers, one at a time. */
process.on('message', ({ id, kind, text, address }: ReadRequest) => {
  process.send?.(read(id, () => READERS[kind](text, address)));
});
process.on('disconnect', () => process.exit());
// A key press in a terminal reaches every process of the group; the parent decides when this one ends.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});

function read(id: number, run: () => ReturnType<(typeof READERS)[keyof typeof READERS]>): ReadReply {
  try {
    return { id, reading: run() };
  } catch (error) {
    return { id, fault: error instanceof FeedFaultError ? error.fault : 'unreadable' };
  }
}
