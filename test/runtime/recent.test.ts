import { describe, expect, it } from 'vitest';
import { Recent } from '../../src/runtime/recent.ts';

function filled(capacity: number, count: number): Recent<number, string> {
  const recent = new Recent<number, string>(capacity);
  for (let i = 0; i < count; i++) recent.set(i, `v${i}`);
  return recent;
}

describe('Recent', () => {
  it('keeps at least the last entries, and at most twice as many', () => {
    for (const count of [3, 4, 7, 8, 9, 100, 101]) {
      const recent = filled(4, count);
      const last = Array.from({ length: Math.min(4, count) }, (_, i) => count - 1 - i);

      expect(recent.values().length).toBeLessThanOrEqual(8);
      expect(last.map((key) => recent.get(key))).toEqual(last.map((key) => `v${key}`));
    }
  });

  it('keeps what is read again and again', () => {
    const recent = new Recent<number, string>(4);
    recent.set(-1, 'read');
    for (let i = 0; i < 50; i++) {
      recent.set(i, `v${i}`);
      if (i % 3 === 0) recent.get(-1);
    }

    expect([recent.get(-1), recent.get(20)]).toEqual(['read', undefined]);
  });

  it('has the last value of each key once', () => {
    const recent = filled(2, 3);
    recent.set(0, 'anew');

    expect(recent.values().toSorted()).toEqual(['anew', 'v1', 'v2']);
  });

  it('forgets what is deleted, however long ago it was set', () => {
    const recent = filled(2, 3);
    recent.delete(0);
    recent.delete(2);

    expect([0, 1, 2].map((key) => recent.get(key))).toEqual([undefined, 'v1', undefined]);
  });
});
