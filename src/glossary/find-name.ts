import { editDistance } from '../search/edit-distance.ts';
import type { Correction, SearchIndex } from '../search/search.ts';
import { findBestPassage } from './best-passage.ts';
import { type FoundMention, type MentionFinder, type Mentions, mentionOf } from './find-mentions.ts';
import { isFunctionWord } from './function-word.ts';
import type { SpottedTerm, TermDefinition, TermOutcome } from './glossary.ts';
import { pluralKeys, singularKeys, surelySingularKeys } from '../search/inflections.ts';
import { isTie, type NearName } from './known-names.ts';
import type { NameBook } from './name-book.ts';
import { isAcronym } from '../search/acronym.ts';
import { createNamePattern } from './name-pattern.ts';
import { isTakenForWord, mayMean, readingsOf, termOfInitials, termOfPart, termsContaining, termsNamed } from './read-name.ts';
import { sayToAsked } from './say-to-asked.ts';
import { slipsInWords } from './slips.ts';
import { foldLetters, foldName } from '../search/fold-name.ts';
import type { Term, TermTable } from './term-table.ts';

export interface NameFinderParts {
  readonly mentions: MentionFinder;
  readonly search: SearchIndex;
  readonly table: TermTable;
  readonly names: () => NameBook;
  readonly spot: (text: string) => readonly SpottedTerm[];
  /** Whether articles write a name in capitals, as it was typed. */
  readonly isWrittenInCapitals: (name: string) => boolean;
}

const maxTyped = 200;
const maxSuggestions = 5;
const maxRemembered = 200;
/** Words of something unknown that are corrected, and for which a name is suggested: a sentence is not answered word by word. */
const maxParts = 8;

/** Answers what a name means; see `Glossary.find` for the order in which it is read. */
export function createNameFinder({
  mentions,
  search,
  table,
  names,
  spot,
  isWrittenInCapitals,
}: NameFinderParts): (typed: string) => TermOutcome {
  const remembered = new Map<string, TermOutcome>();
  /** Those of the name that is answered now, under each reading; and the names near to it and to its words. */
  let read = new Map<string, Mentions>();
  let near = new Map<string, readonly NearName[]>();

  function answer(typed: string): TermOutcome {
    read = new Map();
    near = new Map();
    const readings = readingsOf(typed);
    // A definition under a later reading is better than a mention of an earlier one.
    for (const reading of readings) {
      const [term, ...others] = named(reading);
      if (term?.hidden === true) return { kind: 'hidden' };
      if (term) return defined(term, others, isTakenForWord(term, reading) ? { typed: reading, read: term.headword } : undefined);
    }
    // So is an explanation that is not sure: `the set` is answered by what an article says of a set.
    const explained = readings.filter((reading) => saidOf(reading).length > 0);
    for (const reading of [...explained, ...readings]) {
      const outcome = readAsWritten(reading);
      if (outcome) return outcome;
    }
    const last = readings.at(-1);
    if (last === undefined) return { kind: 'empty' };
    return readWithSlips(last) ?? { kind: 'unknown', suggestions: suggestionsFor(last), ...(isInPart(readings) ? { isPart: true } : {}) };
  }

  function named(name: string): readonly Term[] {
    return termsNamed(table, name, isWrittenInCapitals);
  }

  function readAsWritten(name: string): TermOutcome | undefined {
    const key = foldName(name);
    const [term, ...others] = named(name);
    if (term) return term.hidden === true ? { kind: 'hidden' } : defined(term, others);
    if (saysNothing(name, key)) return undefined;
    const mentioned = mentionsOf(name);
    const initials = termOfInitials(table, name);
    if (initials && (mentioned.found.length === 0 || usesAny(mentioned.found, initials))) return defined(initials);
    const part = termOfPart(table, key);
    if (part && !isNameOfItsOwn(key)) return defined(part, [], { typed: name, read: part.headword });
    return mentionedOutcome(name, mentioned);
  }

  function readWithSlips(typed: string): TermOutcome | undefined {
    const key = foldName(typed);
    const known = nearest(key);
    // Two names equally near: a guess would be as often wrong as right.
    if (isTie(known)) return undefined;
    const [name] = known;
    const mayBeNearer = (name === undefined || name.slips >= 2) && key.split(' ').length <= maxParts;
    const word = mayBeNearer ? correctedBySearch(typed) : undefined;
    const isNearer = word !== undefined && (name === undefined || editDistance(key, foldName(word), 2) < Math.floor(name.slips));
    const read = isNearer ? word : name?.name.name;
    return read === undefined ? undefined : withCorrection(readAsWritten(read), { typed, read });
  }

  /** The nearest of what search reads the words as; it knows words that are not names. Never further than a slip of the pen. */
  function correctedBySearch(typed: string): string | undefined {
    const outcome = search.search(plainQuery(typed), { limit: 1 });
    if (outcome.kind === 'empty') return undefined;
    const read = outcome.kind === 'hits' ? [replaceWords(typed, outcome.corrections)] : [];
    const key = foldName(typed);
    const near = [...read, ...outcome.suggestions].filter(
      (other) => foldName(other) !== key && slipsInWords(key, foldName(other)) !== undefined,
    );
    return near.sort((a, b) => editDistance(key, foldName(a), 9) - editDistance(key, foldName(b), 9))[0];
  }

  /** Whether more sections hold the words than were read. */
  function isInPart(readings: readonly string[]): boolean {
    return readings.some((reading) => read.get(reading)?.isPart === true);
  }

  /** `OpenAI` is not short for `OpenAI API` where articles write of OpenAI. */
  function isNameOfItsOwn(key: string): boolean {
    return names().isNameOfItsOwn(key);
  }

  function nearest(key: string): readonly NearName[] {
    const found = near.get(key) ?? names().nearest(key);
    near.set(key, found);
    return found;
  }

  function mentionsOf(name: string): Mentions {
    const found = read.get(name) ?? findMentions(name);
    read.set(name, found);
    return found;
  }

  function findMentions(name: string): Mentions {
    const written = mentions.find([name]);
    const key = foldName(name);
    const sure = surelySingularKeys(key);
    // `ecliptics` ends as `physics` does, and somebody explains an ecliptic.
    const singular = sure.length > 0 ? sure : singularKeys(key).filter((candidate) => table.saidOf(candidate) !== undefined);
    const others = isAcronym(name) ? [foldLetters(name), ...singular] : singular;
    return written.found.length > 0 || others.length === 0 ? written : mentions.find(others);
  }

  /** Under the key as it was typed, then under its singular and plural. */
  function saidOf(name: string): readonly TermDefinition[] {
    const key = foldName(name);
    const exact = table.saidOf(key)?.definitions ?? [];
    const inflected = [...singularKeys(key), ...pluralKeys(key)].flatMap((candidate) => table.saidOf(candidate) ?? []);
    const meant = inflected.filter(({ written }) => mayMean(name, written, isWrittenInCapitals));
    return [...exact, ...meant.flatMap(({ definitions }) => definitions)];
  }

  function defined(term: Term, others: readonly Term[] = [], corrected?: Correction): TermOutcome {
    const { headword, aliases, definitions } = term;
    const defining = new Set(
      definitions
        .flatMap(({ source, alsoIn }) => [source, ...alsoIn])
        .flatMap((source) => (source.kind === 'article' ? [source.section] : [])),
    );
    const named = mentions.find([headword, ...aliases]);
    const seeAlso = resolving([...others.map((other) => other.headword), ...term.seeAlso], headword);
    return {
      kind: 'defined',
      headword,
      aliases,
      definitions,
      said: saidOf(headword),
      seeAlso,
      mentions: named.found.filter(({ section }) => !defining.has(section)).map(mentionOf),
      ...(named.isPart ? { isPart: true } : {}),
      ...(corrected ? { corrected } : {}),
    };
  }

  function mentionedOutcome(name: string, { pattern, found, isPart }: Mentions): TermOutcome | undefined {
    const best = findBestPassage(found, pattern);
    if (best === undefined) return undefined;
    const seeAlso = resolving(
      termsContaining(table, foldName(name)).map(({ headword }) => headword),
      name,
    );
    const mined = saidOf(name);
    // The miner doubts its own; the sentence that is read for this name is often the better one.
    const asked = sayToAsked([best, ...found.filter((mention) => mention !== best)]).filter(
      (said) => !mined.some((other) => isSame(said, other)),
    );
    return {
      kind: 'mentioned',
      name: usualSpelling(found) ?? name,
      said: [...mined.slice(0, 1), ...asked, ...mined.slice(1)],
      best: mentionOf(best),
      mentions: found.filter((mention) => mention !== best).map(mentionOf),
      seeAlso,
      ...(isPart ? { isPart } : {}),
    };
  }

  /** Headwords that lead somewhere else than where the reader is, each once. */
  function resolving(wanted: readonly string[], here: string): readonly string[] {
    const found = wanted.flatMap((name) => named(name)[0] ?? []);
    const headwords = found.filter(({ hidden }) => hidden !== true).map(({ headword }) => headword);
    return [...new Set(headwords)].filter((headword) => headword !== here);
  }

  function suggestionsFor(typed: string): readonly string[] {
    const key = foldName(typed);
    if (saysNothing(typed, key)) return [];
    const close = [key, ...key.split(' ').slice(0, maxParts)].flatMap(nearest).map(({ name }) => name.name);
    const within = spot(typed).map(({ headword }) => headword);
    const begun =
      key.length < 3
        ? []
        : names()
            .suggest(key, maxSuggestions)
            .map(({ name }) => name);
    return [...new Set([...close, ...within, ...begun])].slice(0, maxSuggestions);
  }

  return (typed) => {
    const asked = typed.slice(0, maxTyped);
    const known = remembered.get(asked);
    if (known) return known;
    const outcome = answer(asked);
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(asked, outcome);
    return outcome;
  };
}

/** Whether two explanations share words of one section. */
function isSame({ source: a }: TermDefinition, { source: b }: TermDefinition): boolean {
  return a.kind === 'article' && b.kind === 'article' && a.section === b.section && a.span.start < b.span.end && b.span.start < a.span.end;
}

/** `the`, `what is this`: words that every text has and none is about. `IT` and `US` are names. */
function saysNothing(name: string, key: string): boolean {
  return !isAcronym(name) && !joinedLetters.test(name) && key.split(' ').every((word) => isFunctionWord(word));
}

/** `O&M`, `I/O`: each letter alone is a word of some language. */
const joinedLetters = /^\p{Lu}\s?[&/]\s?\p{Lu}$/u;

function usesAny(found: readonly FoundMention[], { headword }: Term): boolean {
  const pattern = createNamePattern([headword]);
  return found.some(({ article }) => article.sections.some(({ body }) => pattern.test(body.text)));
}

function withCorrection(outcome: TermOutcome | undefined, corrected: Correction): TermOutcome | undefined {
  if (outcome?.kind !== 'defined' && outcome?.kind !== 'mentioned') return undefined;
  // The shown words count: the headword for a part of it, a name as the articles spell it.
  const shown = outcome.kind === 'mentioned' ? outcome.name : outcome.corrected?.read;
  return { ...outcome, corrected: { typed: corrected.typed, read: shown ?? corrected.read } };
}

/** A name as a query: nothing in it may act as a filter or an operator. */
function plainQuery(name: string): string {
  return name.replace(/[^\p{L}\p{N}\p{M}+#.'’ ]+/gu, ' ').trim();
}

function replaceWords(text: string, corrections: readonly Correction[]): string {
  const readAs = new Map(corrections.map(({ typed, read }) => [foldName(typed), read]));
  const words = text.split(' ').map((word) => readAs.get(foldName(word)) ?? word);
  return words.join(' ');
}

/** The name as the articles write it most often; a plural only where they never write the singular. */
function usualSpelling(found: readonly FoundMention[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { section, spans } of found) {
    for (const { start, end } of spans()) {
      const written = section.body.text.slice(start, end).replace(/\s+/gu, ' ');
      counts.set(written, (counts.get(written) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0]?.[0];
}
