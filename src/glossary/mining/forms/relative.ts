import { markOf } from '../article-view.ts';
import { matchesIn } from '../matches.ts';
import { readNameBefore } from '../name-before.ts';
import { isExplained } from '../rules.ts';
import { asideEnd } from '../clause-end.ts';
import type { Finding, Passage } from '../passage.ts';
import type { Language } from '../language.ts';
import { matchAt, patternOf } from '../words.ts';

/** `..., X, which is a ...` and `X (which lets ...)`: the name stands before the comma. */
export function* findRelatives(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  const { opener, clausal, copula, does } = patternsOf(language);
  for (const { match, sentence } of matchesIn(passage, opener)) {
    const rest = match.index + match[0].length;
    if (matchAt(clausal, text, rest) !== null) continue;
    const is = matchAt(copula, text, rest);
    const verb = is ?? matchAt(language.grammar.isVerbFinal === true ? anything : does, text, rest);
    if (verb === null) continue;
    const name = readNameBefore(passage, sentence.start, match.index);
    if (name === undefined) continue;
    const predicate = is === null ? undefined : language.readPredicate(text, rest + is[0].length, sentence.end);
    if (
      predicate !== undefined &&
      (!isExplained(predicate) || (predicate.article === 'none' && !predicate.classifies && !predicate.isTold))
    )
      continue;
    const isGuess = name.article === 'none' && !name.isName && !name.isQuoted && markOf(passage.body, name.start, name.end) === undefined;
    const end = asideEnd(text, name.start, rest, sentence.end);
    if (end === undefined) continue;
    yield {
      form: 'relative',
      name,
      start: name.start,
      end,
      predicate,
      signals: [
        ...(is === null && verb.groups?.['weak'] !== undefined ? (['weakVerb'] as const) : []),
        ...(isGuess ? (['guessedName'] as const) : []),
      ],
    };
  }
}

const anything = patternOf('(?<weak>)');

const patterns = new WeakMap<Language, Record<'opener' | 'clausal' | 'copula' | 'does', RegExp>>();

function patternsOf(language: Language): Record<'opener' | 'clausal' | 'copula' | 'does', RegExp> {
  const known = patterns.get(language);
  if (known !== undefined) return known;
  const { relative, clausal, copula, purpose, meaning, function: other, adverbs } = language.grammar;
  const made = {
    opener: new RegExp(`(?:,|\\s\\(|\\s?[–—]|\\s-)\\s*(?:${relative})\\s+`, 'giu'),
    clausal: patternOf(`(?:(?:${adverbs})\\s+)*(?:${clausal})(?!\\p{L})`),
    copula: patternOf(`(?:${copula})\\s+(?:(?:${adverbs})\\s+)*(?!(?:${adverbs})\\s)`),
    does: patternOf(
      `(?:(?:${adverbs})\\s+)*(?:(?<strong>${meaning}|${purpose})|(?<weak>${other}|\\p{Ll}{2,}(?:s|ed)|sent|kept|held|ran|made|took|gave|won|led))\\s+`,
    ),
  };
  patterns.set(language, made);
  return made;
}
