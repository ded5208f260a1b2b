import { markOf } from '../article-view.ts';
import { BRACKET } from '../class-of.ts';
import { matchesAtSigns } from '../matches.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { MAX_TEXT } from '../rules.ts';

/**
 * `the path of a pilot along the coast (the fairway)`, `paper money (or “rags”)`: the name stands in parentheses behind what it means. Never
 * sure, because an example stands there as well.
 */
export function* findBracketedNames(passage: Passage): Generator<Finding> {
  const { text, body, language } = passage;
  const { before } = patternsOf(language.grammar);
  for (const { match, sentence } of matchesAtSigns(passage, patternsOf(language.grammar).bracket, BRACKET)) {
    const { or, short, name: written } = match.groups ?? {};
    if (written === undefined || sentence.end - sentence.start > MAX_TEXT) continue;
    const close = match.index + match[0].length;
    const end = close - 1 - (short?.length ?? 0);
    const start = end - written.length;
    const isMarked = markOf(body, start, end) !== undefined || markOf(body, match.index + 1, close) !== undefined;
    const isQuoted = /^["“]/u.test(written);
    const name = language.readName(text, start, end, true);
    if (name === undefined || (name.isName && short === undefined) || name.isEmpty || name.words > MAX_WORDS) continue;
    const isDefinite =
      name.article === 'definite' && before.test(text.slice(Math.max(sentence.start, match.index - MAX_BEFORE), match.index));
    if (short === undefined && !isDefinite && !isMarked && !(isQuoted && or !== undefined)) continue;
    yield { form: 'naming', name, start: sentence.start, end: sentence.end, signals: ['unsure'] };
  }
}

/** Longer ones are remarks. */
const MAX_WORDS = 3;
/** A noun that is told apart is no longer. UTF-16 code units. */
const MAX_BEFORE = 80;

const patternsOf = perGrammar(({ definite, indefinite }) => ({
  bracket: /\s\((?<or>(?:or|oder|ou|o|also|the so-called)\s)?(?<name>[^()\n]{2,50}?)(?<short>\sfor short)?\)/uy,
  // `the path of the sun`: a noun with another behind it.
  before: new RegExp(
    `(?<!\\p{L})(?:${definite}|${indefinite})\\s[\\p{L}-]+(?:\\s[\\p{L}-]+)?\\s(?:of|for|in which|that|von|de|du|del)\\s[^,.;:()]+$`,
    'iu',
  ),
}));
