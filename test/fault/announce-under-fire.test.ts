import { describe, expect, it } from 'vitest';
import { killedAgainAndAgain, naiveSender, severalReplicas } from './fire-proofs.ts';

/** A quick look by default; where changes are merged, 200 kills each time. `npm run test:faults` runs the whole of it. */
const kills = Number(process.env['NEWSDESK_TEST_KILLS'] ?? (process.env['CI'] === undefined ? 12 : 200));
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

  it('arrive once each from several processes on one PostgreSQL that are killed and paused beyond their leases', { timeout }, async () => {
    const report = await severalReplicas.run({ count: Math.min(kills, 20), seed: 13 });

    expect(report).toMatchObject({ misses: [] });
  });
});
