import type { MinedForm } from '../../content/mined-definition.ts';
import { markOf } from './article-view.ts';
import { isSpace } from './class-of.ts';
import { doubtOf } from './doubts.ts';
import { isFalseName } from './false-names.ts';
import type { Finding, FormSignal, Passage } from './passage.ts';
import type { Sentence } from './sentence.ts';

/** The confidence of a form by itself. */
export const formWeights: Readonly<Record<MinedForm, number>> = {
  bullet: 0.56,
  abbreviation: 0.6,
  'lead-in': 0.45,
  meaning: 0.55,
  gloss: 0.5,
  question: 0.55,
  apposition: 0.42,
  copula: 0.42,
  heading: 0.5,
  naming: 0.48,
  relative: 0.45,
  purpose: 0.42,
  anaphora: 0.38,
};

/** The signals that add to it and take from it. Set by reading what answers of labeled articles each of them decides. */
export const signalWeights = {
  /** The predicate's noun says which kind of thing it is. */
  classifies: 0.15,
  /** And what sets the thing apart. */
  isTold: 0.08,
  indefinitePredicate: 0.05,
  /** The subject is written as a name, or is spoken of as one. */
  name: 0.16,
  quoted: 0.14,
  /** Bold, code, slanted or a link. */
  marked: 0.14,
  /** The title or the heading. */
  heading: 0.2,
  /** `A pod is ...` */
  kind: 0.14,
  /** `Pods are`, `Serialization is`: a noun without an article. */
  bareNoun: 0.04,
  /** `The result is`, where no heading speaks of it. */
  definiteNoun: -0.1,
  recurs: 0.05,
  /** The name stands here for the first time. */
  first: 0.04,
  long: -0.08,
  thin: -0.15,
  quotation: -0.25,
  weakVerb: -0.12,
  pastVerb: -0.04,
  guessedName: -0.12,
  /** Behind another clause, `It rains, and a pump is a ...`: what that clause says may matter, so it is never sure. */
  later: -0.12,
  /**
   * It may speak of something else, so it is never sure: `This is a ...` behind a sentence that introduces nothing, `X, which everybody hears`.
   */
  unsure: 0,
  clearMarker: 0.12,
  bare: 0.02,
  aside: 0.06,
  person: 0.14,
  /** `is available on every plan`. */
  adjectival: -0.3,
  /** Behind the copula stands no known kind. */
  vague: -0.12,
  /** A noun that names nothing by itself: `the problem`. */
  empty: -0.3,
  /** The first sentence below a heading, whatever it says. */
  fallback: -0.16,
  /** An explanation that is worded as one. */
  worded: 0.12,
  /** `a variable named ctx`: a part of an example. */
  local: -0.3,
  /** `the best`, `the only`. */
  superlative: -0.12,
} as const satisfies Record<FormSignal, number> & Record<string, number>;

export type Signal = keyof typeof signalWeights;

/** From here on a sentence answers as a definition. */
export const SURE = 0.65;
/** The most confidence of a sentence that may speak of something else. Below `SURE`. */
const UNSURE = 0.6;
/** Below it says nothing of the name. */
export const KEPT = 0.12;

/** The signals of a finding; undefined when a rule says that it is none. */
export function readSignals(passage: Passage, finding: Finding): readonly Signal[] | undefined {
  const { name, predicate, form } = finding;
  const { view, text, section, body } = passage;
  const isHeading = view.isHeading(name.headword, section) || view.isTitle(name.headword);
  const mark = name.start < 0 ? undefined : markOf(body, name.start, name.end);
  const isMarked = mark !== undefined;
  const isSpelledOut = form === 'abbreviation';
  if (isFalseName(name.headword, { isSpelledOut, isSetOff: isMarked || name.isQuoted }) !== undefined) return undefined;
  if (isNoNoun(passage, finding, isMarked)) return undefined;
  const isListed = form === 'bullet' || form === 'abbreviation' || form === 'lead-in';
  const isName = name.isName || (name.article === 'none' && name.start >= 0 && view.isNameWord(name.headword.split(' ')[0] ?? ''));
  const sentence = text.slice(finding.start, finding.end);
  const signals: Signal[] = [...(finding.signals ?? [])];
  const add = (signal: Signal, isThere: boolean): void => void (isThere && signals.push(signal));
  add('classifies', predicate !== undefined && (predicate.classifies || predicate.isRole));
  add('isTold', predicate?.isTold === true);
  add('indefinitePredicate', predicate?.article === 'indefinite');
  add('name', isName && !isListed);
  // `the New Deal` is a name, whatever a deal is.
  const isProper = name.isName && name.words > 1 && name.start >= 0;
  add('empty', name.isEmpty && !isProper && !isHeading && !name.isQuoted && mark !== 'code');
  add('quoted', name.isQuoted);
  add('marked', isMarked);
  add('heading', isHeading && form !== 'heading');
  add('kind', !isName && name.article === 'indefinite');
  add('bareNoun', !isName && name.article === 'none' && !isListed);
  add('definiteNoun', !isName && !isHeading && !isMarked && name.article === 'definite');
  add('recurs', !isListed && view.recurs(name.headword));
  add('long', name.words > 3 && !isName);
  add('thin', !hasWords(sentence, THIN));
  add('quotation', isQuotation(sentence, finding, passage));
  add(
    'superlative',
    predicate?.article === 'definite' &&
      /\b(?:most|best|only|first|last|main|largest|biggest|key|next|latest|\w{3,}est)\s/iu.test(sentence),
  );
  add('unsure', !signals.includes('unsure') && doubtOf(passage, finding) !== undefined);
  return signals;
}

/**
 * `könnten`, `Projekt gefunden`: in a language that writes nouns with a capital, words that end in a verb or an adjective name nothing. A
 * list and a heading may have any.
 */
function isNoNoun({ language: { grammar } }: Passage, { form, name, start }: Finding, isMarked: boolean): boolean {
  if (grammar.inflected === undefined || isMarked || name.isQuoted || name.start < 0 || form === 'abbreviation') return false;
  // No sentence begins with a small letter but for a name: `make ist ein Werkzeug`.
  const isSubject = name.words === 1 && name.start === start && (form === 'copula' || form === 'meaning' || form === 'purpose');
  return !isSubject && grammar.inflected.test(name.headword);
}

/** Words that somebody is quoted with. */
function isQuotation(sentence: string, { start }: Finding, { sentences }: Passage): boolean {
  if (/^["“«„]/u.test(sentence) && /["”»“]\S?$/u.test(sentence)) return true;
  const last = sentenceAt(sentences, start);
  return last !== undefined && start < last.end && last.block.quoteDepth > 0;
}

/** The last sentence that begins at a place or before it. They stand in the order of the text. */
function sentenceAt(sentences: readonly Sentence[], place: number): Sentence | undefined {
  let [from, to] = [0, sentences.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sentences[middle] as Sentence).start <= place) from = middle + 1;
    else to = middle;
  }
  return sentences[from - 1];
}

/** Fewer words say little. */
const THIN = 5;

/** Whether white space parts a text into so many words, without counting the others. */
function hasWords(text: string, count: number): boolean {
  let words = 1;
  for (let at = 0; at < text.length && words < count; at += 1)
    if (isSpace(text.charCodeAt(at)) && (at === 0 || !isSpace(text.charCodeAt(at - 1)))) words += 1;
  return words >= count;
}

export function confidenceOf(form: MinedForm, signals: readonly Signal[]): number {
  const sum = signals.reduce((total, signal) => total + signalWeights[signal], formWeights[form]);
  const most = signals.includes('unsure') || signals.includes('later') ? UNSURE : 1;
  return Math.round(Math.min(most, Math.max(0, sum)) * 100) / 100;
}
