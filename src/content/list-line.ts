import type { ListMarker } from './rich-text.ts';

/** A line of plain text that begins as a list item does. */
export interface ListLine {
  readonly marker: ListMarker;
  /** Columns of white space before the marker; a tab counts as four. */
  readonly indent: number;
  /** The offset in the line at which the item's text begins. */
  readonly contentStart: number;
}

const BULLET = /^([\s\u00A0]*)([-*+•‣▪◦·–—])([ \t\u00A0]+)(?=\S)/u;
const NUMBER = /^([\s\u00A0]*)(\d{1,3})([.)])([ \t\u00A0]+)(?=\S)/u;
const TASK = /^\[([ xX])\][ \t\u00A0]+(?=\S)/u;

// One object for all items of a kind: an archive has hundreds of thousands.
const BULLET_MARKER: ListMarker = { kind: 'bullet' };
const TASK_MARKERS = { done: { kind: 'task', done: true }, open: { kind: 'task', done: false } } as const satisfies Record<
  string,
  ListMarker
>;
const numberMarkers: ListMarker[] = [];

function numberMarker(value: number): ListMarker {
  const marker = numberMarkers[value] ?? { kind: 'number', value };
  numberMarkers[value] = marker;
  return marker;
}

/** Undefined for a line that is not a list item. */
export function readListLine(line: string): ListLine | undefined {
  const bullet = BULLET.exec(line);
  if (bullet) {
    const [whole, space = ''] = bullet;
    const task = TASK.exec(line.slice(whole.length));
    if (task)
      return {
        marker: task[1] === ' ' ? TASK_MARKERS.open : TASK_MARKERS.done,
        indent: widthOf(space),
        contentStart: whole.length + task[0].length,
      };
    return { marker: BULLET_MARKER, indent: widthOf(space), contentStart: whole.length };
  }
  const number = NUMBER.exec(line);
  if (!number) return undefined;
  return { marker: numberMarker(Number(number[2])), indent: widthOf(number[1] ?? ''), contentStart: number[0].length };
}

function widthOf(space: string): number {
  let width = 0;
  for (const character of space) width += character === '\t' ? 4 : 1;
  return width;
}

/** Turns the indentation of consecutive items into list depths, 1 for the outermost. */
export function createListDepths(): { depthOf(indent: number): number; reset(): void } {
  let indents: number[] = [];
  return {
    depthOf(indent) {
      while (indents.length > 0 && indent < (indents.at(-1) ?? 0)) indents.pop();
      if (indents.length === 0 || indent > (indents.at(-1) ?? 0) + 1) indents.push(indent);
      return indents.length;
    },
    reset() {
      indents = [];
    },
  };
}
