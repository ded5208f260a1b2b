import { graphemes } from '../content/graphemes.ts';
import { joinSpans, type Highlighter, type Match } from './highlight.ts';
import type { Snippet } from './search.ts';

/** A snippet's text at most, in UTF-16 code units: three lines on a phone. */
export const SNIPPET_LENGTH = 240;
/** Of a longer body only this much is looked at, in UTF-16 code units. */
const MAX_SCAN = 100_000;
/** The distance that a cut may move to stand at the beginning of a sentence. */
const SENTENCE_REACH = 80;

/** The passage of a text that says most about the query, cut at words, with what matches. */
export function makeSnippet(text: string, highlighter: Highlighter): Snippet {
  const matches = highlighter.matches(text, MAX_SCAN);
  const { first, last } = bestWindow(matches);
  const from = matches[first]?.start ?? 0;
  const to = matches[last]?.end ?? 0;
  const { start, end } = cut(text, from, to);
  const inside = matches.filter((match) => match.start >= start && match.end <= end);
  return {
    text: text.slice(start, end),
    highlights: joinSpans(inside).map((span) => ({ start: span.start - start, end: span.end - start })),
    start,
    cutBefore: /\S/u.test(text.slice(Math.max(0, start - 200), start)),
    cutAfter: /\S/u.test(text.slice(end, end + 200)),
  };
}

/** The stretch of matches, no longer than a snippet, whose different terms weigh most; the first among equals. */
function bestWindow(matches: readonly Match[]): { readonly first: number; readonly last: number } {
  const held = new Map<number, number>();
  let weight = 0;
  let best = { first: 0, last: -1, weight: 0 };
  let first = 0;
  for (let last = 0; last < matches.length; last++) {
    const match = matches[last] as Match;
    const count = held.get(match.term) ?? 0;
    held.set(match.term, count + 1);
    // A term that comes again says a little more, not twice as much.
    weight += count === 0 ? match.weight : match.weight * 0.05;
    while (match.end - (matches[first] as Match).start > SNIPPET_LENGTH - 20 && first < last) {
      const leaving = matches[first++] as Match;
      const left = (held.get(leaving.term) ?? 1) - 1;
      held.set(leaving.term, left);
      weight -= left === 0 ? leaving.weight : leaving.weight * 0.05;
    }
    if (weight > best.weight + 1e-9) best = { first, last, weight };
  }
  return best;
}

/** Widens a stretch to a snippet's length and cuts where no word is split. */
function cut(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  const trimmed = text.trimEnd().length;
  if (trimmed <= SNIPPET_LENGTH) return { start: text.length - text.trimStart().length, end: Math.max(trimmed, to) };
  const room = Math.max(0, SNIPPET_LENGTH - (to - from));
  const wanted = Math.max(0, from - Math.floor(room / 3));
  const start = cutStart(text, wanted, from);
  const end = cutEnd(text, Math.min(trimmed, Math.max(start + SNIPPET_LENGTH, to)), to);
  return { start, end };
}

function cutStart(text: string, wanted: number, latest: number): number {
  if (wanted === 0) return text.length - text.trimStart().length;
  const sentence = /(?:[.!?…。！？]["'”’)]*\s+|[。！？]|\n)(?=\S)/gu;
  sentence.lastIndex = Math.max(0, wanted - SENTENCE_REACH / 4);
  const match = sentence.exec(text.slice(0, Math.min(latest, wanted + SENTENCE_REACH)));
  if (match) return match.index + match[0].length;
  return nextBoundary(text, wanted, latest);
}

/** The first beginning of a word at or after `wanted`; a letter of a script without spaces begins one anywhere. */
function nextBoundary(text: string, wanted: number, latest: number): number {
  if (isPlain(text, wanted, latest)) {
    for (let at = wanted + 1; at < latest; at++) if (isSpace(text, at - 1) && !isSpace(text, at)) return at;
    return latest;
  }
  for (const { segment, index } of graphemes.segment(text.slice(wanted, latest))) {
    const at = wanted + index;
    if (at > wanted && /^\s/u.test(text[at - 1] ?? '') && /^\S/u.test(segment)) return at;
    if (UNSPACED.test(segment) && at > wanted) return at;
  }
  return latest;
}

function cutEnd(text: string, wanted: number, earliest: number): number {
  if (wanted >= text.trimEnd().length) return text.trimEnd().length;
  const window = text.slice(earliest, wanted);
  if (isSpace(text, wanted)) return earliest + window.trimEnd().length;
  if (isPlain(text, earliest, wanted)) {
    let at = wanted - 1;
    while (at > earliest && !isSpace(text, at)) at--;
    return earliest + text.slice(earliest, at).trimEnd().length;
  }
  let end = 0;
  for (const { segment, index } of graphemes.segment(window)) {
    if (/^\s/u.test(segment)) end = index;
    else if (UNSPACED.test(segment) && index + segment.length < window.length) end = index + segment.length;
  }
  return earliest + window.slice(0, end).trimEnd().length;
}

/**
 * Whether each code unit of a range is a letter or sign by itself, as in most texts of Latin script: telling letters apart then costs
 * nothing.
 */
function isPlain(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= FIRST_COMBINING && !(unit >= FIRST_PUNCTUATION && unit <= LAST_PUNCTUATION)) return false;
  }
  return true;
}

const FIRST_COMBINING = 0x300;
/** Dashes, quotation marks, the ellipsis: U+2010 to U+2027. */
const FIRST_PUNCTUATION = 0x2010;
const LAST_PUNCTUATION = 0x2027;

function isSpace(text: string, at: number): boolean {
  return /\s/u.test(text.charAt(at));
}

const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
