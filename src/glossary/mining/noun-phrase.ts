import { isSpace } from './class-of.ts';
import type { Grammar } from './grammar.ts';
import { isEmptyNoun } from './is-empty-noun.ts';
import { isEponym, possessor } from './possessor.ts';
import { foreign, isCapitalized, isDistinct, matchAt, patternOf, type WordTables } from './words.ts';

/** A name or a noun with what stands around it, read out of a phrase. */
export interface NounPhrase {
  readonly headword: string;
  /** Range of the headword in the text that was read. */
  readonly start: number;
  readonly end: number;
  readonly article: 'none' | 'definite' | 'indefinite';
  readonly aliases: readonly string[];
  /** Its words are written as a name is, even at the beginning of a sentence. */
  readonly isName: boolean;
  /** It stands in quotation marks, or behind `the term`. */
  readonly isQuoted: boolean;
  readonly words: number;
  /** The last word names nothing by itself, as `problem`. */
  readonly isEmpty: boolean;
}

export type NounPhraseReader = (text: string, start: number, end: number, isInside?: boolean) => NounPhrase | undefined;
/** Signs that open a quotation. */
const QUOTES = '"“«„‘\'`';
/** No name has more. */
const MAX_WORDS = 6;
/** Without capitals and without a particle; a longer one is a clause. */
const MAX_COMMON_WORDS = 4;
const MAX_LENGTH = 70;
/** With what may stand before it: `the expression`, an article, a title, quotation marks. UTF-16 code units. */
const MAX_PHRASE = 120;

export function createNounPhraseReader(grammar: Grammar, tables: WordTables): NounPhraseReader {
  const definiteWords = `(?:${grammar.definite}|${grammar.possessive})${spaceAfter(grammar.definite)}`;
  const definite = patternOf(definiteWords);
  // The words that lead to a name, in one pattern: `the term`, then an article of one kind or the other.
  const leading = patternOf(
    `((?:${grammar.termOf})\\s+)?(?:(${definiteWords})|((?!${foreign})(?:${grammar.indefinite})${spaceAfter(grammar.indefinite)}))?`,
  );

  /** Reads a phrase that is nothing but an article and a name; `isInside` unless it begins a sentence. */
  return function read(text, start, end, isInside = false): NounPhrase | undefined {
    if (end - start > MAX_PHRASE) return undefined;
    const [lead = '', spoken, the, a] = matchAt(leading, text, start) ?? [];
    let at = start + lead.length;
    const article = the !== undefined ? 'definite' : a !== undefined ? 'indefinite' : 'none';
    // `the "/etc" folder`
    const inQuotes = quotedKind.exec(text.slice(at, end));
    if (inQuotes?.[1] !== undefined && tables.kinds.has(inQuotes[2] ?? '')) {
      const name = read(text, at, at + inQuotes[1].length, true);
      return name && { ...name, article, aliases: [...name.aliases, inQuotes[0].replaceAll(/["“”]/gu, '')] };
    }
    const quote = QUOTES.includes(text[at] ?? ' ') && /^.+["”»“’'`],?$/u.test(text.slice(at, end));
    if (quote) at += 1;
    let to = end;
    if (quote) to -= /,$/u.test(text.slice(at, to)) ? 2 : 1;
    while (to > at && isEnd(text.charCodeAt(to - 1))) to -= 1;
    // `« Gannet »`
    while (at < to && isSpace(text.charCodeAt(at))) at += 1;
    const inner = quote ? matchAt(definite, text, at) : null;
    at += inner?.[0].length ?? 0;
    const title = text.lastIndexOf('.', Math.min(to, at + MAX_TITLE)) < at ? null : titles.exec(text.slice(at, to));
    const titled = title === null ? [] : [text.slice(at, to)];
    at += title?.[0].length ?? 0;
    const phrase = text.slice(at, to);
    if (
      phrase.length < 2 ||
      phrase.length > MAX_LENGTH ||
      /[,;:!?()[\]"“”«»„|<>=\n—]|(?<!(?:^|[\s.])\p{Lu})\.\s|\s[-–—](?:\s|$)|https?/u.test(phrase)
    )
      return undefined;
    const words = phrase.split(/\s+/u);
    // `Lists the`: a noun is still to come.
    if (tables.particles.has(words.at(-1) ?? '')) return undefined;
    if (words.length > MAX_WORDS || !/\p{L}/u.test(phrase)) return undefined;
    if (!quote && (breaks(words[0] ?? '') || breaks(words.at(-1) ?? ''))) return undefined;
    // Two words with capitals are a name wherever they stand.
    const isFirst = !isInside && article === 'none' && spoken === undefined && !quote && title === null;
    const begins = isFirst && !(words.length > 1 && isCapitalized(words[1] ?? ''));
    const capitals = words.map((word, index) => isDistinct(word) || (isCapitalized(word) && (index > 0 || !begins)));
    const isNameWhole = words.every(
      (word, index) => capitals[index] === true || tables.particles.has(word.toLowerCase()) || /^\d/u.test(word),
    );
    if (!quote && !isNamePossible(words, capitals, isNameWhole)) return undefined;
    const last = words.at(-1) ?? '';
    const found = {
      article,
      isQuoted: quote || spoken !== undefined,
      isEmpty: !isDistinct(last) && isEmptyNoun(last.toLowerCase(), words.length === 2 ? words[0] : undefined, grammar, tables),
    } as const;
    // `the popular database PostgreSQL` speaks of PostgreSQL.
    const isOwned = grammar.hasOwners === true && possessor(words) > 0;
    const nameFrom = (article === 'none' && !isOwned) || grammar.capitalizesNouns ? 0 : trailingName(words, capitals);
    if (nameFrom > 0 && nameFrom < words.length && !capitals[0] && !tables.particles.has(words[nameFrom - 1] ?? '')) {
      const kept = words.slice(nameFrom);
      return {
        ...found,
        headword: kept.join(' '),
        start: to - lengthOf(phrase, nameFrom),
        end: to,
        aliases: [],
        isName: true,
        words: kept.length,
      };
    }
    // `the 2012 Gannet`
    if (article === 'definite' && words.length > 1 && /^(?:1[5-9]|20)\d\d$/u.test(words[0] ?? '') && capitals[1] === true) {
      const kept = words.slice(1);
      return {
        ...found,
        headword: kept.join(' '),
        start: to - lengthOf(phrase, 1),
        end: to,
        aliases: [],
        isName: true,
        words: kept.length,
      };
    }
    // `the Colossus cluster` is Colossus.
    const isDesignated = words.length > 1 && article === 'definite' && !isCapitalized(last) && tables.designations.has(last.toLowerCase());
    if (isDesignated && words.slice(0, -1).every((_, index) => capitals[index])) {
      const kept = words.slice(0, -1);
      return {
        ...found,
        headword: kept.join(' '),
        start: at,
        end: to,
        aliases: [words.join(' ')],
        isName: true,
        isEmpty: false,
        words: kept.length,
      };
    }
    // `Founder Ada Quist`, `Chief Justice Ada Quist`
    const rolesBefore = capitals.every(Boolean) ? leadingRoles(words) : 0;
    if (rolesBefore > 0) {
      const kept = words.slice(rolesBefore);
      return {
        ...found,
        headword: kept.join(' '),
        start: to - lengthOf(phrase, rolesBefore),
        end: to,
        aliases: [],
        isName: true,
        words: kept.length,
      };
    }
    const isName = capitals.some(Boolean) && isNameWhole && !grammar.capitalizesNouns ? true : words.some(isDistinct);
    const possessive = grammar.hasOwners === true ? possessor(words) : 0;
    if (
      possessive > 0 &&
      article === 'none' &&
      !isEponym(words.slice(possessive), grammar, tables) &&
      words.slice(possessive).every((_, index) => capitals[index + possessive])
    ) {
      const kept = words.slice(possessive);
      return {
        ...found,
        headword: kept.join(' '),
        start: to - lengthOf(phrase, possessive),
        end: to,
        aliases: [],
        isName: true,
        words: kept.length,
      };
    }
    // `a page's blast radius` is a blast radius; `a driver's license` is called so.
    if (possessive > 0 && article !== 'none' && words.length - possessive > 1 && !capitals.some(Boolean)) {
      const kept = words.slice(possessive);
      return {
        ...found,
        headword: kept.join(' '),
        start: to - lengthOf(phrase, possessive),
        end: to,
        aliases: [],
        isName,
        words: kept.length,
      };
    }
    // `Velm's water gate` is a water gate as well; `Ohm's law` is no law.
    const owned = possessive > 0 && article === 'none' ? words.slice(possessive) : [];
    const isOwn = owned.length > 1 || (owned.length === 1 && !tables.kinds.has(last) && !found.isEmpty);
    const others = isOwn && !capitals[possessive] ? [owned.join(' ')] : [];
    return { ...found, headword: words.join(' '), start: at, end: to, aliases: [...titled, ...others], isName, words: words.length };
  };

  /** The count of roles before a name of two words and more. */
  function leadingRoles(words: readonly string[]): number {
    let count = 0;
    while (words.length - count > 2 && tables.roles.has((words[count] ?? '').toLowerCase())) count += 1;
    return count;
  }

  /** Whether no name begins or ends with the word. */
  function breaks(word: string): boolean {
    return tables.breakers.has(word.toLowerCase().replace('’', "'")) && !/^\p{Lu}{2,}$/u.test(word);
  }

  function isNamePossible(words: readonly string[], capitals: readonly boolean[], isNameWhole: boolean): boolean {
    if (words.length > MAX_COMMON_WORDS && !isNameWhole && !words.some((word) => tables.particles.has(word))) return false;
    return words.every((word, index) => {
      const folded = word.toLowerCase().replace('’', "'");
      if (!tables.breakers.has(folded)) return !/(?:n't|'(?:ll|ve|re|d|m))$/u.test(folded);
      if (/^\p{Lu}{2,}$/u.test(word)) return true;
      const isBetween = index > 0 && index < words.length - 1 && tables.particles.has(folded);
      if (!isBetween) return false;
      return (
        folded === 'of' ||
        folded === '&' ||
        ((capitals[index + 1] === true || (tables.particles.has(words[index + 1] ?? '') && capitals[index + 2] === true)) &&
          (isCapitalized(words[index - 1] ?? '') || tables.particles.has(words[index - 1] ?? '')))
      );
    });
  }
}

const quotedKind = /^(["“][^"“”]{2,40}["”])\s(\p{Ll}+)$/u;

const titles = /^(?:Dr|Prof|Mr|Mrs|Ms|St|Sir|Rev|Sen|Gov|Lt|Capt|Col|Gen)\.\s+(?=\p{Lu})/u;
/** No title is longer. UTF-16 code units. */
const MAX_TITLE = 5;

function isEnd(code: number): boolean {
  return ends.has(code) || isSpace(code);
}

const ends = new Set(Array.from('.,;:!?', (sign) => sign.charCodeAt(0)));

/** `l'` is written onto its noun. */
function spaceAfter(source: string): string {
  return source.includes("'") ? "(?:(?<=['’])|\\s+)" : '\\s+';
}

function trailingName(words: readonly string[], capitals: readonly boolean[]): number {
  let from = words.length;
  while (from > 0 && (capitals[from - 1] === true || (from < words.length && /^\d/u.test(words[from - 1] ?? '')))) from -= 1;
  return from;
}

function lengthOf(phrase: string, fromWord: number): number {
  let at = 0;
  for (let word = 0; word < fromWord; word += 1) at += /^\S+\s+/u.exec(phrase.slice(at))?.[0].length ?? 0;
  return phrase.length - at;
}
