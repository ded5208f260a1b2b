import type { Root } from 'mdast';

type Position = NonNullable<Root['position']>;
export type Point = Position['start'];

/** The lines of a text, counted from 0. A text that ends with a line feed has one more line, an empty one. */
export interface TextLines {
  readonly text: string;
  readonly count: number;
  start(line: number): number;
  /** The offset of the line feed, or the end of the text. */
  end(line: number): number;
  /** The offset behind the last character of a line that is not white space. */
  textEnd(line: number): number;
  read(line: number): string;
  /** Spaces and tabs before the first other character. */
  indentOf(line: number): number;
  isBlank(line: number): boolean;
  /** As mdast has it. Quick if asked for nearby ranges one after the other. */
  position(start: number, end: number): Position;
  point(offset: number): Point;
}

/** `text` has no line endings but line feeds. */
export function createTextLines(text: string): TextLines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  let near = 0;

  const start = (line: number): number => starts[line] ?? text.length;
  const end = (line: number): number => (line + 1 < starts.length ? start(line + 1) - 1 : text.length);

  function indentOf(line: number): number {
    const from = start(line);
    let at = from;
    while (text[at] === ' ' || text[at] === '\t') at += 1;
    return at - from;
  }

  function point(offset: number): Point {
    while (near > 0 && start(near) > offset) near -= 1;
    while (near + 1 < starts.length && start(near + 1) <= offset) near += 1;
    return { line: near + 1, column: offset - start(near) + 1, offset };
  }

  function textEnd(line: number): number {
    let at = end(line);
    while (at > start(line) && (text[at - 1] === ' ' || text[at - 1] === '\t')) at -= 1;
    return at;
  }

  return {
    text,
    count: starts.length,
    start,
    end,
    textEnd,
    read: (line) => text.slice(start(line), end(line)),
    indentOf,
    isBlank: (line) => start(line) + indentOf(line) >= end(line),
    position: (from, to) => ({ start: point(from), end: point(to) }),
    point,
  };
}
