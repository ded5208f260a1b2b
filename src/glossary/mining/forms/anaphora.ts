import { markOf } from '../article-view.ts';
import { isPersonal } from '../is-personal.ts';
import type { Language } from '../language.ts';
import { readNameAfter } from '../name-after.ts';
import { readNameBefore } from '../name-before.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import type { Predicate } from '../predicate.ts';
import { isExplained } from '../rules.ts';
import type { Finding, Passage } from '../passage.ts';
import type { Sentence } from '../sentence.ts';
import { matchAt, patternOf } from '../words.ts';

/** `We built X. It is a ...`: the sentence that takes up a name and explains it. */
export function* findAnaphoras(passage: Passage): Generator<Finding> {
  const { text, sentences, language } = passage;
  const { does, told, introducing, impersonal, aboutText, person, pointing } = patternsOf(language);
  for (const [index, sentence] of sentences.entries()) {
    const verb = matchAt(does, text, sentence.start);
    if (verb === null) continue;
    const previous = sentences[index - 1];
    if (previous === undefined || previous.end < sentence.start - 3 || previous.block !== sentence.block) continue;
    const rest = sentence.start + verb[0].length;
    const predicate = verb.groups?.['copula'] === undefined ? undefined : language.readPredicate(text, rest, sentence.end);
    if (predicate !== undefined && (!isExplained(predicate) || isImpersonal(predicate, matchAt(told, text, rest) !== null))) continue;
    const isPointing = pointing !== undefined && matchAt(pointing, text, sentence.start) !== null;
    // `This is why`: tells of a reason.
    if (isPointing && predicate !== undefined && /^(?:why|how|where|when)\s/iu.test(text.slice(rest, rest + 6))) continue;
    if (isPointing && aboutText !== undefined && matchAt(aboutText, text, rest) !== null) continue;
    if (impersonal !== undefined && matchAt(impersonal, text, sentence.start) !== null) continue;
    const isPerson = person !== undefined && matchAt(person, text, sentence.start) !== null;
    const isDeictic = /^th/iu.test(verb[0]);
    const found = namesOf(passage, index - 1, previous, introducing);
    const names = isPerson ? found.filter((name) => isPersonIn(passage, name, previous, introducing)) : found;
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
          // `This is a new step` may speak of all that the sentence before says.
          ...(isPointing && !isIntroduced(passage, previous, introducing, name) ? (['pointing'] as const) : []),
        ],
      };
  }
}

/** `It is important to ...`, `It is late`: says how something is, and nothing of what it is. `It is old snow that ...` does. */
function isImpersonal({ article, classifies, isRole }: Predicate, isTold: boolean): boolean {
  return article === 'none' && !classifies && !isRole && !isTold;
}

/** `He is` speaks of a person: of a first and a last name, or of a single one that the sentence before is about and that is no place. */
function isPersonIn(passage: Passage, name: NounPhrase, { start }: Sentence, introducing: RegExp): boolean {
  const written = passage.text.slice(name.start, name.end);
  if (isPersonal(written)) return true;
  const isAbout = name.start === start || matchAt(introducing, passage.text, start) !== null;
  return isAbout && /^\p{Lu}\p{Ll}+$/u.test(written) && !passage.view.isPlace(written);
}

/** Whether a sentence brings a name in: it says so, or the name has an indefinite article, quotation marks or another mark than a link. */
function isIntroduced(passage: Passage, sentence: Sentence, introducing: RegExp, name: NounPhrase): boolean {
  const mark = markOf(passage.body, name.start, name.end);
  return (
    name.article === 'indefinite' ||
    name.isQuoted ||
    (mark !== undefined && mark !== 'link') ||
    matchAt(introducing, passage.text, sentence.start) !== null
  );
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

interface Patterns {
  readonly does: RegExp;
  readonly told: RegExp;
  readonly introducing: RegExp;
  readonly impersonal: RegExp | undefined;
  readonly aboutText: RegExp | undefined;
  readonly person: RegExp | undefined;
  readonly pointing: RegExp | undefined;
}

const patterns = new WeakMap<Language, Patterns>();

function patternsOf(language: Language): Patterns {
  const known = patterns.get(language);
  if (known !== undefined) return known;
  const { anaphor, copula, purpose, meaning, introducing, adverbs, openVerb, relative, impersonal, aboutText, personal, pointing } =
    language.grammar;
  const made = {
    does: patternOf(
      `(?:${anaphor})(?:\\s+(?:${meaning}|${purpose}|(?<open>${openVerb}|\\p{Ll}{3,}(?=\\s(?:the|an?|into|from|in|on|out)\\s)))|(?<copula>['’]s|['’]re|\\s*(?:${copula})))\\s+(?:(?:${adverbs})\\s+)*`,
    ),
    told: patternOf(`(?!(?:very|quite|so|too|more|most|less|rather|\\p{Ll}+ly)\\s)(?:[\\p{Ll}-]+\\s){2,4}(?:that|${relative})\\s`),
    introducing: patternOf(`(?:${introducing})\\s+`),
    impersonal: impersonal === undefined ? undefined : patternOf(impersonal),
    aboutText: aboutText === undefined ? undefined : patternOf(aboutText),
    person: personal === undefined ? undefined : patternOf(`(?:${personal})(?!\\p{L})`),
    pointing: pointing === undefined ? undefined : patternOf(`(?:${pointing})(?!\\p{L})`),
  };
  patterns.set(language, made);
  return made;
}
