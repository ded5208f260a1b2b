import { matchesIn } from '../matches.ts';
import { readNameAfter } from '../name-after.ts';
import { MAX_TEXT } from '../rules.ts';
import type { Finding, FormSignal, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import type { Sentence } from '../sentence.ts';
import { matchAt, patternOf } from '../words.ts';

/** `The part of a compiler that makes tokens is the lexer.`, `Bakers call a round of these a set.`: what a name means stands before it. */
export function* findInverses(passage: Passage): Generator<Finding> {
  const { inside, whole } = patternsOf(passage.language.grammar);
  if (inside !== undefined) {
    for (const { match, sentence } of matchesIn(passage, inside))
      yield* findAt(passage, sentence, match.index + match[0].length, /^["”»’]?[.,;:)]|^\sa|^$/u);
  }
  if (whole === undefined) return;
  for (const sentence of passage.sentences) {
    const match = matchAt(whole, passage.text, sentence.start);
    if (match !== null) yield* findAt(passage, sentence, sentence.start + match[0].length, /^["”»’]?[.;)]|^$/u);
  }
}

function* findAt(passage: Passage, { start, end }: Sentence, at: number, behind: RegExp): Generator<Finding> {
  if (at > end || end - start > MAX_TEXT) return;
  const name = readNameAfter(passage, at, end);
  if (name === undefined || name.isEmpty || name.words > MAX_WORDS) return;
  // More words behind the name make it another thing: `is the pump of ...`.
  if (!behind.test(passage.text.slice(name.end, Math.min(end, name.end + 2)))) return;
  const signals: readonly FormSignal[] = ['vague', ...(name.isName || name.isQuoted ? [] : (['guessedName'] as const))];
  yield { form: 'naming', name, start, end, signals };
}

/** More words than a name has behind an article. */
const MAX_WORDS = 3;

interface Patterns {
  readonly inside: RegExp | undefined;
  readonly whole: RegExp | undefined;
}

const patternsOf = perGrammar(
  ({ inverse, inverseWhole }): Patterns => ({
    inside: inverse === undefined ? undefined : new RegExp(`(?:${inverse})\\s+`, 'giu'),
    whole: inverseWhole === undefined ? undefined : patternOf(`(?:${inverseWhole})\\s+`),
  }),
);
