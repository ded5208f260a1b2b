import { isSpace } from './class-of.ts';
import type { Grammar } from './grammar.ts';
import type { Language } from './language.ts';
import { perGrammar } from './per-grammar.ts';
import { patternOf, testAt } from './words.ts';

/** A noun at the beginning of a clause, with the verb that says something of it. */
export interface PlainSubject {
  /** Range of the noun with its article. */
  readonly start: number;
  readonly end: number;
  /** The offset of the verb, and that behind it. */
  readonly verb: number;
  readonly rest: number;
}

interface Word {
  readonly text: string;
  readonly small: string;
  readonly start: number;
  readonly end: number;
  /** A sign closes it. */
  readonly isClosed: boolean;
}

/** A noun with what tells it apart, and its verb, are no more words. */
const MAX_WORDS = 22;
/** A noun has no more of them. */
const MAX_NOUN = 5;

/**
 * Reads any noun at a place and the verb in the present that belongs to it, by word order and endings alone: behind one thing a verb
 * ends in `s`, behind many it is bare, and what follows a verb is seldom a noun. Words may tell the noun apart before its verb.
 */
export function readPlainSubject(
  { grammar, tables }: Language,
  text: string,
  from: number,
  end: number,
  isNameWord: (word: string) => boolean,
): PlainSubject | undefined {
  const patterns = patternsOf(grammar);
  if (patterns === undefined) return undefined;
  const { finite, determiners, inner, object, known, past } = patterns;
  const words = wordsAt(text, from, end);
  const isInner = ({ small }: Word): boolean => tables.breakers.has(small) || inner.has(small);
  const isVerb = (word: Word, before: Word, next: Word | undefined): boolean => {
    if (next === undefined || word.isClosed || !/^\p{Ll}{2,}$/u.test(word.text) || isInner(word)) return false;
    const isObject = testAt(object, text, next.start);
    const isMany = /[^sui'’]s$/u.test(before.text);
    if (/[^sui]s$/u.test(word.text))
      return (
        !isMany &&
        (isObject || known.test(word.text) || isNameWord(before.text) || /^(?:\d.*|\p{L}+(?:ing|ly)|twice|once|["“‘].*)$/u.test(next.text))
      );
    return isMany && isObject && !/(?:ed|ing|ly|er|ion|ment|ity)$/u.test(word.small);
  };
  const first = determiners.has(words[0]?.small ?? '') ? 1 : 0;
  let last = first;
  for (; last < words.length && last - first < MAX_NOUN; last += 1) {
    const [before, word, next] = [words[last - 1], words[last], words[last + 1]];
    if (word === undefined || isInner(word) || before?.isClosed === true || !/^["“]?[\p{L}\p{N}]/u.test(word.text)) break;
    if (last === first || before === undefined) continue;
    if (past.test(word.text) || (/^\p{Ll}+[^e]ed$/u.test(word.text) && next !== undefined && !inner.has(next.small))) return undefined;
    // `Crews trained in rowing`, `Crews keeping watch`: the noun ends before the participle.
    if (isVerb(word, before, next) || (/^\p{Ll}+(?:ed|ing)$/u.test(word.text) && next !== undefined && inner.has(next.small))) break;
  }
  const noun = words[last - 1];
  if (last === first || noun === undefined || noun.isClosed) return undefined;
  for (let at = last; at < words.length; at += 1) {
    const [before, word] = [words[at - 1] as Word, words[at] as Word];
    if (!/[\p{L}\p{N}]/u.test(word.text)) return undefined;
    if (finite.has(word.small) || isVerb(word, before, words[at + 1])) {
      // The verb of a clause inside: `Crews that keep gates earn ...`
      if (at > last && relatives.has(before.small)) continue;
      return { start: (words[0] as Word).start, end: noun.end, verb: word.start, rest: word.end };
    }
    // `Critics would say that Gannet is ...`: another verb, and a clause of its own.
    if (word.isClosed || other.has(word.small) || (at === last && /^(?:and|or)$/u.test(word.small))) return undefined;
    if (at === last && !isInner(word) && !/(?:ed|ing|ly)$/u.test(word.small)) return undefined;
  }
  return undefined;
}

/** Verbs of another time, of a wish or of a denial. */
const other = new Set('would could should might had was were did do does not never be been being cannot'.split(' '));
const relatives = new Set(['that', 'which', 'who']);

function wordsAt(text: string, from: number, end: number): readonly Word[] {
  const words: Word[] = [];
  let at = from;
  while (at < end && words.length < MAX_WORDS) {
    while (at < end && isSpace(text.charCodeAt(at))) at += 1;
    const start = at;
    while (at < end && !isSpace(text.charCodeAt(at))) at += 1;
    if (at === start) break;
    const written = text.slice(start, at);
    const bare = written.replace(/[,;:.!?)\]]+$/u, '');
    words.push({ text: bare, small: bare.toLowerCase(), start, end: start + bare.length, isClosed: bare.length < written.length });
  }
  return words;
}

interface Patterns {
  readonly finite: ReadonlySet<string>;
  readonly determiners: ReadonlySet<string>;
  /** Words that no noun has inside, and with which words that tell it apart begin. */
  readonly inner: ReadonlySet<string>;
  readonly object: RegExp;
  /** Verbs that tell what something does. */
  readonly known: RegExp;
  /** `began`: a verb of the past, and no part of a noun. */
  readonly past: RegExp;
}

const patternsOf = perGrammar(({ plainVerbs, particles, object, function: other, purpose, past }: Grammar): Patterns | undefined =>
  plainVerbs === undefined
    ? undefined
    : {
        finite: new Set(plainVerbs.finite),
        determiners: new Set(plainVerbs.determiners),
        inner: new Set(particles),
        past: new RegExp(`^(?!\\p{Ll}+ed$)(?:${past ?? '(?!)'})$`, 'u'),
        known: new RegExp(`^(?:${other}|${purpose})$`, 'u'),
        object: patternOf(`(?:${object})(?![\\p{L}-])`),
      },
);
