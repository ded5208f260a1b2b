import type { Signed } from './grammar.ts';
import type { Passage } from './passage.ts';
import type { Sentence } from './sentence.ts';
import { BRACKET, classOf, DASH, HYPHEN } from './class-of.ts';

export interface PlacedMatch {
  readonly match: RegExpExecArray;
  readonly sentence: Sentence;
  /** The place of the sentence in the passage. */
  readonly index: number;
}

/** Every match of a pattern with the flag `g` that begins and ends in one sentence: one walk over the section, however many sentences it has. */
export function* matchesIn({ text, sentences }: Passage, pattern: RegExp): Generator<PlacedMatch> {
  // A section is read so far and not to its end.
  const read = text.slice(0, sentences.at(-1)?.end ?? 0);
  let index = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(read); match !== null; match = pattern.exec(read)) {
    // A form may look elsewhere with the same pattern meanwhile.
    const next = pattern.lastIndex;
    while (index < sentences.length && (sentences[index] as Sentence).end <= match.index) index += 1;
    const sentence = sentences[index];
    if (sentence === undefined) return;
    if (match.index >= sentence.start && next <= sentence.end) yield { match, sentence, index };
    pattern.lastIndex = next;
  }
}

/** Patterns of a grammar, made. They look at case, and tell the places of their groups. */
export function patternsOfSigned(signed: readonly Signed[] = []): readonly RegExp[] {
  return signed.map(({ source }) => new RegExp(source, 'dgu'));
}

/** Every match of several patterns, those first whose pattern is, each in sentences that have one of its words alone. */
export function* matchesOfSigned(passage: Passage, patterns: readonly RegExp[], bits: readonly number[]): Generator<PlacedMatch> {
  for (let index = 0; index < patterns.length; index += 1) yield* matchesByWords(passage, patterns[index] as RegExp, bits[index] as number);
}

/** The same of a pattern with the flag `g`, in sentences that have one of its words alone. */
export function* matchesByWords({ text, sentences, cues: { words } }: Passage, pattern: RegExp, bit: number): Generator<PlacedMatch> {
  for (let index = 0; index < sentences.length; index += 1) {
    if (((words[index] as number) & bit) === 0) continue;
    const sentence = sentences[index] as Sentence;
    const read = text.slice(0, sentence.end);
    let next = sentence.start;
    for (;;) {
      pattern.lastIndex = next;
      const match = pattern.exec(read);
      if (match === null) break;
      next = pattern.lastIndex;
      yield { match, sentence, index };
    }
  }
}

/**
 * Every match of a pattern with the flag `y` that begins at one of some places, or at the white space before a sign that needs it, and ends
 * in the same sentence. A place inside of an earlier match is passed over.
 */
export function* matchesAt({ text, sentences }: Passage, pattern: RegExp, places: readonly number[]): Generator<PlacedMatch> {
  let from = 0;
  let index = 0;
  for (const place of places) {
    if (place < from) continue;
    pattern.lastIndex = place;
    const match = pattern.exec(text);
    if (match === null) continue;
    from = match.index + match[0].length;
    while ((sentences[index] as Sentence).end <= place) index += 1;
    const sentence = sentences[index] as Sentence;
    if (from <= sentence.end) yield { match, sentence, index };
  }
}

/** The same at signs of some kinds. */
export function* matchesAtSigns(passage: Passage, pattern: RegExp, kinds: number): Generator<PlacedMatch> {
  const { text, sentences, cues } = passage;
  let from = 0;
  let index = 0;
  for (const sign of cues.signs) {
    const kind = classOf(text.charCodeAt(sign));
    if ((kind & kinds) === 0 || sign < from) continue;
    const at = (kind & SPACED) !== 0 && sign > from && isSpace.test(text[sign - 1] ?? '') ? sign - 1 : sign;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    from = match.index + match[0].length;
    while ((sentences[index] as Sentence).end <= sign) index += 1;
    const sentence = sentences[index] as Sentence;
    if (at >= sentence.start && from <= sentence.end) yield { match, sentence, index };
  }
}

/** Patterns of these begin with the white space before. */
const SPACED = BRACKET | DASH | HYPHEN;
const isSpace = /\s/u;
