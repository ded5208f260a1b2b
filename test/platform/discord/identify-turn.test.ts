import { describe, expect, it } from 'vitest';
import { createIdentifyTurn, type IdentifyTurn } from '../../../src/platform/discord/shards/identify-turn.ts';
import { createEnduringShards } from '../../../src/platform/discord/shards/enduring-shards.ts';
import { createLoneShards } from '../../../src/platform/discord/shards/lone-shards.ts';
import { IDENTIFY_GAP_MS, type Shards } from '../../../src/ports/shards.ts';
import { createManualClock, type ManualClock } from '../../sandbox/discord/manual-clock.ts';

const DAY_MS = 86_400_000;

interface Turns {
  readonly turn: IdentifyTurn;
  readonly clock: ManualClock;
  readonly shards: Shards;
  readonly exhausted: number[];
  /** `database` or `discord` for each of their failures. */
  readonly troubles: readonly string[];
  /** Lets time pass in steps, and what it causes happen. */
  pass(ms: number, stepMs: number): Promise<void>;
}

async function away(): Promise<never> {
  throw new Error('The database is away.');
}

interface SetUp {
  readonly takeTurn?: Shards['takeTurn'];
  readonly isSole?: boolean;
  readonly isAlone?: boolean;
  readonly isGatewayKnown?: () => boolean;
}

function setUp({ takeTurn, isSole = false, isAlone = false, isGatewayKnown = () => true }: SetUp = {}): Turns {
  const clock = createManualClock();
  const lone = createLoneShards();
  const troubles: string[] = [];
  const stored = takeTurn === undefined ? lone.shards : { ...lone.shards, takeTurn };
  const onTrouble = (): void => void troubles.push('database');
  const { shards } = createEnduringShards({ ...lone, shards: stored, isSole, isAlone: () => isAlone, onTrouble });
  const exhausted: number[] = [];
  const turn = createIdentifyTurn({
    shards,
    clock,
    async maxConcurrency() {
      if (!isGatewayKnown()) throw new Error('Discord is away.');
      return 2;
    },
    onTrouble,
    onUnreached: () => void troubles.push('discord'),
    onExhausted: (waitMs) => void exhausted.push(waitMs),
  });
  return {
    turn,
    clock,
    shards,
    exhausted,
    troubles,
    async pass(ms, stepMs) {
      for (let passed = 0; passed < ms; passed += stepMs) {
        await new Promise((resolve) => setImmediate(resolve));
        clock.advance(stepMs);
      }
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** The shards that had their turn, in order. */
function follow(turn: IdentifyTurn, shardIds: readonly number[], signal = new AbortController().signal): readonly number[] {
  const done: number[] = [];
  for (const id of shardIds) void turn(id, signal).then(() => done.push(id));
  return done;
}

describe('the turn of a shard to identify', () => {
  it('comes after that of another shard of its bucket, and beside those of other buckets', async () => {
    const { turn, pass } = setUp();
    const done = follow(turn, [0, 1, 2, 3]);

    await pass(IDENTIFY_GAP_MS - 250, 250);
    const before = [...done];
    await pass(500, 250);

    expect(before).toEqual([0, 1]);
    expect(done).toEqual([0, 1, 2, 3]);
  });

  it('does not come on a day on which Discord has no session left, and comes on the next', async () => {
    const { turn, clock, shards, exhausted, pass } = setUp();
    await shards.noteStarts({ remaining: 1, resetAt: clock.now() + DAY_MS });
    const done = follow(turn, [0, 1]);

    await pass(DAY_MS - 60_000, 60_000);
    const before = [...done];
    await pass(120_000, 60_000);

    expect(before).toEqual([0]);
    expect(exhausted.length).toBeGreaterThan(0);
    expect(done).toEqual([0, 1]);
  });

  it('is waited for while the database is away, since the library would go on without it', async () => {
    let isAway = true;
    const { turn, pass, troubles } = setUp({ takeTurn: async () => (isAway ? away() : 0) });
    const done = follow(turn, [0]);

    await pass(10_000, 1_000);
    const before = [...done];
    isAway = false;
    await pass(2_000, 1_000);

    expect(before).toEqual([]);
    expect(done).toEqual([0]);
    expect(new Set(troubles)).toEqual(new Set(['database']));
  });

  it.each([
    ['that is alone on its database', { isAlone: true }, ['database', 'database', 'database']],
    ['whose database nobody else can be on, which is not asked', { isSole: true }, []],
  ])('comes in order without the database to a process %s', async (_, who, told) => {
    const { turn, pass, troubles } = setUp({ takeTurn: away, ...who });
    const done = follow(turn, [0, 2]);

    await pass(IDENTIFY_GAP_MS - 250, 250);
    const before = [...done];
    await pass(500, 250);

    expect(before).toEqual([0]);
    expect(done).toEqual([0, 2]);
    expect(troubles).toEqual(told);
  });

  it('is waited for while Discord does not say how many may identify beside each other, which is no fault of the database', async () => {
    let isKnown = false;
    const { turn, pass, troubles } = setUp({ isGatewayKnown: () => isKnown });
    const done = follow(turn, [0]);

    await pass(2_000, 1_000);
    const before = [...done];
    isKnown = true;
    await pass(2_000, 1_000);

    expect(before).toEqual([]);
    expect(done).toEqual([0]);
    expect(new Set(troubles)).toEqual(new Set(['discord']));
  });

  it('is not waited for once the connection is over', async () => {
    const { turn, pass } = setUp();
    const over = new AbortController();
    await turn(0, over.signal);

    const waiting = turn(2, over.signal);
    await pass(1_000, 500);
    over.abort(new Error('over'));

    await expect(waiting).rejects.toThrow('over');
  });
});

it('are all the shards of a process whose database nobody else can be on, also if that cannot be written to', async () => {
  const lone = createLoneShards();
  const troubles: unknown[] = [];
  const stored = { ...lone.shards, hold: away };
  const { shards } = createEnduringShards({
    ...lone,
    shards: stored,
    isSole: true,
    isAlone: () => true,
    onTrouble: (error) => troubles.push(error),
  });

  const held = await shards.hold({ owner: 'a', live: ['a'], wanted: 2, isStart: true, now: 0, leaseMs: 1 });

  expect(held).toEqual({ count: 2, share: 2, held: [0, 1] });
  expect(troubles).toHaveLength(1);
});
