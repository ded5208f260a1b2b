/** One line of the program, broken in one way. */
export interface Mutant {
  /** Path from the root of the repository. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Offsets in the file, in UTF-16 code units: `start` up to, not including, `end` is replaced by `text`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The kind of break, for people: `&& for ||`. */
  readonly kind: string;
}

/** A replacement in a text. */
export type Break = Pick<Mutant, 'start' | 'end' | 'text' | 'kind'>;

/** The source with the break in it. */
export function applyBreak(source: string, { start, end, text }: Break): string {
  return source.slice(0, start) + text + source.slice(end);
}

/** Two lines of a diff: the line as it is, and as it is broken. Breaks of more than a line are shown by their first. */
export function describeBreak(source: string, change: Break): readonly [string, string] {
  const from = source.lastIndexOf('\n', change.start - 1) + 1;
  const lineAt = (text: string) => text.slice(from).split('\n', 1)[0] ?? '';
  return [lineAt(source).trim(), lineAt(applyBreak(source, change)).trim()];
}
