import { standTogether } from './phrase.ts';
import type { QueryWord } from './query.ts';
import type { SearchState } from './search-state.ts';

export interface BoundaryOptions {
  /** The token of a word that occurs, or -1. */
  readonly known: (text: string) => number;
  /** Whether words go on like this one. */
  readonly isBeginning: (text: string) => boolean;
  /** Slips to the nearest known word; Infinity when none is near. */
  readonly nearestTypo: (text: string) => number;
  /** The last word may be unfinished. */
  readonly open: boolean;
}

/** The parts that a word was cut into: parts that are words, shown as read from `written`. */
interface Cut {
  readonly left: string;
  readonly right: string;
}

/**
 * Words with their boundaries put right, where a word is not known as it stands: run together (`liquidcooling`), with a
 * letter typed for the space (`liquidxcooling`), or with the space a letter off (`liqui dcooling`). A cut is believed when
 * the parts stand side by side somewhere; a word that is one slip from a known one is rather that.
 */
export function repairBoundaries(state: SearchState, words: readonly QueryWord[], options: BoundaryOptions): QueryWord[][] {
  const repaired: QueryWord[][] = words.map((word) => [word]);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as QueryWord;
    if ((repaired[i] as QueryWord[]).length === 0 || !isPlain(word) || options.known(word.text) >= 0) continue;
    if (i === words.length - 1 && options.open && options.isBeginning(word.text)) continue;
    const next = words[i + 1];
    const before = words[i - 1];
    const alone = words.length === 1;
    const cut =
      strongCut(state, word.text, options) ?? (options.nearestTypo(word.text) <= 1 ? undefined : weakCut(state, word.text, alone, options));
    if (cut) {
      repaired[i] = partsOf(word, cut);
      continue;
    }
    // The space moved: only now, since the word may be a slip by itself.
    const pair =
      next && isPlain(next)
        ? ([i, i + 1] as const)
        : before && isPlain(before) && repaired[i - 1]?.length === 1
          ? ([i - 1, i] as const)
          : undefined;
    if (!pair) continue;
    const [a, b] = [words[pair[0]] as QueryWord, words[pair[1]] as QueryWord];
    const moved = movedSpace(state, a.text, b.text, options);
    if (!moved) continue;
    repaired[pair[0]] = partsOf({ ...a, written: `${a.written} ${b.written}` }, moved);
    repaired[pair[1]] = [];
  }
  return repaired;
}

function isPlain(word: QueryWord): boolean {
  return !word.pair && !word.quoted;
}

function partsOf(word: QueryWord, { left, right }: Cut): QueryWord[] {
  return [
    { ...word, text: left, variant: undefined },
    { ...word, text: right, variant: undefined, place: word.place + 0.5 },
  ];
}

/** Both parts are whole words, and stand side by side somewhere. */
function strongCut(state: SearchState, text: string, options: BoundaryOptions): Cut | undefined {
  return bestCut(
    state,
    cuts(text, 2, 0).filter(({ left, right }) => Math.max(left.length, right.length) > 3),
    options,
  );
}

/** Short parts, a letter in place of the space, or parts that are only both in some section. */
function weakCut(state: SearchState, text: string, alone: boolean, options: BoundaryOptions): Cut | undefined {
  const together = bestCut(state, cuts(text, 1, 0), options) ?? bestCut(state, cuts(text, 2, 1), options);
  if (together) return together;
  if (options.nearestTypo(text) < Number.POSITIVE_INFINITY) return undefined;
  return cuts(text, alone ? 5 : 3, 0).find(({ left, right }) => pairCount(state, left, right, options).both > 0);
}

/** The same letters with the space one to the left or right. */
function movedSpace(state: SearchState, a: string, b: string, options: BoundaryOptions): Cut | undefined {
  const moved = [
    { left: a.slice(0, -1), right: a.slice(-1) + b },
    { left: a + b.slice(0, 1), right: b.slice(1) },
  ];
  return bestCut(
    state,
    moved.filter(({ left, right }) => left !== '' && right !== ''),
    options,
  );
}

/** Ways to cut a word in two of at least `least` letters each, leaving `dropped` letters between them out. */
function cuts(text: string, least: number, dropped: number): Cut[] {
  const found: Cut[] = [];
  for (let at = least; at + dropped <= text.length - least; at++) found.push({ left: text.slice(0, at), right: text.slice(at + dropped) });
  return found;
}

function bestCut(state: SearchState, all: readonly Cut[], options: BoundaryOptions): Cut | undefined {
  let best: { readonly cut: Cut; readonly count: number } | undefined;
  for (const cut of all) {
    const { together } = pairCount(state, cut.left, cut.right, options);
    if (together > (best?.count ?? 0)) best = { cut, count: together };
  }
  return best?.cut;
}

function pairCount(
  state: SearchState,
  left: string,
  right: string,
  { known }: BoundaryOptions,
): { readonly both: number; readonly together: number } {
  const first = known(left);
  const second = first < 0 ? -1 : known(right);
  return second < 0 ? { both: 0, together: 0 } : standTogether(state, first, second);
}
