import type { RichText, Span } from '../content/rich-text.ts';
import { createCutPoints, cutLevels, type CutPoints } from './cut-points.ts';

/** A last page shorter than this share of the two last ones is filled up from the one before. */
const smallestLastShare = 0.25;

/**
 * Cuts a text into pages that each fit, as few cuts as possible and in the best places: between blocks; only where one block
 * alone is too long for a page between its sentences (a code block: between its lines), then words, then graphemes. Never
 * inside a grapheme, a link or a list marker, unless that alone is too long for a page.
 *
 * `fits` measures a page as the platform will see it; it should hold for every shorter page of the same start. The pages tile
 * the text: joined, they are the text. Each is measured about 2 log n times its length, so 100 kB take tens of milliseconds.
 */
export function fitPassage(body: RichText, fits: (page: Span) => boolean): readonly Span[] {
  const { text } = body;
  const points = createCutPoints(body);
  const pages: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const found = cutWithin(points, fits, start, { start, end: text.length }, 0);
    const end =
      found > start ? keepHeadingWithNext(points, start, found, text.length) : start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
    pages.push({ start, end });
    start = end;
  }
  return pages.length === 0 ? [{ start: 0, end: 0 }] : fillLastPage(points, fits, pages);
}

/**
 * The furthest good place to end the page that begins at `pageStart`, within a unit of the text that does not fit into it
 * whole; the unit's start where nothing of it fits.
 */
function cutWithin(points: CutPoints, fits: (page: Span) => boolean, pageStart: number, unit: Span, levelIndex: number): number {
  const level = cutLevels[levelIndex];
  if (level === undefined) return unit.start;
  const { last, next } = furthest(points.between(level, unit), unit.end, (end) => fits({ start: pageStart, end }));
  if (next === undefined) return unit.end;
  const cut = last ?? unit.start;
  // A block that fits a page of its own is not divided: it begins the next page.
  if (cut > pageStart && fits({ start: cut, end: next })) return cut;
  return cutWithin(points, fits, pageStart, { start: cut, end: next }, levelIndex + 1);
}

/** Gallops, then bisects: the last place that fits and the first that does not. Places are computed only as far as looked at. */
function furthest(
  places: Iterable<number>,
  end: number,
  fits: (place: number) => boolean,
): { readonly last?: number; readonly next?: number } {
  const iterator = places[Symbol.iterator]();
  const known: number[] = [];
  const placeAt = (index: number): number => {
    while (known.length <= index && known.at(-1) !== end) {
      const { done, value } = iterator.next();
      known.push(done ? end : value);
    }
    return known[Math.min(index, known.length - 1)] ?? end;
  };
  let fitting = -1;
  let probe = 0;
  while (fits(placeAt(probe))) {
    fitting = Math.min(probe, known.length - 1);
    if (placeAt(fitting) === end) return { last: end };
    probe = probe * 2 + 1;
  }
  let failing = Math.min(probe, known.length - 1);
  while (failing - fitting > 1) {
    const middle = (fitting + failing) >> 1;
    if (fits(placeAt(middle))) fitting = middle;
    else failing = middle;
  }
  return { ...(fitting < 0 ? {} : { last: placeAt(fitting) }), next: placeAt(failing) };
}

function keepHeadingWithNext(points: CutPoints, start: number, cut: number, textEnd: number): number {
  if (cut === textEnd || !points.followsHeading(cut)) return cut;
  const earlier = [...points.between('block', { start, end: cut })].filter((place) => !points.followsHeading(place));
  return earlier.at(-1) ?? cut;
}

/** Moves the last cut back to a place at least as good, so that no page holds a line or two. */
function fillLastPage(points: CutPoints, fits: (page: Span) => boolean, pages: readonly Span[]): readonly Span[] {
  const last = pages.at(-1);
  const previous = pages.at(-2);
  if (!last || !previous) return pages;
  const both = { start: previous.start, end: last.end };
  const enough = (both.end - both.start) * smallestLastShare;
  if (last.end - last.start >= enough) return pages;
  const blockCuts = [...points.between('block', both)];
  const divided = blockCuts.findLast((place) => place < last.start) ?? both.start;
  const places = blockCuts.includes(last.start)
    ? blockCuts
    : [...blockCuts, ...points.between('sentence', { start: divided, end: last.start })];
  const cut = places
    .filter((place) => place < last.start && both.end - place >= enough && !points.followsHeading(place))
    .sort((a, b) => b - a)
    .find((place) => fits({ start: place, end: both.end }));
  if (cut === undefined) return pages;
  return [...pages.slice(0, -2), { start: previous.start, end: cut }, { start: cut, end: both.end }];
}
