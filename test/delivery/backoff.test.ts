import { describe, expect, it } from 'vitest';
import { backoffAfter, backoffMs } from '../../src/delivery/backoff.ts';

describe('backoff', () => {
  it('stays within a fifth of its ladder, for every attempt and delivery', () => {
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      const base = backoffMs[Math.min(attempt, backoffMs.length) - 1] ?? 0;
      for (let seed = 0; seed < 500; seed += 1) {
        const wait = backoffAfter(attempt, seed);
        expect(wait).toBeGreaterThanOrEqual(Math.floor(base * 0.8));
        expect(wait).toBeLessThanOrEqual(Math.ceil(base * 1.2));
      }
    }
  });

  it('spreads a thousand channels that failed in the same moment', () => {
    const waits = new Set(Array.from({ length: 1_000 }, (_, seed) => backoffAfter(3, seed)));

    expect(waits.size).toBeGreaterThan(900);
  });

  it('never waits shorter than the platform asks, nor much longer', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const wait = backoffAfter(1, seed, 20_000);
      expect(wait).toBeGreaterThanOrEqual(20_000);
      expect(wait).toBeLessThanOrEqual(21_000);
    }
  });
});
