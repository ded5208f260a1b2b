import { describe, expect, it } from 'vitest';
import { killedAgainAndAgain, naiveSender } from './fire-proofs.ts';
import { killsOfTests as kills } from './kills-of-tests.ts';

const timeout = 10 * 60_000;

describe('announcements under fire', () => {
  it('arrive once each, although the process is killed again and again and a third of all posts goes wrong', { timeout }, async () => {
    const report = await killedAgainAndAgain.run({ count: kills, seed: 11 });

    expect(report).toMatchObject({ misses: [], figures: { kills } });
  });

  it('would be doubled by a sender that tries again when in doubt: the faults bite', { timeout }, async () => {
    const report = await naiveSender.run({ count: naiveSender.counts.short, seed: 12 });

    expect(report).toMatchObject({ misses: [], figures: { expected: 150 } });
  });
});
