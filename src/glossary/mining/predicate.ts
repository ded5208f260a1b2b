import type { Grammar } from './grammar.ts';
import { matchAt, patternOf, testAt, type WordTables } from './words.ts';

/** The words behind `is`, or in an apposition. */
export interface Predicate {
  readonly article: 'none' | 'definite' | 'indefinite';
  /** Its noun says which kind of thing the subject is. */
  readonly classifies: boolean;
  /** Its noun is what a person is. */
  readonly isRole: boolean;
  /** It judges: `a good idea`. */
  readonly judges: boolean;
  /** The noun is followed by what sets the thing apart: `that ...`, `for ...`. */
  readonly isTold: boolean;
  readonly words: number;
}

export type PredicateReader = (text: string, at: number, end: number) => Predicate;

/** The noun of a predicate ends within so many words, or is too far to be sure of. */
const MAX_NOUN_WORDS = 9;
/** So many words are no longer than this. UTF-16 code units. */
const MAX_READ = 120;

export function createPredicateReader(grammar: Grammar, tables: WordTables): PredicateReader {
  const adverbs = patternOf(`(?:(?:${grammar.adverbs})\\s+)*`);
  const definite = patternOf(`(?:${grammar.definite}|${grammar.possessive})(?:(?<=['’])|\\s+)`);
  const pronominal = patternOf(`(?:${grammar.pronominal})\\s+`);
  const indefinite = patternOf(`(?:one of|some of|part of|a (?:kind|type|sort|form) of|${grammar.indefinite})(?:(?<=['’])|\\s+)`);
  const judging = patternOf(grammar.judging);
  const nounEnd = new Set(grammar.nounEnd.split('|'));
  const isKnown = (table: ReadonlySet<string>, word: string): boolean => table.has(word) || table.has(grammar.singular(word));

  return function read(text, start, end) {
    const at = start + (matchAt(adverbs, text, start)?.[0].length ?? 0);
    const isPronoun = matchAt(pronominal, text, at) !== null;
    const [the, a] = [matchAt(definite, text, at) ?? matchAt(owner, text, at), matchAt(indefinite, text, at)];
    const noun = at + ((the ?? a)?.[0].length ?? 0);
    const words = text.slice(noun, Math.min(end, noun + MAX_READ)).split(/\s+/u);
    let last = '';
    let isTold = false;
    let classifies = false;
    let isRole = false;
    for (const [index, written] of words.slice(0, MAX_NOUN_WORDS).entries()) {
      const word = written.toLowerCase().replace(/^[("“‘'«]+|[)"”’'».,;:!?]+$/gu, '');
      if (nounEnd.has(word)) {
        if (index === 0) break;
        // `a publicly known and agreed upon limit`
        if (index === 1 && (the ?? a) !== null && adverb.test(words[0] ?? '')) continue;
        isTold = true;
        // `a big and fast database`: the noun is yet to come.
        if (isPair.test(word) && (the ?? a) !== null && !isKnown(tables.kinds, last)) continue;
        break;
      }
      // `a measure invented by`
      if (classifies && /ed$/u.test(word)) {
        isTold = true;
        break;
      }
      // Without an article the kind comes soon, and no participle before it: `are summed after each step`.
      const isBare = the === null && a === null;
      if (
        isBare &&
        (index > MAX_BARE_WORDS ||
          (index === 0 && isParticiple(word) && !isKnown(tables.roles, word) && !testAt(plurals, text, noun)) ||
          /(?:ed|ing),$/u.test(written.toLowerCase()))
      )
        break;
      last = word.includes('-') && !tables.kinds.has(word) ? word.slice(word.lastIndexOf('-') + 1) : word;
      classifies =
        (isKnown(tables.kinds, last) && (!isBare || isPluralOrMass(last))) ||
        isKindByEnding(last) ||
        grammar.kindEnding?.test(last) === true;
      isRole ||= isKnown(tables.roles, last);
      // `a Tide Number (TN) which takes ...`
      if (written.endsWith(')') && nounEnd.has(words[index + 1] ?? '')) {
        isTold = true;
        break;
      }
      if (/[.,;:!?)]$/u.test(written)) {
        isTold = classifies && index < words.length - 1;
        if (classifies || /[.;:!?)]$/u.test(written)) break;
      }
    }
    return {
      article: the !== null ? 'definite' : a !== null || isPronoun ? 'indefinite' : 'none',
      classifies,
      isRole,
      judges: matchAt(judging, text, the === null ? at : noun) !== null,
      isTold: isTold || isPronoun || (a !== null && /\sof\s$/iu.test(a[0])),
      words: words.length,
    };
  };
}

/** `Velm's most trusted root`: as good as an article. `Ada's idea` tells whose it was. It looks at case. */
const owner =
  /(?!(?:It|That|There|Here|What|Who|He|She)['’]|Let['’]s\s\p{Ll})\p{Lu}[\p{L}\d.-]*(?:\s\p{Lu}[\p{L}\d.-]*){0,2}?(?:['’]s\s\p{Lu}\p{L}*)?['’]s\s(?=[\p{L}-]+\s\p{L})/uy;

const MAX_BARE_WORDS = 3;

/** `generated functions that call ...`: a participle before a noun in the plural that is told apart. */
export const plurals =
  /\p{Ll}{2,}(?:ed|ing|er)\s(?:(?!(?:in|on|at|to|by|for|from|as|with|into|of|about|over|under|through|during|against)\s)[\p{Ll}-]+\s)?\p{Ll}+[^sui\s]s\s(?:that|which|who)\s/uy;

function isParticiple(word: string): boolean {
  return /(?:[^e]ed|ing|er)$/u.test(word) && !word.includes('-');
}

const adverb = /^\p{Ll}+ly$/u;

const isPair = /^(?:and|or|but|und|oder|et|ou|y|o)$/u;

/** `is software`, `are units`; not `is set to`. */
function isPluralOrMass(word: string): boolean {
  return mass.has(word) || /[^s]s$/u.test(word);
}

const mass = new Set(
  'software code data hardware infrastructure middleware technology metadata text syntax shorthand jargon slang firmware art science theory energy equipment machinery content information material logic research management engineering policy medicine history protein currency'.split(
    ' ',
  ),
);

/** Words made to be names of kinds, in the languages that share Latin and Greek endings. */
function isKindByEnding(word: string): boolean {
  return word.length > 6 && /(?:ware|ology|ologist|ography|ometer|oscope|ization|isation|ator)s?$/u.test(word);
}
