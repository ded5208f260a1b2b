import { graphemesOf, graphemeWidth } from './display-width.ts';

/** Words under one style, as `paint` prints them. */
export interface Painted {
  readonly text: string;
  readonly paint: (text: string) => string;
}

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly paint: Painted['paint'];
}

/**
 * Lines of at most `width` columns. A line breaks at a space, which is not printed then, else between two graphemes; nothing
 * else is left out. `first` and `rest` are columns already taken by a prefix of the first and the other lines.
 */
export function wrap(runs: readonly Painted[], width: number, first: number, rest: number): readonly string[] {
  const lines: string[] = [];
  let line: Cell[] = [];
  let used = first;
  const roomOf = (): number => Math.max(width, (lines.length === 0 ? first : rest) + 2);
  const breakLine = (kept: readonly Cell[], left: readonly Cell[]): void => {
    lines.push(print(kept));
    line = [...left];
    used = rest + left.reduce((sum, cell) => sum + cell.width, 0);
  };
  for (const { text, paint } of runs) {
    for (const grapheme of graphemesOf(text)) {
      if (grapheme === '\n') {
        breakLine(line, []);
        continue;
      }
      const shown = grapheme === '\t' ? '    ' : grapheme;
      const cell = { text: shown, width: shown === '    ' ? 4 : graphemeWidth(shown), paint };
      if (used + cell.width > roomOf() && line.length > 0) {
        if (shown === ' ') {
          breakLine(line, []);
          continue;
        }
        const space = line.findLastIndex((each) => each.text === ' ');
        if (space > 0) breakLine(line.slice(0, space), line.slice(space + 1));
        if (used + cell.width > roomOf() && line.length > 0) breakLine(line, []);
      }
      line.push(cell);
      used += cell.width;
    }
  }
  lines.push(print(line));
  return lines;
}

/** Neighbors of one style are painted together, so that the output has as few escape sequences as it needs. */
function print(cells: readonly Cell[]): string {
  let out = '';
  for (let start = 0; start < cells.length; ) {
    const { paint } = cells[start] as Cell;
    let end = start;
    let text = '';
    for (let cell = cells[end]; cell && cell.paint === paint; cell = cells[end]) {
      text += cell.text;
      end += 1;
    }
    out += paint(text);
    start = end;
  }
  return out;
}
