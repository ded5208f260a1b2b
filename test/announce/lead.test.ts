import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BEHIND_MS, createLead, type Lead } from '../../src/announce/lead.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { emptyFanOut, HOUR, NOON } from './fixtures.ts';

const SECOND = 1_000;

describe('the lead of several processes', () => {
  let clock: FakeClock;
  let storage: Storage;
  let behind: string[];

  const createFor = (owner: string): Lead => {
    const lead = createLead({ storage: { ...storage, soleOwner: false }, clock, owner, onBehind: () => void behind.push(owner) });
    lead.see('first');
    return lead;
  };

  beforeEach(async () => {
    clock = createFakeClock(NOON);
    storage = await openMemory();
    behind = [];
  });
  afterEach(async () => {
    await storage.close();
  });

  it('is one process until its lease of thirty seconds has ended, and as long as it renews it', async () => {
    const [mine, theirs] = [createFor('me'), createFor('they')];

    const first = [await mine.take(), await theirs.take()];
    clock.jump(29 * SECOND);
    const renewed = [await mine.take(), await theirs.take()];
    clock.jump(29 * SECOND);
    const stillMine = await theirs.take();
    clock.jump(2 * SECOND);
    const after = [await theirs.take(), await mine.take()];

    expect([first, renewed, stillMine, after]).toEqual([[true, false], [true, false], false, [true, false]]);
  });

  it('goes to the next at once when it is given back', async () => {
    const [mine, theirs] = [createFor('me'), createFor('they')];
    await mine.take();

    await mine.release();

    expect(await theirs.take()).toBe(true);
  });

  it('goes to a process with the newer content while the one that took it has older content', async () => {
    const [mine, theirs] = [createFor('me'), createFor('they')];
    theirs.see('newer');
    await storage.ledger.commit({
      expectedVersion: 0,
      editionHash: 'newer',
      states: [],
      fanOut: emptyFanOut,
      seenAt: NOON + SECOND,
      now: NOON + SECOND,
    });

    const [behindOne, newerOne] = [await mine.take(), await theirs.take()];

    expect([behindOne, newerOne, behind]).toEqual([false, true, ['me']]);
  });

  it('goes on at once from content that it had itself, although another process noted the next one before', async () => {
    const [mine, theirs] = [createFor('me'), createFor('they')];
    // They read slowly, and saw both files of a deployment at once; this process saw the first one alone, and noted it later.
    theirs.see('both files');
    await theirs.take();
    await theirs.release();
    clock.jump(SECOND);
    mine.see('one file');
    await mine.take();
    const plan = async (editionHash: string, expectedVersion: number): Promise<void> => {
      const { seenAt } = mine;
      await storage.ledger.commit({ expectedVersion, editionHash, states: [], fanOut: emptyFanOut, seenAt, now: clock.now() });
    };
    await plan('one file', 0);
    clock.jump(SECOND);

    mine.see('both files');

    expect([await mine.take(), behind]).toEqual([true, []]);
    // A process that has the first file alone is behind from now on.
    await plan('both files', 1);
    await mine.release();
    const third = createFor('third');
    third.see('one file');
    expect([await third.take(), behind]).toEqual([false, ['third']]);
  });

  it('does not go to a copy that lags behind, although it had what was planned long before', async () => {
    const [mine, theirs] = [createFor('me'), createFor('they')];
    for (const lead of [mine, theirs]) {
      clock.jump(SECOND);
      lead.see('with the article');
    }
    // An article is taken down, by a step back to the content without it.
    clock.jump(SECOND);
    mine.see('first');
    await mine.take();
    const { seenAt } = mine;
    await storage.ledger.commit({ expectedVersion: 0, editionHash: 'first', states: [], fanOut: emptyFanOut, seenAt, now: clock.now() });
    await mine.release();

    expect([await theirs.take(), behind]).toEqual([false, ['they']]);
  });

  it('is believed with older content after two minutes alone, also when the clock is set back meanwhile', async () => {
    const mine = createFor('me');
    await mine.take();
    await storage.ledger.commit({
      expectedVersion: 0,
      editionHash: 'newer',
      states: [],
      fanOut: emptyFanOut,
      seenAt: NOON + SECOND,
      now: NOON + SECOND,
    });

    const atOnce = await mine.take();
    clock.jump(-5 * HOUR);
    const setBack = await mine.take();
    clock.jump(BEHIND_MS);
    const afterwards = await mine.take();

    expect([atOnce, setBack, afterwards]).toEqual([false, false, true]);
    expect(behind).toEqual(['me']);
  });
});
