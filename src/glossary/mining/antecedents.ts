import type { Span } from '../../content/rich-text.ts';
import { markOf } from './article-view.ts';
import { isPersonal } from './is-personal.ts';
import { readNameAfter } from './name-after.ts';
import { readNameBefore } from './name-before.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Passage } from './passage.ts';
import { matchAt, patternOf } from './words.ts';
import { perLanguage } from './per-grammar.ts';

/** `He is` speaks of a person: of a first and a last name, or of a single one that the sentence before is about and that is no place. */
export function isPersonIn(passage: Passage, name: NounPhrase, { start }: Span): boolean {
  const written = passage.text.slice(name.start, name.end);
  if (isPersonal(written)) return true;
  const isAbout = name.start === start || matchAt(patternsOf(passage.language).introducing, passage.text, start) !== null;
  return isAbout && /^\p{Lu}\p{Ll}+$/u.test(written) && !passage.view.isPlace(written);
}

/** Whether a sentence brings a name in: it says so, or the name has an indefinite article, quotation marks or another mark than a link. */
export function isIntroduced(passage: Passage, sentence: Span, name: NounPhrase): boolean {
  const mark = markOf(passage.body, name.start, name.end);
  return (
    name.article === 'indefinite' ||
    name.isQuoted ||
    (mark !== undefined && mark !== 'link') ||
    matchAt(patternsOf(passage.language).introducing, passage.text, sentence.start) !== null
  );
}

/**
 * The names that words introduce and a pronoun behind them may take up, the likeliest first: one that they say so of, a name before a noun,
 * the subject before the last name. `index` is that of the sentence with the words.
 */
export function findAntecedents(passage: Passage, index: number, sentence: Span): readonly NounPhrase[] {
  const meant = introduced(passage, sentence);
  if (meant !== undefined) return [meant];
  const clause = passage.clauses[index];
  const subject =
    clause !== undefined && clause.rest <= sentence.end ? clause.subject : (firstName(passage, sentence) ?? firstNoun(passage, sentence));
  const last = lastName(passage, sentence);
  if (last !== undefined && isNamed(passage, sentence.start, last.start)) return [last];
  const both = last?.isName === true && subject?.isName !== true ? [last] : [subject, last];
  return both.filter((name) => name !== undefined);
}

/** `The pattern is called the syndrome.` */
function isNamed({ text, language }: Passage, start: number, at: number): boolean {
  return patternsOf(language).named.test(text.slice(Math.max(start, at - MAX_NAMING), at));
}

/** No words that name are longer. UTF-16 code units. */
const MAX_NAMING = 40;

/** At the end of a short sentence a noun is what it is about. UTF-16 code units. */
const SHORT = 70;

function introduced(passage: Passage, sentence: Span): NounPhrase | undefined {
  const match = matchAt(patternsOf(passage.language).introducing, passage.text, sentence.start);
  return match === null ? undefined : readNameAfter(passage, sentence.start + match[0].length, sentence.end);
}

/** `Herbert Vale died in March.`, `Quayside opened in May.` */
function firstName({ text, language }: Passage, { start, end }: Span): NounPhrase | undefined {
  const name = /^\p{Lu}[\p{L}\d-]+(?:(?:\s\p{Lu}[\p{L}\d-]+)+(?=\s\p{Ll})|(?=\s\p{Ll}+ed\s))/u.exec(text.slice(start, end));
  return name === null ? undefined : language.readName(text, start, start + name[0].length, false);
}

/** `The legacy catalog goes away.`; of `A date library called Gannet reached ...` the name. */
function firstNoun({ text, language }: Passage, { start, end }: Span): NounPhrase | undefined {
  const { noun } = patternsOf(language);
  const match = noun === undefined ? null : noun.exec(text.slice(start, end));
  const written = match?.groups?.['named'] ?? match?.groups?.['noun'];
  if (match === null || written === undefined || !language.article.test(match[0].split(/\s/u, 1)[0] ?? '')) return undefined;
  const at = start + match[0].indexOf(written);
  const name = language.readName(text, at, at + written.length, match.groups?.['named'] !== undefined);
  return name?.isEmpty === true ? undefined : name;
}

function lastName(passage: Passage, { start, end }: Span): NounPhrase | undefined {
  // `polysomnography (PSG).`, `a skeg instead;`
  const to =
    start +
    passage.text.slice(start, end).replace(/(?:\s(?:instead|too|again|now|today|here|there))?(?:\s\([^()]{1,40}\))?[.!?:,;]?$/u, '').length;
  const name = readNameBefore(passage, start, to);
  // `X does not steer`: the last word is no name.
  if (
    name?.article === 'none' &&
    !name.isName &&
    !name.isQuoted &&
    patternsOf(passage.language).verb.test(passage.text.slice(start, name.start))
  )
    return undefined;
  return name !== undefined && (name.isName || name.isQuoted || name.article !== 'none' || name.words > 1 || end - start < SHORT)
    ? name
    : undefined;
}

interface Patterns {
  /** `Meet`, before a name. */
  readonly introducing: RegExp;
  /** Words that a verb follows. */
  readonly verb: RegExp;
  /** A subject without a clause that is read. */
  readonly noun: RegExp | undefined;
  /** Words at the end of which a name follows. */
  readonly named: RegExp;
}

/** Behind an article: `date library called Gannet reached`, `legacy catalog goes`. It looks at case, which tells a name. */
function firstSubject(naming: string, past: string): RegExp {
  const verb = `(?:\\p{Ll}{2,}(?:[^su\\s]s|ed)|${past})`;
  return new RegExp(
    `^\\p{L}+\\s(?:[\\p{L}-]+\\s){1,4}(?:${naming})\\s(?<named>\\p{Lu}\\S*(?:\\s\\p{Lu}\\S*)*)\\s(?=\\p{Ll})|^(?<noun>\\p{L}+\\s(?:[\\p{L}-]+\\s){0,2}?[\\p{L}-]+)\\s${verb}\\s`,
    'u',
  );
}

const patternsOf = perLanguage((language): Patterns => {
  const { introducing, naming, definite, indefinite, auxiliary, past } = language.grammar;
  return {
    introducing: patternOf(`(?:${introducing})\\s+`),
    verb: new RegExp(`\\s(?:${auxiliary}|not|to)\\s$`, 'iu'),
    noun: past === undefined ? undefined : firstSubject(naming, past),
    named: new RegExp(`\\s(?:${naming})\\s(?:(?:${definite}|${indefinite})\\s)?["“«„‘]?$`, 'iu'),
  };
});
