import { describe, expect, it } from 'vitest';
import { createSessionMemory, type SessionMemory } from '../../../src/platform/discord/shards/session-memory.ts';
import type { ShardSession } from '../../../src/ports/shards.ts';

const session = (sequence: number, sessionId = 'one') => ({ sessionId, resumeURL: 'ws://127.0.0.1', sequence, shardCount: 2, shardId: 1 });

interface Kept {
  readonly memory: SessionMemory;
  /** The numbers that were written down, in order; undefined if the session was forgotten. */
  readonly written: (number | undefined)[];
  readonly troubles: unknown[];
  fail(): void;
}

function setUp(first?: ShardSession): Kept {
  const written: (number | undefined)[] = [];
  const troubles: unknown[] = [];
  let fails = false;
  const memory = createSessionMemory({
    shards: {
      findSession: async () => first,
      async keepSession(_shard, _owner, kept) {
        if (fails) throw new Error('The database is away.');
        written.push(kept?.sequence);
      },
    },
    shardId: 1,
    owner: 'me',
    onTrouble: (error) => {
      troubles.push(error);
      fails = false;
    },
  });
  return { memory, written, troubles, fail: () => void (fails = true) };
}

describe('the session of a shard', () => {
  it('is written down at once when it begins and when it is gone, and its events only when asked to', async () => {
    const { memory, written } = setUp();

    memory.update(session(1));
    for (let sequence = 2; sequence <= 100; sequence += 1) memory.update(session(sequence));
    await memory.save();
    await memory.save();
    memory.update(null);
    await memory.save();

    expect(written).toEqual([100, undefined]);
  });

  it('goes on where it was written down', async () => {
    const { memory } = setUp({ sessionId: 'kept', resumeUrl: 'ws://127.0.0.1', sequence: 7, shardCount: 2 });

    await memory.load();

    expect(memory.current()).toEqual(session(7, 'kept'));
  });

  it('stays as it was when the shard was given up: what comes later is for the next connection', async () => {
    const { memory, written } = setUp();
    memory.update(session(5));
    memory.freeze();

    memory.update(session(6));
    memory.update(null);
    await memory.save();

    expect(memory.current()?.sequence).toBe(5);
    expect([memory.isBeyond(5), memory.isBeyond(6)]).toEqual([false, true]);
    expect(written).toEqual([5]);
  });

  it('is written down later if the database was away', async () => {
    const { memory, written, troubles, fail } = setUp();
    fail();

    memory.update(session(1));
    await memory.save();
    await memory.save();

    expect(troubles).toHaveLength(1);
    expect(written).toEqual([1]);
  });
});
