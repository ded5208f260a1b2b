import type { TextLines } from './text-lines.ts';

/** HTML that goes on behind blank lines, with its end. */
interface LongKind {
  readonly opening: RegExp;
  readonly closing: RegExp;
}

/** As the parser reads them: names have letters of ASCII alone, the signs of an opening may be those of its end, as in `<?>`, and `]` counts in pairs. */
const KINDS: readonly LongKind[] = [
  { opening: /<(?:script|pre|style|textarea)(?=[ \t>]|$)/i, closing: /<\/(?:script|pre|style|textarea)>/i },
  { opening: /<!--/, closing: /-->/ },
  { opening: /<\?/, closing: /\?>/ },
  { opening: /<!\[CDATA\[/, closing: /(?<!\])(?:\]\])+>/ },
  { opening: /<![a-z]/i, closing: />/ },
];

export interface LongHtml {
  /** The last line of HTML that begins at a line and may hold blank lines; undefined if there is none or it has no end. */
  findEnd(line: number): number | undefined;
  /** Whether HTML that begins in a line may go on behind the next blank line. Quick if asked for one line after the other. */
  mayGoOn(line: number): boolean;
}

export function createLongHtml(lines: TextLines): LongHtml {
  /** The line of the end that was found last, for each kind: all lines between have no blank one among them. */
  const ends = new Map<LongKind, number>();

  /** The first line that has the end of what opens at `index` in a line; `stop` says at which line to give up. */
  function search({ closing }: LongKind, line: number, index: number, stop: (next: number) => boolean): number | undefined {
    if (closing.test(lines.read(line).slice(index + 1))) return line;
    for (let next = line + 1; next < lines.count && !stop(next); next += 1) if (closing.test(lines.read(next))) return next;
    return undefined;
  }

  function endsBeforeBlank(kind: LongKind, line: number): boolean {
    const index = lines.read(line).search(kind.opening);
    if (index === -1 || (ends.get(kind) ?? -1) > line) return true;
    const end = search(kind, line, index, lines.isBlank);
    if (end !== undefined) ends.set(kind, end);
    return end !== undefined;
  }

  return {
    findEnd(line) {
      const text = lines.read(line);
      const kind = KINDS.find(({ opening }) => text.search(opening) === 0);
      return kind && search(kind, line, 0, () => false);
    },
    mayGoOn: (line) => !KINDS.every((kind) => endsBeforeBlank(kind, line)),
  };
}
