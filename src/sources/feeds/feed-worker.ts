import { FeedFaultError } from './feed-faults.ts';
import { findFeed } from './find-feed.ts';
import type { ReadReply, ReadRequest } from './feed-reader.ts';
import { readFeed } from './read-feed.ts';

/** Runs as a process of its own: reads feeds of strangers, one at a time. */
process.on('message', ({ id, text, address }: ReadRequest) => {
  process.send?.({ id, ...read(text, address) } satisfies ReadReply);
});
process.on('disconnect', () => process.exit());
// A key press in a terminal reaches every process of the group; the parent decides when this one ends.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});

function read(text: string, address: string): Omit<ReadReply, 'id'> {
  try {
    return { feed: readFeed(text, address) };
  } catch (error) {
    if (!(error instanceof FeedFaultError)) return { fault: 'unreadable' };
    const found =
      (error.fault === 'page' || error.fault === 'none') && /<html|<head|<link/iu.test(text) ? findFeed(text, address) : undefined;
    return found === undefined ? { fault: error.fault } : { feedUrl: found };
  }
}
