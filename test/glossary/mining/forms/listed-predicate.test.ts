import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown } from '../mine-text.ts';

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
    'There is:\n\n- a database of boats\n- an application that lists them',
  ])('is none in %j', (markdown) => {
    expect(linesOf(mineMarkdown(markdown), 'copula')).toEqual([]);
  });
});
