import { beginningOf, graphemeFrom } from '../content/graphemes.ts';

const ELLIPSIS = '…';

/**
 * Texts cut to a platform's limit (`maxLength` in UTF-16 code units, at least 8) so that two different texts stay two
 * different labels: where beginnings are the same, the cut moves to what they share. A text that fits stays whole.
 */
export function suggestionLabels(texts: readonly string[], maxLength: number): string[] {
  const used = new Set(texts.filter((text) => text.length <= maxLength));
  return texts.map((text) => {
    if (text.length <= maxLength) return text;
    const label = candidates(text, texts, maxLength).find((candidate) => !used.has(candidate)) ?? cutEnd(text, maxLength);
    used.add(label);
    return label;
  });
}

/** Ways to cut, the most readable first: the end, what is shared with the nearest other text, the middle, the beginning. */
function* candidates(text: string, texts: readonly string[], maxLength: number): Generator<string> {
  const shared = Math.max(0, ...texts.filter((other) => other !== text).map((other) => sharedStart(text, other)));
  if (shared < maxLength - 1) yield cutEnd(text, maxLength);
  for (const kept of [maxLength >> 1, maxLength >> 2, 1, 0]) {
    // The difference of the two begins at `shared`: a few letters before it, then as much as fits.
    const rest = maxLength - kept - 2 * ELLIPSIS.length;
    const from = Math.max(kept, Math.min(shared - 4, text.length - rest));
    const head = lettersOf(text, 0, kept);
    const tail = lettersOf(text, from, rest + ELLIPSIS.length);
    yield from + tail.length >= text.length ? `${head}${ELLIPSIS}${tail}` : `${head}${ELLIPSIS}${lettersOf(text, from, rest)}${ELLIPSIS}`;
  }
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function cutEnd(text: string, maxLength: number): string {
  return `${lettersOf(text, 0, maxLength - ELLIPSIS.length).trimEnd()}${ELLIPSIS}`;
}

/** Whole letters from about `from` on, at most `length` code units of them. */
function lettersOf(text: string, from: number, length: number): string {
  return beginningOf(text.slice(graphemeFrom(text, from)), length);
}
