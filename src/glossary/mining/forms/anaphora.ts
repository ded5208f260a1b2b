import type { Span } from '../../../content/rich-text.ts';
import { wordEnd } from '../class-of.ts';
import { firstWords } from '../first-words.ts';
import { findAntecedents, isIntroduced, isPersonIn } from '../antecedents.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import type { Predicate } from '../predicate.ts';
import { isExplained } from '../rules.ts';
import type { Sentence } from '../sentence.ts';
import type { Finding, Passage } from '../passage.ts';
import { matchAt, patternOf } from '../words.ts';
import { perLanguage } from '../per-grammar.ts';

/** `We built X. It is a ...`, `We built X; it is a ...`: the words that take up a name and explain it. */
export function* findAnaphoras(passage: Passage): Generator<Finding> {
  for (const place of placesIn(passage)) yield* findAt(passage, place);
}

/** A pronoun's clause, and the words before it that may name what it takes up. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly before: Span;
  /** The sentence that those words belong to. */
  readonly index: number;
  readonly isInside: boolean;
  /** The pronoun with its verb. */
  readonly verb: RegExpExecArray;
}

function* placesIn(passage: Passage): Generator<Place> {
  const { text, sentences, language } = passage;
  const { inside, does, begins } = patternsOf(language);
  const { signs } = passage.cues;
  let next = 0;
  for (let index = 0; index < sentences.length; index += 1) {
    const sentence = sentences[index] as Sentence;
    const { start, end } = sentence;
    const previous = sentences[index - 1];
    // A pronoun may begin a paragraph, too.
    const isNext =
      previous !== undefined && (previous.block === sentence.block ? previous.end >= start - 3 : isPlain(previous) && isPlain(sentence));
    if (previous !== undefined && isNext) {
      const verb = begins(text, start) ? matchAt(does, text, start) : null;
      if (verb !== null) yield { start, end, before: previous, index: index - 1, isInside: false, verb };
    }
    let match: RegExpExecArray | null = null;
    for (; next < signs.length && (signs[next] as number) < end; next += 1) match ??= matchAt(inside, text, signs[next] as number);
    if (match === null || match.index >= end - MIN_CLAUSE) continue;
    const at = match.index + match[0].length;
    const verb = matchAt(does, text, at);
    if (verb !== null)
      yield {
        start: at,
        end,
        before: { start, end: text[match.index - 1] === ' ' ? match.index - 1 : match.index },
        index,
        isInside: true,
        verb,
      };
  }
}

function isPlain({ block: { marker, quoteDepth } }: Sentence): boolean {
  return marker === undefined && quoteDepth === 0;
}

/** Fewer UTF-16 code units explain nothing. */
const MIN_CLAUSE = 16;

function* findAt(passage: Passage, { start, end, before, index, isInside, verb }: Place): Generator<Finding> {
  const { text, language } = passage;
  const { told, impersonal, aboutText, person, pointing } = patternsOf(language);
  const rest = start + verb[0].length;
  const predicate = verb.groups?.['copula'] === undefined ? undefined : language.readPredicate(text, rest, end);
  if (predicate !== undefined && (!isExplained(predicate) || isImpersonal(predicate, matchAt(told, text, rest) !== null))) return;
  const isDeictic = /^th/iu.test(verb[0]);
  const isPointing = pointing !== undefined && matchAt(pointing, text, start) !== null;
  // `This is why`: tells of a reason.
  if (isPointing && predicate !== undefined && /^(?:why|how|where|when)\s/iu.test(text.slice(rest, rest + 6))) return;
  if (isPointing && aboutText !== undefined && matchAt(aboutText, text, rest) !== null) return;
  if (impersonal !== undefined && matchAt(impersonal, text, start) !== null) return;
  const isFar = !isInside && passage.sentences[index]?.block !== passage.sentences[index + 1]?.block;
  const isPerson = person !== undefined && matchAt(person, text, start) !== null;
  const found = antecedentsOf(passage, index, before);
  const names = isPerson ? found.filter((name) => isPersonIn(passage, name, before)) : found;
  for (const [place, name] of names.entries())
    yield {
      form: 'anaphora',
      name,
      start: isInside ? before.start : start,
      end,
      predicate,
      signals: [
        ...(predicate === undefined ? (['weakVerb'] as const) : []),
        ...(isDeictic || place > 0 || (names.length > 1 && !name.isName && !isInside) ? (['guessedName'] as const) : []),
        ...(isInside ? (['later'] as const) : []),
        // `This is a new step` may speak of all that the sentence before says.
        ...((isPointing && (place > 0 || !isIntroduced(passage, before, name))) || isFar ? (['unsure'] as const) : []),
      ],
    };
}

/** So many sentences may each take up what the one before does. */
const MAX_CHAIN = 3;

/** The names that the words before bring in; if they take up a name themselves, that name comes first. */
function antecedentsOf(passage: Passage, index: number, before: Span): readonly NounPhrase[] {
  const { text, sentences, language } = passage;
  const { begins, does } = patternsOf(language);
  const own = findAntecedents(passage, index, before);
  let first = index;
  while (
    first > 0 &&
    index - first < MAX_CHAIN &&
    begins(text, before.start) &&
    matchAt(does, text, (sentences[first] as Sentence).start) !== null
  ) {
    const [earlier, later] = [sentences[first - 1], sentences[first]] as [Sentence, Sentence];
    if (earlier.block !== later.block && !(isPlain(earlier) && isPlain(later))) break;
    first -= 1;
  }
  if (first === index) return own;
  const meant = findAntecedents(passage, first, sentences[first] as Sentence);
  return [...meant, ...own.filter(({ headword }) => meant.every((name) => name.headword !== headword))];
}

/** `It is important to ...`, `It is late`: says how something is, and nothing of what it is. `It is old snow that ...` does. */
function isImpersonal({ article, classifies, isRole }: Predicate, isTold: boolean): boolean {
  return article === 'none' && !classifies && !isRole && !isTold;
}

/** No pronoun is longer. UTF-16 code units. */
const MAX_WORD = 24;

interface Patterns {
  readonly does: RegExp;
  /** Whether the word at a place is one with which it may begin. */
  begins(text: string, at: number): boolean;
  readonly told: RegExp;
  /** A pronoun behind another clause of the same sentence. */
  readonly inside: RegExp;
  readonly impersonal: RegExp | undefined;
  readonly aboutText: RegExp | undefined;
  readonly person: RegExp | undefined;
  readonly pointing: RegExp | undefined;
}

const patternsOf = perLanguage((language): Patterns => {
  const {
    anaphor,
    copula,
    purpose,
    meaning,
    adverbs,
    openVerb,
    function: other,
    relative,
    impersonal,
    aboutText,
    personal,
    pointing,
    glossing,
    modalVerb,
    anaphorLead,
    duty,
    itIs,
  } = language.grammar;
  const first = firstWords([anaphorLead, itIs, duty, anaphor].filter((source) => source !== undefined).join('|'));
  return {
    begins: (text: string, at: number) => first?.has(text.slice(at, wordEnd(text, at, at + MAX_WORD)).toLowerCase()) ?? true,
    does: patternOf(
      `(?:${anaphorLead ?? '(?!)'})?(?:(?<copula>${itIs ?? '(?!)'})|(?:${duty ?? '(?!)'})\\s+(?:${copula})|(?:${anaphor})(?:\\s+(?:(?:${adverbs})\\s+)?(?:${meaning}|${purpose}|${modalVerb ?? '(?!)'}|(?<open>${other}|${openVerb}|\\p{Ll}{3,}(?=\\s(?:the|an?|your|its|their|all|both|two|three|into|from|in|on|out|with|as|at|by|for|to)\\s)))|(?<copula>['’]s|['’]re|\\s*(?:${copula}))))(?:\\s+|(?<=['’]))(?:(?:${adverbs})\\s+)*`,
    ),
    inside: new RegExp(
      `(?:[:;]\\s|[–—]\\s?|--?\\s|,\\s(?:and|but|und|aber|et|mais|y|pero)\\s|,\\s(?:${glossing})\\s)(?=(?:${anaphor})(?:\\s|['’]))`,
      'iuy',
    ),
    told: patternOf(`(?!(?:very|quite|so|too|more|most|less|rather|\\p{Ll}+ly)\\s)(?:[\\p{Ll}-]+\\s){2,4}(?:that|${relative})\\s`),
    impersonal: impersonal === undefined ? undefined : patternOf(impersonal),
    aboutText: aboutText === undefined ? undefined : patternOf(aboutText),
    person: personal === undefined ? undefined : patternOf(`(?:${personal})(?!\\p{L})`),
    pointing: pointing === undefined ? undefined : patternOf(`(?:${pointing})(?!\\p{L})`),
  };
});
