import { describe, expect, it } from 'vitest';
import { createStanding, type Standing, type TokenVerdict } from '../../src/platform/standing.ts';
import { NewsdeskError } from '../../src/runtime/errors.ts';

interface Asked {
  readonly standing: Standing;
  readonly stray: string[];
  times(): number;
}

function standingOf(verdict: TokenVerdict): Asked {
  const stray: string[] = [];
  let times = 0;
  const standing = createStanding({
    async verify() {
      times += 1;
      return verdict;
    },
    describe: (reason) => new NewsdeskError(reason, { code: 'test.refused' }),
    onStray: (seen) => void stray.push(seen),
  });
  return { standing, stray, times: () => times };
}

describe('the standing of a token', () => {
  it('ends when the platform confirms a refusal, and everybody hears of it once', async () => {
    const { standing } = standingOf({ kind: 'refused', reason: 'gone' });
    const heard: string[] = [];
    standing.onStopped(({ message }) => heard.push(message));

    const isStopped = await standing.suspect('a 401');
    await standing.suspect('another');
    standing.onStopped(({ message }) => heard.push(`late ${message}`));

    expect(isStopped).toBe(true);
    expect(standing.fault()).toMatchObject({ code: 'test.refused' });
    expect(heard).toEqual(['gone', 'late gone']);
  });

  it.each([{ kind: 'accepted' }, { kind: 'unknown', reason: 'no answer' }] as const)(
    'goes on when the platform says otherwise: %o',
    async (verdict) => {
      const { standing, stray } = standingOf(verdict);

      expect(await standing.suspect('a 401')).toBe(false);
      expect(standing.fault()).toBeUndefined();
      expect(stray).toEqual(['a 401']);
    },
  );

  it('is asked for once for all who suspect at the same time', async () => {
    const { standing, times } = standingOf({ kind: 'accepted' });

    await Promise.all([standing.suspect('one'), standing.suspect('two'), standing.suspect('three')]);
    await standing.suspect('later');

    expect(times()).toBe(2);
  });
});
