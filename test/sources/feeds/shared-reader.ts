import { systemClock } from '../../../src/runtime/clock.ts';
import { createFeedReader, type FeedReader } from '../../../src/sources/feeds/feed-reader.ts';

const reader = createFeedReader({ clock: systemClock });

/** One for all tests of a process: its own process stays warm, and starting one costs a second of processor time. It ends when it is idle. */
export const sharedReader: FeedReader = { read: (kind, text, address) => reader.read(kind, text, address), close: () => {} };
