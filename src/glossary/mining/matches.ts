import type { Signed } from './grammar.ts';
import type { Passage } from './passage.ts';
import type { Sentence } from './sentence.ts';

interface PlacedMatch {
  readonly match: RegExpExecArray;
  readonly sentence: Sentence;
  /** The place of the sentence in the passage. */
  readonly index: number;
}

/** Patterns, and one that tells at once that a text has no match of any: most texts have none. */
export interface SignedPatterns {
  readonly any: RegExp;
  readonly patterns: readonly RegExp[];
}

/** Patterns of a grammar, made. They look at case, and tell the places of their groups. */
export function patternsOfSigned(signed: readonly Signed[] = []): SignedPatterns {
  return {
    any: signed.length === 0 ? /(?!)/u : new RegExp(signed.map(({ sign }) => sign).join('|'), 'u'),
    patterns: signed.map(({ source }) => new RegExp(source, 'dgu')),
  };
}

/** Every match of several patterns, those first whose pattern is. */
export function* matchesOfSigned(passage: Passage, { any, patterns }: SignedPatterns): Generator<PlacedMatch> {
  if (!any.test(passage.text)) return;
  for (const pattern of patterns) yield* matchesIn(passage, pattern);
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
