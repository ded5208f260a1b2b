import type { Signed } from './grammar.ts';
import type { Passage } from './passage.ts';
import type { Sentence } from './sentence.ts';

interface PlacedMatch {
  readonly match: RegExpExecArray;
  readonly sentence: Sentence;
  /** The place of the sentence in the passage. */
  readonly index: number;
}

interface SignedPattern {
  readonly sign: string;
  readonly pattern: RegExp;
}

/** Patterns of a grammar, made. They look at case, and tell the places of their groups. */
export function patternsOfSigned(signed: readonly Signed[] = []): readonly SignedPattern[] {
  return signed.map(({ sign, source }) => ({ sign, pattern: new RegExp(source, 'dgu') }));
}

/** Every match of several patterns, those first whose pattern is. */
export function* matchesOfSigned(passage: Passage, patterns: readonly SignedPattern[]): Generator<PlacedMatch> {
  for (const { sign, pattern } of patterns) {
    if (passage.text.includes(sign)) yield* matchesIn(passage, pattern);
  }
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
