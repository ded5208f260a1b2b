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
  /** Inside of an address: no line may begin with it. */
  readonly isHeld: boolean;
}

/**
 * Lines of at most `width` columns. A line breaks at a space, which is not printed then, else between two graphemes; nothing
 * else is left out. A web address stays whole, on a line of its own and beyond the width where it is longer: broken, it can be neither
 * clicked nor copied. `first` and `rest` are columns already taken by a prefix of the first and the other lines.
 */
export function wrap(runs: readonly Painted[], width: number, first: number, rest: number): readonly string[] {
  const lines: string[] = [];
  let line: Cell[] = [];
  let used = first;
  /** The line begins with an address that is longer than it: there is no place to break until the address ends. */
  let isOverfull = false;
  const roomOf = (): number => Math.max(width, (lines.length === 0 ? first : rest) + 2);
  const breakLine = (kept: readonly Cell[], left: readonly Cell[]): void => {
    lines.push(print(kept));
    line = [...left];
    used = rest + left.reduce((sum, cell) => sum + cell.width, 0);
  };
  for (const cell of cellsOf(runs)) {
    isOverfull &&= cell.isHeld;
    if (cell.text === '\n') {
      breakLine(line, []);
      continue;
    }
    if (used + cell.width > roomOf() && line.length > 0 && !isOverfull) {
      if (cell.text === ' ') {
        breakLine(line, []);
        continue;
      }
      const space = line.findLastIndex((each) => each.text === ' ');
      if (space > 0) breakLine(line.slice(0, space), line.slice(space + 1));
      if (used + cell.width > roomOf() && line.length > 0) {
        const end = cell.isHeld ? line.findLastIndex((each) => !each.isHeld) : line.length;
        if (end > 0) breakLine(line.slice(0, end), line.slice(end));
        isOverfull = end <= 0;
      }
    }
    line.push(cell);
    used += cell.width;
  }
  lines.push(print(line));
  return lines;
}

function* cellsOf(runs: readonly Painted[]): Iterable<Cell> {
  // An address may go through several runs: words found in it are marked.
  const addresses = [
    ...runs
      .map(({ text }) => text)
      .join('')
      .matchAll(/["'([{<]*https?:\/\/[!-~]+/gu),
  ].map(({ index, 0: address }) => ({
    start: index,
    end: index + address.length,
  }));
  let next = 0;
  let position = 0;
  for (const { text, paint } of runs) {
    for (const grapheme of graphemesOf(text)) {
      while ((addresses[next]?.end ?? Number.POSITIVE_INFINITY) <= position) next += 1;
      const isHeld = position > (addresses[next]?.start ?? Number.POSITIVE_INFINITY);
      position += grapheme.length;
      yield { ...shownAs(grapheme), paint, isHeld };
    }
  }
}

function shownAs(grapheme: string): { readonly text: string; readonly width: number } {
  return grapheme === '\t' ? { text: '    ', width: 4 } : { text: grapheme, width: graphemeWidth(grapheme) };
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
