import { describe, expect, it } from 'vitest';
import { parseTable } from '../../src/content/parse-table.ts';
import { type ColumnAlignment, formatTable } from '../../src/content/table-text.ts';

const written = (rows: readonly (readonly string[])[], alignments: readonly ColumnAlignment[] = []): string =>
  formatTable(rows, alignments) ?? '';

describe('a table as lines', () => {
  it.each<[string, readonly (readonly string[])[], readonly ColumnAlignment[]]>([
    [
      'of two columns',
      [
        ['Site', 'Power'],
        ['Memphis', '150 MW'],
        ['Oslo', '7 MW'],
      ],
      [null, 'right'],
    ],
    [
      'with a column in the middle',
      [
        ['Site', 'Phase'],
        ['Memphis', 'one'],
        ['Oslo', 'three'],
      ],
      [null, 'center'],
    ],
    [
      'with wide characters',
      [
        ['場所', 'Power'],
        ['東京データセンター', '1'],
        ['X', '2'],
      ],
      [null, null],
    ],
    [
      'with cells that are empty',
      [
        ['Site', 'Power', 'Note'],
        ['Memphis', '', ''],
        ['', '7 MW', 'new'],
      ],
      [null, null, null],
    ],
    ['of a header alone', [['Site', 'Power']], [null, null]],
    ['of one column', [['Site'], ['Memphis']], [null]],
  ])('%s is read as its cells', (_, rows, alignments) => {
    expect(parseTable(written(rows, alignments))?.rows).toEqual(rows);
    expect(written(parseTable(written(rows, alignments))?.rows ?? [], alignments)).toBe(written(rows, alignments));
  });

  it('keeps to the side on which its numbers stand', () => {
    const text = written(
      [
        ['Site', 'Power', 'Phase'],
        ['Memphis', '150', 'one'],
        ['Oslo', '7', 'second'],
      ],
      [null, 'right', 'center'],
    );

    expect(parseTable(text)?.alignments).toEqual([null, 'right', 'center']);
  });

  it.each([
    ['code', 'const a = 1;\nconst b = 2;'],
    ['one line', 'Site | Power'],
    ['nothing', ''],
    ['a rule that fits no line', 'A | B\n----|----\nlonger than that | B'],
    ['lines that are parted elsewhere', 'Site  | Power\n------|------\nMem | phis 1'],
  ])('is not read of %s', (_, text) => {
    expect(parseTable(text)).toBeUndefined();
  });

  it('reads a cell that holds a bar by its column', () => {
    const rows = [
      ['Name', 'Rule'],
      ['pipe', 'a | b'],
      ['or', 'c'],
    ];

    expect(parseTable(written(rows))?.rows).toEqual(rows);
  });
});
