import { describe, expect, it } from 'vitest';
import { countProcesses, MAX_PROCESSES } from '../../src/sources/count-processes.ts';

const GB = 1_024 ** 3;

describe('the number of processes that read articles', () => {
  it('is one for each processor, up to a limit', () => {
    expect([1, 2, 4, 64].map((processors) => countProcesses(64 * GB, processors))).toEqual([1, 2, 4, MAX_PROCESSES]);
  });

  it('is no larger than what the memory has room for, and never none', () => {
    expect([0, 0.5, 1.5, 2.5, 64].map((free) => countProcesses(free * GB, 4))).toEqual([1, 1, 2, 3, 4]);
  });
});
