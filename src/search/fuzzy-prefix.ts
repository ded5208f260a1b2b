import { lowerBound } from './vocabulary.ts';

/** A stretch of the sorted items that begin in one way. */
export interface PrefixRange {
  readonly from: number;
  readonly to: number;
  /** Slips between what was typed and how these items begin: 0 or 1. */
  readonly slips: number;
}

/**
 * Stretches of `sorted` whose items begin with `typed`, and those that begin so but for one slip. Sorted items are walked
 * as the tree of letters that they are, so the cost is that of the letters typed, not of the items. `unitOf` gives the
 * code unit of an item at a place, or -1 past its end.
 */
export function fuzzyPrefixRanges(
  sorted: Uint32Array,
  unitOf: (item: number, at: number) => number,
  typed: string,
  slips: 0 | 1,
): PrefixRange[] {
  const found: PrefixRange[] = [];
  let range = { from: 0, to: sorted.length };
  for (let at = 0; at <= typed.length && range.from < range.to; at++) {
    if (at === typed.length) {
      found.push({ ...range, slips: 0 });
      break;
    }
    if (slips === 1) branch(range, at);
    range = narrow(range, at, typed.charCodeAt(at));
  }
  return found;

  /** All ways to go on from letter `at` with one slip there. */
  function branch(here: Range, at: number): void {
    follow(here, at, typed.slice(at + 1));
    if (at + 1 < typed.length && typed[at] !== typed[at + 1]) follow(here, at, `${typed[at + 1]}${typed[at]}${typed.slice(at + 2)}`);
    const expected = typed.charCodeAt(at);
    let from = here.from;
    while (from < here.to) {
      const unit = unitAt(from, at);
      const to = unit < 0 ? from + 1 : boundary({ from, to: here.to }, at, unit + 1);
      if (unit >= 0 && unit !== expected) {
        follow({ from, to }, at + 1, typed.slice(at + 1));
        follow({ from, to }, at + 1, typed.slice(at));
      }
      from = to;
    }
  }

  function follow(start: Range, depth: number, rest: string): void {
    let here = start;
    for (let i = 0; i < rest.length && here.from < here.to; i++) here = narrow(here, depth + i, rest.charCodeAt(i));
    if (here.from < here.to && (rest.length > 0 || depth > 1)) found.push({ ...here, slips: 1 });
  }

  function narrow(here: Range, depth: number, unit: number): Range {
    const from = boundary(here, depth, unit);
    return { from, to: boundary({ from, to: here.to }, depth, unit + 1) };
  }

  function boundary(here: Range, depth: number, unit: number): number {
    return here.from + lowerBound(here.to - here.from, (i) => unitAt(here.from + i, depth) >= unit);
  }

  function unitAt(at: number, depth: number): number {
    return unitOf(sorted[at] ?? 0, depth);
  }
}

interface Range {
  readonly from: number;
  readonly to: number;
}
