import type { Mark } from '../../../content/rich-text.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { MAX_TEXT } from '../rules.ts';
import type { Sentence } from '../sentence.ts';

/**
 * `Rain was a trouble in these **sod houses**.`: a term that a section sets off at its first mention, however the
 * sentence tells of it. Never sure: letters are bold to stress a word, too.
 */
export function* findFirstMentions(passage: Passage): Generator<Finding> {
  const { text, body, sentences, language } = passage;
  const seen = new Set<string>();
  let index = 0;
  for (const mark of body.marks) {
    if (mark.kind !== 'strong' && mark.kind !== 'emphasis') continue;
    while (index < sentences.length && (sentences[index]?.end ?? 0) < mark.end) index += 1;
    const sentence = sentences[index];
    if (sentence === undefined || sentence.start >= mark.start || !isTelling(sentence)) continue;
    if (mark.end - mark.start > MAX_TERM) continue;
    const name = language.readName(text, mark.start, mark.end, true);
    if (name === undefined || seen.has(name.headword) || !isNoun(passage, sentence, mark, name)) continue;
    seen.add(name.headword);
    yield { form: 'naming', name, start: sentence.start, end: sentence.end, signals: ['unsure', 'fallback'] };
  }
}

/** A shorter sentence tells nothing of a term. UTF-16 code units. */
const MIN_SENTENCE = 40;

function isTelling({ start, end }: Sentence): boolean {
  return end - start >= MIN_SENTENCE && end - start <= MAX_TEXT;
}

/** Longer ones are a point that is made: in words, and in UTF-16 code units. */
const MAX_WORDS = 3;
const MAX_TERM = 50;

/** Whether the words are a noun with a sign behind them or an article or a preposition before: `feel so *odd*` and `are **real** machines` are none. */
function isNoun({ text, language: { grammar } }: Passage, sentence: Sentence, { start, end, kind }: Mark, name: NounPhrase): boolean {
  if (name.isEmpty || name.words > MAX_WORDS) return false;
  const behind = text.slice(end, Math.min(sentence.end, end + 1));
  const { led, is } = patternsOf(grammar);
  const before = text.slice(Math.max(sentence.start, start - MAX_LED), start);
  if (led.test(before)) return kind === 'strong' || name.words > 1 || /[.,;:)—]/u.test(behind);
  return name.words > 1 ? kind === 'strong' || name.article !== 'none' : kind === 'strong' && is.test(before) && /[.,;:)—]/u.test(behind);
}

/** The word before a term. UTF-16 code units. */
const MAX_LED = 12;

const patternsOf = perGrammar(({ definite, indefinite, possessive, copula, particles }) => ({
  led: new RegExp(`(?<!\\p{L})(?:${definite}|${indefinite}|${possessive}|these|those|such|${particles.join('|')})\\s$`, 'iu'),
  is: new RegExp(`(?<!\\p{L})(?:${copula})\\s$`, 'iu'),
}));
