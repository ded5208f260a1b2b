import type { Language } from '../language.ts';
import { matchesIn } from '../matches.ts';
import { readNameAfter } from '../name-after.ts';
import { MAX_TEXT } from '../rules.ts';
import type { Finding, Passage } from '../passage.ts';

/** `The part of a compiler that makes tokens is the lexer.`, `Bakers call a round of these a set.`: what a name means stands before it. */
export function* findInverses(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  const pattern = patternOf(language);
  if (pattern === undefined) return;
  for (const { match, sentence } of matchesIn(passage, pattern)) {
    if (sentence.end - sentence.start > MAX_TEXT) continue;
    // `The reason that it fails is the pump` is one only if nothing stands before it.
    const isWhole = match.groups?.['whole'] !== undefined;
    if (isWhole && match.index > sentence.start) continue;
    const name = readNameAfter(passage, match.index + match[0].length, sentence.end);
    // More words behind the name make it another thing: `is the pump of ...`.
    if (
      name === undefined ||
      name.isEmpty ||
      name.words > MAX_WORDS ||
      !(isWhole ? /^["”»’]?[.;)]|^$/u : /^["”»’]?[.,;:)]|^$/u).test(text.slice(name.end, Math.min(sentence.end, name.end + 2)))
    )
      continue;
    yield {
      form: 'naming',
      name,
      start: sentence.start,
      end: sentence.end,
      signals: ['vague', ...(name.isName || name.isQuoted ? [] : (['guessedName'] as const))],
    };
  }
}

/** More words than a name has behind an article. */
const MAX_WORDS = 3;

const patterns = new WeakMap<Language, RegExp | null>();

function patternOf(language: Language): RegExp | undefined {
  const known = patterns.get(language);
  if (known !== undefined) return known ?? undefined;
  const { inverse } = language.grammar;
  const made = inverse === undefined ? null : new RegExp(`(?<![\\p{L}\\d])(?:${inverse})\\s+`, 'giu');
  patterns.set(language, made);
  return made ?? undefined;
}
