import { cueWordsOf } from '../cue-words.ts';
import { matchesByWords } from '../matches.ts';
import { readNameAfter } from '../name-after.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { matchAt } from '../words.ts';

/** Sentences that tell what something does or is made for, with a verb that is on no list. Few explain as well as a list's, so none is sure. */
export function* findDoings(passage: Passage): Generator<Finding> {
  yield* findActs(passage);
  yield* findMade(passage);
}

/** `Halyards raise the sails.`, `A relais provided fresh mules.` */
function* findActs({ text, language, sentences, clauses }: Passage): Generator<Finding> {
  const { acts } = patternsOf(language.grammar);
  if (acts === undefined) return;
  for (const [index, { start, end }] of sentences.entries()) {
    if (clauses[index] !== undefined || text[end - 1] === '?') continue;
    const match = matchAt(acts, text, start);
    const written = match?.groups?.['some'] ?? match?.groups?.['one'];
    if (match === null || written === undefined || match[0].length > end - start - MIN_TOLD) continue;
    if (language.tables.breakers.has(match.groups?.['verb'] ?? '')) continue;
    const name = language.readName(text, start, start + written.length, false);
    if (name === undefined || name.isEmpty || isVerb(language.grammar).test(written)) continue;
    yield { form: 'purpose', name, start, end, signals: ['weakVerb', 'unsure'] };
  }
}

/** `Allows the crew to ...` has no subject. */
const isVerb = perGrammar(({ function: other, purpose, bareVerb }) => new RegExp(`^(?:${other}|${purpose}|${bareVerb})(?:\\s|$)`, 'iu'));

/** Fewer UTF-16 code units behind the verb tell nothing. */
const MIN_TOLD = 4;

/** `We wrote Gannet to pump out the dock.` */
function* findMade(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  const { made } = patternsOf(language.grammar);
  if (made === undefined) return;
  for (const { match, sentence } of matchesByWords(passage, made, cueWordsOf(language.grammar).bits.made)) {
    const at = match.index + match[0].length;
    // Most sentences are told so before a name is read.
    if (!/\sto\s/u.test(text.slice(at, Math.min(sentence.end, at + MAX_NAMED)))) continue;
    const name = readNameAfter(passage, at, sentence.end);
    if (name === undefined || name.isEmpty || !(name.isName || name.article === 'indefinite')) continue;
    if (!/^["”]?\sto\s\p{Ll}{3,}\s\S+/u.test(text.slice(name.end, Math.min(sentence.end, name.end + MAX_VERB)))) continue;
    yield { form: 'purpose', name, start: sentence.start, end: sentence.end, signals: ['weakVerb', 'unsure'] };
  }
}

/** A name with `to` behind it. UTF-16 code units. */
const MAX_NAMED = 96;

/** `to`, a verb and the word behind it. UTF-16 code units. */
const MAX_VERB = 40;

interface Patterns {
  readonly acts: RegExp | undefined;
  readonly made: RegExp | undefined;
}

const patternsOf = perGrammar(
  ({ acts, made }): Patterns => ({
    acts: acts === undefined ? undefined : new RegExp(`${acts}\\s`, 'uy'),
    made: made === undefined ? undefined : new RegExp(`\\s(?:${made})\\s`, 'gu'),
  }),
);
