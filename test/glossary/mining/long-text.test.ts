import { describe, expect, it, vi } from 'vitest';
import { mineText } from './mine-text.ts';

/** Of a section so much is mined, and so much more to end a block. UTF-16 code units. */
const MAX_READ = 42_000;

/** Names are counted so far into an article. UTF-16 code units. */
const MAX_COUNTED = 100_000;

/** The times that a pattern is asked: the work of mining, without a clock. */
function countTests(text: string): number {
  const asked = vi.spyOn(RegExp.prototype, 'test');
  try {
    mineText(text);
    return asked.mock.calls.length;
  } finally {
    asked.mockRestore();
  }
}

describe('a long text', () => {
  it.each(['Xerox, a pump, ', 'Foo, which is Foo, which ', 'Foo (a tool, '])('takes twice the work for twice as many of %j', (unit) => {
    const [once, twice] = [150, 300].map((times) => countTests(unit.repeat(times)));

    expect(once).toBeGreaterThan(150);
    expect(twice).toBeLessThan((once ?? 0) * 2.5);
  });

  it('is read so far, within one paragraph too, and never to the middle of a sentence', () => {
    const row = 'We waited at the old harbor. ';
    const before = row.repeat(10);
    const far = row.repeat(Math.floor(MAX_READ / row.length));

    const [near, beyond, cut] = [before, `${far}${row}`, far].map((text) => mineText(`${text}A skeg is a fin below the rudder of a ship.`));

    expect(near?.map(({ headword }) => headword)).toEqual(['skeg']);
    expect(beyond).toEqual([]);
    expect(cut).toEqual([]);
  });

  it('is not searched to its end for each name', () => {
    const confidenceIn = (words: number) =>
      mineText(`Quayside is a scheduler for jobs. ${'We waited. '.repeat(words)}\n\nQuayside`)[0]?.confidence;

    expect(confidenceIn(10)).toBeGreaterThan(confidenceIn(MAX_COUNTED / 10) ?? 1);
  });

  it('gives no explanation that is longer than one', () => {
    const aside = 'a pump that runs on steam and oil and '.repeat(20);

    expect(mineText(`Gannet (${aside}) is old.`).filter(({ form }) => form === 'gloss')).toEqual([]);
  });
});
