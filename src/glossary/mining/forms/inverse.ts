import { markOf } from '../article-view.ts';
import { cueWordsOf } from '../cue-words.ts';
import { matchesOfSigned, patternsOfSigned } from '../matches.ts';
import { readNameAfter } from '../name-after.ts';
import { MAX_TEXT } from '../rules.ts';
import type { Finding, FormSignal, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import type { Sentence } from '../sentence.ts';
import { matchAt, patternOf } from '../words.ts';

/** `The part of a compiler that makes tokens is the lexer.`, `Bakers call a round of these a set.`: what a name means stands before it. */
export function* findInverses(passage: Passage): Generator<Finding> {
  const { inside, whole } = patternsOf(passage.language.grammar);
  for (const { match, sentence } of matchesOfSigned(passage, inside, cueWordsOf(passage.language.grammar).bits.inverse)) {
    const name = match.index + match[0].length;
    const space = /^\s+/u.exec(passage.text.slice(name, name + MAX_SPACE))?.[0].length ?? 0;
    if (space > 0) yield* findAt(passage, sentence, name + space, /^["”»’]?[.,;:)]|^\s(?:a|b|f|s)|^$/u);
  }
  if (whole === undefined) return;
  for (const sentence of passage.sentences) {
    const match = matchAt(whole, passage.text, sentence.start);
    if (match === null) continue;
    const at = sentence.start + match[0].length;
    // `The director of the port is Ada Quist.`
    if (match.groups?.['noun'] === undefined || isKnownNoun(passage, sentence, at))
      yield* findAt(passage, sentence, at, /^["”»’]?[.;)]|^$/u);
  }
}

/** Behind a noun that tells a kind or a role stands a name. */
function isKnownNoun({ text, language }: Passage, { start, end }: Sentence, at: number): boolean {
  if (!/^["“]?\p{Lu}/u.test(text.slice(at, Math.min(end, at + 2)))) return false;
  const one = /^(?:One|Another)\s(?:such\s)?/u.exec(text.slice(start, Math.min(at, start + MAX_ONE)));
  if (one !== null)
    return language.tables.kinds.has(
      text
        .slice(start + one[0].length, at)
        .trim()
        .split(' ')
        .at(-2) ?? '',
    );
  const predicate = language.readPredicate(text, start, at);
  // `the result of the vote`
  const [, noun = ''] = text.slice(start, at).split(' ', 2);
  return (predicate.classifies || predicate.isRole) && !language.tables.empty.has(noun);
}

function* findAt(passage: Passage, { start, end }: Sentence, at: number, behind: RegExp): Generator<Finding> {
  if (at > end || end - start > MAX_TEXT) return;
  const name = readNameAfter(passage, at, end);
  if (name === undefined || name.words > MAX_WORDS) return;
  // `boats that we call Subjects`: a common word is a name if it is set off.
  if (name.isEmpty && !name.isQuoted && markOf(passage.body, name.start, name.end) === undefined) return;
  // More words behind the name make it another thing: `is the pump of ...`.
  if (!behind.test(passage.text.slice(name.end, Math.min(end, name.end + 2)))) return;
  const signals: readonly FormSignal[] = ['vague', ...(name.isName || name.isQuoted ? [] : (['guessedName'] as const))];
  yield { form: 'naming', name, start, end, signals };
}

/** `Another such `. UTF-16 code units. */
const MAX_ONE = 14;
/** Before a name. UTF-16 code units. */
const MAX_SPACE = 8;
/** More words than a name has behind an article. */
const MAX_WORDS = 3;

interface Patterns {
  readonly inside: readonly RegExp[];
  readonly whole: RegExp | undefined;
}

const patternsOf = perGrammar(
  ({ inverse, inverseWhole }): Patterns => ({
    inside: patternsOfSigned(inverse),
    whole: inverseWhole === undefined ? undefined : patternOf(`(?:${inverseWhole})\\s+`),
  }),
);
