import { FeedFaultError } from '../../src/sources/feeds/feed-faults.ts';
import { READERS } from '../../src/sources/feeds/readers.ts';
import type { HostileText } from './hostile-texts.ts';

export interface HostileAnswer {
  readonly outcome: 'read' | 'refused' | 'thrown';
  /** Processor time in ms: up to twice as much on a machine that does other work. */
  readonly ms: number;
  /** The most memory that the process has had, in MB. */
  readonly peakMb: number;
}

/** Reads hostile texts one at a time, as the process of feeds does. */
process.on('message', ({ kind, text }: HostileText) => {
  const before = process.cpuUsage();
  const outcome = read(kind, text);
  const { user, system } = process.cpuUsage(before);
  process.send?.({ outcome, ms: (user + system) / 1_000, peakMb: process.resourceUsage().maxRSS / 1_024 } satisfies HostileAnswer);
});
process.on('disconnect', () => process.exit());

function read(kind: HostileText['kind'], text: string): HostileAnswer['outcome'] {
  try {
    READERS[kind](text, 'https://gate.example/feed.xml');
    return 'read';
  } catch (error) {
    return error instanceof FeedFaultError ? 'refused' : 'thrown';
  }
}
