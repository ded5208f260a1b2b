import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown, sureLines } from '../mine-text.ts';

describe('a list of what a name is', () => {
  it('is a part of the explanation, as far as it goes', () => {
    const lines = (list: string) => linesOf(mineMarkdown(`The Dock Store is:\n\n${list}\n\nIt is old.`), 'copula');

    expect(lines('- a database of boats\n- an application that lists them')).toEqual([
      'Dock Store: The Dock Store is:\n\n- a database of boats\n- an application that lists them',
    ]);
    expect(lines(`- a database of boats\n- a list with ${'rope and '.repeat(90)}sails`)).toEqual([
      'Dock Store: The Dock Store is:\n\n- a database of boats',
    ]);
  });

  it.each([
    'The Dock Store is:\n\n- open at night\n- closed by day',
    'The Dock Store is:\n\nA database of boats.',
    'The Dock Store has:\n\n- a database of boats\n- an application that lists them',
    'The Dock Store is:\n\n- [ ] a database of boats\n- [ ] old',
    'The Dock Store is:\n\n- a database of ![the old dock](dock.png) boats\n- old',
    'The Dock Store is:\n\n---\n\n- a database of boats\n- old',
    '## Question 2\n\nThe Dock Store is:\n\n- a database of boats\n- old',
    '## Docks\n\n#### Quiz\n\nOne is right.\n\nThe Dock Store is:\n\n- a database of boats\n- old',
    'Pick the answer.\n\nThe Dock Store is:\n\n- a database of boats\n- old',
    'There is:\n\n- a database of boats\n- an application that lists them',
  ])('is none in %j', (markdown) => {
    expect(linesOf(mineMarkdown(markdown), 'copula')).toEqual([]);
  });

  it('is sure of one kind with more about it, and not of several kinds, which may be choices', () => {
    expect(sureLines(mineMarkdown('The Dock Store is:\n\n- a database of boats\n- open at night'))).toEqual([
      'Dock Store: The Dock Store is:\n\n- a database of boats\n- open at night',
    ]);
    expect(sureLines(mineMarkdown('The Dock Store is:\n\n- a database of boats\n- a rope of the dock'))).toEqual([]);
  });

  it('is read before a colon behind a space, as French has it', () => {
    expect(linesOf(mineMarkdown('Le Quai est :\n\n- un outil de pompage\n- vieux', 'fr'), 'copula')).toEqual([
      'Quai: Le Quai est :\n\n- un outil de pompage\n- vieux',
    ]);
  });

  it.each([
    '- ![the dock](dock.png) dry',
    '---\n\n- small',
    '```\nropes\n```\n\n- small',
    '1. small',
    '  - small\n- dry',
    'It is old.\n\n- small',
  ])('ends before another block: %j', (behind) => {
    expect(
      linesOf(
        mineMarkdown(`The Dock Store is:\n\n- a database of boats\n- open at night\n${behind.startsWith(' ') ? '' : '\n'}${behind}`),
        'copula',
      ),
    ).toEqual(['Dock Store: The Dock Store is:\n\n- a database of boats\n- open at night']);
  });
});
