import { describe, expect, it } from 'vitest';
import type { Slug } from '../../src/content/article.ts';
import { createLossDoubt, GRACE_MS, isDoubtfulLoss, MIN_LOST } from '../../src/sources/loss-doubt.ts';

function openAt(start: number) {
  let now = start;
  const clock = { now: () => now, after: () => () => {} };
  return { losses: createLossDoubt(clock), pass: (ms: number) => void (now += ms) };
}

const gone = (...slugs: string[]) => slugs.map((slug) => ({ path: `${slug}.md`, slug: slug as Slug }));
const here = (...slugs: string[]) => new Set(slugs as Slug[]);

describe('the doubt about lost articles', () => {
  it.each([
    [MIN_LOST - 1, 2, false],
    [MIN_LOST, 3, true],
    [5, 10, false],
    [6, 10, true],
  ])('of %i of %i is %s', (lost, of, isDoubtful) => {
    expect(isDoubtfulLoss(lost, of)).toBe(isDoubtful);
  });

  it('ends with the grace time, not before', () => {
    const { losses, pass } = openAt(1_000);

    const first = losses.judge(gone('a', 'b', 'c'), here());
    pass(GRACE_MS - 1);
    const before = losses.judge(gone('a', 'b', 'c'), here());
    pass(1);
    const after = losses.judge(gone('a', 'b', 'c'), here());

    expect([first.accepted, before.doubt?.lost, after]).toEqual([[], 3, { accepted: ['a.md', 'b.md', 'c.md'] }]);
  });

  it('covers what goes away one after the other within a minute', () => {
    const { losses, pass } = openAt(0);

    losses.judge(gone('a'), here('b', 'c', 'd', 'e'));
    pass(2_000);
    losses.judge(gone('b'), here('c', 'd', 'e'));
    pass(2_000);
    const third = losses.judge(gone('c'), here('d', 'e'));

    expect(third).toMatchObject({ accepted: [], doubt: { lost: 1 } });
  });

  it('does not cover what is taken down over a day', () => {
    const { losses, pass } = openAt(0);
    const left = ['a', 'b', 'c', 'd', 'e'];

    const verdicts = left.map((slug, index) => {
      pass(3_600_000);
      return losses.judge(gone(slug), here(...left.slice(index + 1)));
    });

    expect(verdicts.map(({ doubt }) => doubt)).toEqual(left.map(() => undefined));
  });

  it('keeps the rest while some files come back', () => {
    const { losses } = openAt(0);
    losses.judge(gone('a', 'b', 'c', 'd'), here());

    const half = losses.judge(gone('c', 'd'), here('a', 'b'));

    expect(half).toMatchObject({ accepted: [], doubt: { lost: 2, of: 4 } });
  });

  it('does not last for hours when the clock is set back', () => {
    const { losses, pass } = openAt(10 * GRACE_MS);
    losses.judge(gone('a', 'b', 'c'), here());
    pass(-9 * GRACE_MS);
    losses.judge(gone('a', 'b', 'c'), here());

    pass(GRACE_MS);

    expect(losses.judge(gone('a', 'b', 'c'), here()).doubt).toBeUndefined();
  });
});
