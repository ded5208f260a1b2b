import type { Language } from '../language.ts';
import { readNameAfter } from '../name-after.ts';
import { readNameBefore } from '../name-before.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import { isExplained } from '../rules.ts';
import type { Finding, Passage } from '../passage.ts';
import type { Sentence } from '../sentence.ts';
import { matchAt, patternOf } from '../words.ts';

/** `We built X. It is a ...`: the sentence that takes up a name and explains it. */
export function* findAnaphoras(passage: Passage): Generator<Finding> {
  const { text, sentences, language } = passage;
  const { does, introducing } = patternsOf(language);
  for (const [index, sentence] of sentences.entries()) {
    const verb = matchAt(does, text, sentence.start);
    if (verb === null) continue;
    const previous = sentences[index - 1];
    if (previous === undefined || previous.end < sentence.start - 3 || previous.block !== sentence.block) continue;
    const rest = sentence.start + verb[0].length;
    const predicate = verb.groups?.['copula'] === undefined ? undefined : language.readPredicate(text, rest, sentence.end);
    if (
      predicate !== undefined &&
      (!isExplained(predicate) || (predicate.article === 'none' && !predicate.classifies && !predicate.isTold))
    )
      continue;
    const isDeictic = /^th/iu.test(verb[0]);
    const names = namesOf(passage, index - 1, previous, introducing);
    for (const [place, name] of names.entries())
      yield {
        form: 'anaphora',
        name,
        start: sentence.start,
        end: sentence.end,
        predicate,
        signals: [
          ...(predicate === undefined ? (['weakVerb'] as const) : []),
          ...(isDeictic || place > 0 || (names.length > 1 && !name.isName) ? (['guessedName'] as const) : []),
        ],
      };
  }
}

/**
 * The subjects that a sentence introduces, the likeliest first: one that it says so of, a name before a noun, its subject before what it
 * ends with.
 */
function namesOf(passage: Passage, index: number, sentence: Sentence, introducing: RegExp): readonly NounPhrase[] {
  const meant = introduced(passage, sentence, introducing);
  if (meant !== undefined) return [meant];
  const subject = passage.clauses[index]?.subject ?? firstName(passage, sentence);
  const last = lastName(passage, sentence);
  const both = last?.isName === true && subject?.isName !== true ? [last] : [subject, last];
  return both.filter((name) => name !== undefined);
}

/** At the end of a short sentence a noun is what it is about. UTF-16 code units. */
const SHORT = 70;

function introduced(passage: Passage, sentence: Sentence, introducing: RegExp): NounPhrase | undefined {
  const match = matchAt(introducing, passage.text, sentence.start);
  return match === null ? undefined : readNameAfter(passage, sentence.start + match[0].length, sentence.end);
}

/** `Herbert Vale died in March.`, `Quayside opened in May.` */
function firstName({ text, language }: Passage, { start, end }: Sentence): NounPhrase | undefined {
  const name = /^\p{Lu}[\p{L}\d-]+(?:(?:\s\p{Lu}[\p{L}\d-]+)+(?=\s\p{Ll})|(?=\s\p{Ll}+ed\s))/u.exec(text.slice(start, end));
  return name === null ? undefined : language.readName(text, start, start + name[0].length, false);
}

function lastName(passage: Passage, { start, end }: Sentence): NounPhrase | undefined {
  const to = /[.!?:]$/u.test(passage.text.slice(start, end)) ? end - 1 : end;
  const name = readNameBefore(passage, start, to);
  return name !== undefined && (name.isName || name.isQuoted || name.article !== 'none' || name.words > 1 || end - start < SHORT)
    ? name
    : undefined;
}

const patterns = new WeakMap<Language, { readonly does: RegExp; readonly introducing: RegExp }>();

function patternsOf(language: Language): { readonly does: RegExp; readonly introducing: RegExp } {
  const known = patterns.get(language);
  if (known !== undefined) return known;
  const { anaphor, copula, purpose, meaning, introducing, adverbs, openVerb } = language.grammar;
  const made = {
    does: patternOf(
      `(?:${anaphor})(?:\\s+(?:${meaning}|${purpose}|(?<open>${openVerb}|\\p{Ll}{3,}(?=\\s(?:the|an?|into|from|in|on|out)\\s)))|(?<copula>['’]s|['’]re|\\s*(?:${copula})))\\s+(?:(?:${adverbs})\\s+)*`,
    ),
    introducing: patternOf(`(?:${introducing})\\s+`),
  };
  patterns.set(language, made);
  return made;
}
