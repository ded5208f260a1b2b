import { describe, expect, it } from 'vitest';
import { findNewClause } from '../../../src/glossary/mining/new-clause.ts';

/** The clause before the bar, behind which a verb would stand. */
function clauseIn(marked: string, isClosed = true) {
  const end = marked.indexOf('|');
  const found = findNewClause(marked.replace('|', ''), 0, end, isClosed);
  return typeof found === 'object' ? { words: marked.slice(found.start, end), isLater: found.isLater } : found;
}

describe('the clause before a verb', () => {
  it.each([
    'not',
    'never',
    'no',
    'nobody',
    'none',
    'nothing',
    'neither',
    'nor',
    'cannot',
    'hardly',
    'scarcely',
    'barely',
    'rarely',
    'seldom',
    'few',
    'little',
    'without',
    'if',
    'unless',
    'whether',
    'would',
    'could',
    'should',
    'might',
    'may',
    'who',
    'wrongly',
    'falsely',
    'mistakenly',
    'won’t',
    "don't",
  ])('is denied behind %j', (word) => {
    expect(clauseIn(`They ${word} think and say that Gannet| is`)).toBe('denied');
  });

  it.each([
    'Nobody here may see that Gannet| is',
    'Nobody there can say that Gannet| is',
    'It is wrong to say that Gannet| is',
    'We used to openly say that Gannet| is',
    'It never means that Gannet| is',
    'They left, and not because Gannet| is',
  ])('is denied in %j', (marked) => {
    expect(clauseIn(marked)).toBe('denied');
  });

  it.each([
    ['In May we say that Gannet| is', { words: 'Gannet', isLater: true }],
    ['They all know and say that Gannet| is', { words: 'Gannet', isLater: true }],
    ['Whoopers say that Gannet| is', { words: 'Gannet', isLater: true }],
    ['They go to sea and see that Gannet| is', { words: 'Gannet', isLater: true }],
    ['They did not leave because Gannet| is', { words: 'Gannet', isLater: true }],
    ['They cannot say that it rains, but Gannet| is', { words: 'Gannet', isLater: true }],
  ])('hangs on the one before in %j', (marked, clause) => {
    expect(clauseIn(marked)).toEqual(clause);
    expect(clauseIn(marked, false)).toEqual(clause);
  });

  it.each(['The gate is old; Gannet| is', 'For newcomers: Gannet| is', 'The gate (Gannet| is'])(
    'stands by itself in %j, unless it begins with a word that is no subject',
    (marked) => {
      expect(clauseIn(marked, false)).toEqual({ words: 'Gannet', isLater: false });
      expect(clauseIn(marked)).toEqual({ words: 'Gannet', isLater: true });
    },
  );

  it('begins behind the parenthesis that its sentence begins with', () => {
    expect(clauseIn('(Gannet| is')).toEqual({ words: 'Gannet', isLater: false });
  });

  it.each(['Gannet| is', 'Gannet, a pump,| is', 'The pump that leaks| is'])('is the sentence in %j', (marked) => {
    expect(clauseIn(marked)).toBeUndefined();
  });
});
