import { matchesIn } from '../matches.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { MAX_TEXT } from '../rules.ts';

/**
 * `In this type of “ring eclipse,” there is ...`, `large “wet” docks that kept ships afloat`: a term in quotation marks with words that tell of it.
 * Never sure: somebody who speaks is quoted, too.
 */
export function* findQuotedMentions(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  const { lead, told } = patternsOf(language.grammar);
  for (const { match, sentence } of matchesIn(passage, quoted)) {
    if (match.index === sentence.start || sentence.end - sentence.start > MAX_TEXT) continue;
    const [written] = match;
    const end = match.index + written.length;
    const before = text.slice(Math.max(sentence.start, match.index - MAX_LEAD), match.index);
    const isOne = !written.includes(' ');
    const isNamed = /\p{Lu}/u.test(written);
    // `The “old” dock`: one word tells of the noun behind it, unless more is told of that.
    if (
      isNamed ? !before.endsWith('this ') : isOne ? !told.test(text.slice(end, Math.min(sentence.end, end + MAX_TOLD))) : !lead.test(before)
    )
      continue;
    const name = language.readName(text, match.index, end, true);
    if (name === undefined || (name.isEmpty && isOne)) continue;
    yield { form: 'naming', name, start: sentence.start, end: sentence.end, signals: ['unsure', 'fallback'] };
  }
}

/** At most three words in small letters, or a name. */
const quoted = /["“](?:\p{Ll}[\p{L}'’-]{2,}(?:\s[\p{Ll}-]+){0,2}[,.]?|\p{Lu}[\p{L} ’'-]{2,30})["”]/gu;

/** `this type of `. UTF-16 code units. */
const MAX_LEAD = 16;
/** A noun and the word behind it. UTF-16 code units. */
const MAX_TOLD = 32;

const patternsOf = perGrammar(({ copula, relative, indefinite }) => ({
  lead: new RegExp(
    `(?:^|\\s)(?:(?:${copula})(?:\\s(?:then|called|the|an?))?|(?:type|kind|sort|form)s?\\sof|this|that|these|such|${indefinite})\\s$`,
    'u',
  ),
  told: new RegExp(`^\\s\\p{Ll}{3,}\\s(?:that|${relative})\\s`, 'u'),
}));
