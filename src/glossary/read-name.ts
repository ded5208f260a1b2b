import { isAcronym } from '../search/acronym.ts';
import { isTypedLike, pluralKeys, singularKeys } from '../search/inflections.ts';
import { foldName } from '../search/fold-name.ts';
import { compactKey } from './compact-key.ts';
import type { Term, TermTable } from './term-table.ts';

/** Words of a question that are not part of the name asked about. */
const question =
  /^(?:what(?:['’]?s| is| are| does| was| were)|who(?:['’]?s| is| are)|define|explain|meaning of|definition of|tell me about|was (?:ist|sind|bedeutet)|qu['’]est-ce (?:que|qu['’])(?: c['’]est que)?|¿?qué (?:es|son)|o que (?:é|são))\s+/iu;
const questionEnd = /\s+(?:mean|means|stand for|stands for)$/iu;
const determiner = /^(?:an?|the|der|die|das|ein|eine|le|la|les|un|une|el|los|las|o|os|as|um|uma)\s+/iu;

const title = /^(?:dr|prof|mr|mrs|ms)\.?\s+(?=\p{L})/iu;

/** The readings of what was typed, likeliest first: as it is, and without the question, the article or the title around it. */
export function readingsOf(typed: string): readonly string[] {
  const plain = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const bare = plain.replace(/^[\s\p{Ps}\p{Pi}"'`*_#]+(?=[\p{L}\p{N}])|[\s\p{Pe}\p{Pf}"'`*_.,;:!?？。]+$/gu, '');
  const asked = bare.replace(question, '').replace(questionEnd, '');
  const plainest = asked.replace(determiner, '');
  return [...new Set([bare, asked, bare.replace(determiner, ''), plainest, plainest.replace(title, '')])].filter(
    (reading) => foldName(reading) !== '',
  );
}

/**
 * Terms with this very name, or its plural or singular, or the same letters written apart or together. A hidden term answers to its plural and
 * singular in any capitals; another one to those in other capitals only if articles do not write them so.
 *
 * @param isWrittenSo whether articles write a name in capitals, as it was typed
 */
export function termsNamed(
  table: Pick<TermTable, 'byKey' | 'byCompactKey'>,
  name: string,
  isWrittenSo: (name: string) => boolean = () => true,
): readonly Term[] {
  const key = foldName(name);
  const exact = table.byKey(key);
  if (exact.length > 0) return exact;
  for (const candidate of inflectionsOf(key)) {
    const named = table.byKey(candidate);
    if (named.some(({ hidden }) => hidden === true)) return named;
    const found = named.filter((term) => namesAt(term, candidate).some((written) => mayMean(name, written, isWrittenSo)));
    if (found.length > 0) return found;
  }
  return table.byCompactKey(compactKey(key));
}

/** Whether somebody who typed a plural or singular of a name may mean the name: `PUMPS` the pump, `AIDS` the aid only if nobody writes of AIDS. */
export function mayMean(typed: string, written: string, isWrittenSo: (name: string) => boolean): boolean {
  return isTypedLike(typed, written) || (!isAcronym(written) && !isWrittenSo(typed));
}

/** Whether a term answers only because what was typed in capitals is taken for a word: `AIDS` for the aid. */
export function isTakenForWord({ headword, aliases }: Term, typed: string): boolean {
  const key = foldName(typed);
  const inflected = inflectionsOf(key);
  const names = [headword, ...aliases].map((written) => ({ written, key: foldName(written) }));
  return !names.some((name) => name.key === key) && names.some((name) => inflected.includes(name.key) && !isTypedLike(typed, name.written));
}

function inflectionsOf(key: string): readonly string[] {
  return [...singularKeys(key), ...pluralKeys(key)];
}

/** The names of a term that have this key. */
function namesAt({ headword, aliases }: Term, key: string): readonly string[] {
  return [headword, ...aliases].filter((name) => foldName(name) === key);
}

/** The one term whose words begin with these letters: `smr` for small modular reactor. Undefined when several do. */
export function termOfInitials(table: TermTable, name: string): Term | undefined {
  const letters = foldName(name).replace(/(?<=^\p{L}{2,})s$/u, '');
  if (!/^\p{L}{2,6}$/u.test(letters)) return undefined;
  // Two letters are a word in most languages; in capitals they are not.
  if (letters.length === 2 && name !== name.toUpperCase()) return undefined;
  const [only, second] = table.byInitials(letters);
  return second === undefined ? only : undefined;
}

/** Terms whose headword has these words in it, whole: `Distributed Interconnect` for `interconnect`. In the order of the table. */
export function termsContaining(table: TermTable, key: string): readonly Term[] {
  const [rarest = []] = key
    .split(' ')
    .map((word) => table.byWord(word))
    .sort((a, b) => a.length - b.length);
  return rarest.filter((named) => named.key !== key && ` ${named.key} `.includes(` ${key} `)).map(({ term }) => term);
}

/** The one term of which these words are the better half, at its beginning or end: `thermal management`. */
export function termOfPart(table: TermTable, key: string): Term | undefined {
  const [only, second] = termsContaining(table, key);
  if (only === undefined || second !== undefined) return undefined;
  const whole = foldName(only.headword);
  return key.length * 2 >= whole.length && (whole.startsWith(key) || whole.endsWith(key)) ? only : undefined;
}
