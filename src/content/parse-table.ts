import { displayWidth } from './display-width.ts';
import { graphemes } from './graphemes.ts';
import { type ColumnAlignment, formatTable, padCell } from './table-text.ts';

export interface TableCells {
  /** The header first. Each row has a cell for each column. */
  readonly rows: readonly (readonly string[])[];
  readonly alignments: readonly ColumnAlignment[];
}

const SEPARATOR = ' | ';

/**
 * The cells of a table that `formatTable` wrote. Undefined for a text that is not exactly what it would write of them: a cell may hold what
 * parts cells, and then the lines tell more than the cells would.
 */
export function parseTable(text: string): TableCells | undefined {
  const [head, rule, ...body] = text.split('\n');
  if (head === undefined || rule === undefined || !/^-+(?:-\|--+)*$/u.test(rule)) return undefined;
  const widths = rule.split('-|-').map((dashes) => dashes.length);
  const padded = [head, ...body].map((line) => cellsIn(line, widths));
  if (padded.some((cells) => cells === undefined)) return undefined;
  const columns = padded as readonly (readonly string[])[];
  const rows = columns.map((cells) => cells.map((cell) => cell.trim()));
  const alignments = widths.map((width, column) =>
    alignmentOf(
      columns.map((cells) => cells[column] ?? ''),
      width,
    ),
  );
  return formatTable(rows, alignments) === text ? { rows, alignments } : undefined;
}

/** The cells with their spaces, by the columns that the rule below the header marks. */
function cellsIn(line: string, widths: readonly number[]): readonly string[] | undefined {
  const cells: string[] = [];
  let rest = [...graphemes.segment(line)].map(({ segment }) => segment);
  for (const [column, width] of widths.entries()) {
    let cell = '';
    while (rest.length > 0 && displayWidth(cell) < width) cell += rest.shift();
    if (displayWidth(cell) > width) return undefined;
    cells.push(cell);
    if (column === widths.length - 1) break;
    const parting = rest.slice(0, SEPARATOR.length).join('');
    // The end of a line has no spaces.
    if (rest.length > 0 && parting !== SEPARATOR && parting !== SEPARATOR.trimEnd()) return undefined;
    rest = rest.slice(SEPARATOR.length);
  }
  return rest.length > 0 ? undefined : cells;
}

/** The alignment that pads every cell as it is padded here; the last cell of a line has lost its spaces. */
function alignmentOf(cells: readonly string[], width: number): ColumnAlignment {
  const sides = [null, 'right', 'center'] as const;
  return sides.find((side) => cells.every((cell) => padCell(cell.trim(), width, side).trimEnd() === cell.trimEnd()));
}
