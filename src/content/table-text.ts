import { displayWidth } from './display-width.ts';

export type ColumnAlignment = 'left' | 'right' | 'center' | null | undefined;

/** Chat windows on a telephone show about this many columns of code before they wrap or scroll. */
export const MAX_TABLE_WIDTH = 80;

/**
 * A table as lines of equal columns, a rule below the header. Undefined when it would be wider than `MAX_TABLE_WIDTH`:
 * then its rows read better one by one. The first row is the header; missing cells are blank.
 */
export function formatTable(rows: readonly (readonly string[])[], alignments: readonly ColumnAlignment[]): string | undefined {
  const columnCount = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columnCount }, (_, column) => Math.max(3, ...rows.map((row) => displayWidth(row[column] ?? ''))));
  const total = widths.reduce((sum, width) => sum + width, 0) + 3 * (columnCount - 1);
  if (total > MAX_TABLE_WIDTH) return undefined;
  const lines = rows.map((row) =>
    widths
      .map((width, column) => padCell(row[column] ?? '', width, alignments[column]))
      .join(' | ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('-|-');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** A cell on its side of a column. */
export function padCell(text: string, width: number, alignment: ColumnAlignment): string {
  const space = Math.max(0, width - displayWidth(text));
  if (alignment === 'right') return ' '.repeat(space) + text;
  if (alignment === 'center') return ' '.repeat(space >> 1) + text + ' '.repeat(space - (space >> 1));
  return text + ' '.repeat(space);
}
