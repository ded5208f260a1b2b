import type { GlossaryEntry } from '../content/edition.ts';
import { foldName } from '../search/fold-name.ts';
import { isWrittenLike, pluralKeys, singularKeys } from '../search/inflections.ts';
import type { Words } from '../words/words.ts';
import type { CuratedTerm, TermContent, TermId } from './curated-term.ts';
import { isLive, keysOf } from './find-curated.ts';
import { onTerm } from './on-term.ts';

/**
 * The most that a term may be, in UTF-16 code units and in names. A name has to fit a button of Discord's (100 with what is around it) and a
 * menu of Slack's (75 shown); an explanation has to fit a message beside its source (Slack: 3,000 a text, Discord: 4,000 a message).
 */
export const termLimits = { name: 80, definition: 1_500, aliases: 20, seeAlso: 10, note: 200 } as const;

/** The faults of a term by field of its form; empty if there are none. */
export type ContentProblems = Readonly<Partial<Record<'headword' | 'aliases' | 'definition' | 'see-also' | 'note', string>>>;

/** The terms that a name may belong to already. */
export interface OtherTerms {
  readonly curated: readonly CuratedTerm[];
  /** Those of the file that nothing in chat stands before. */
  readonly file: readonly GlossaryEntry[];
}

/** The term that is checked: it may keep its names. */
export interface OwnNames {
  readonly id?: TermId | undefined;
  readonly keys: readonly string[];
}

/** Checks a term that is to be shown. */
export function checkContent(content: TermContent, others: OtherTerms, own: OwnNames, words: Words): ContentProblems {
  const { headword, aliases, definition, seeAlso } = content;
  const problems: { -readonly [K in keyof ContentProblems]: ContentProblems[K] } = {};
  const name = checkName(headword, words);
  if (name !== undefined) problems.headword = name;
  if (!/[\p{L}\p{N}]/u.test(definition)) problems.definition = words.explanationIsEmpty;
  else if (definition.length > termLimits.definition)
    problems.definition = words.explanationTooLong(definition.length, termLimits.definition);
  const badAlias = aliases.map((alias) => checkName(alias, words)).find((problem) => problem !== undefined);
  if (badAlias !== undefined) problems.aliases = badAlias;
  else if (aliases.length > termLimits.aliases) problems.aliases = words.tooManyNames(aliases.length, termLimits.aliases);
  if (seeAlso.length > termLimits.seeAlso) problems['see-also'] = words.tooManyTerms(seeAlso.length, termLimits.seeAlso);
  else if (seeAlso.some((each) => each.length > termLimits.name)) problems['see-also'] = words.seeAlsoTooLong(termLimits.name);
  for (const [field, names] of [
    ['headword', [headword]],
    ['aliases', aliases],
  ] as const) {
    const taken =
      problems[field] === undefined
        ? (findTaken(names, headword, others, own, words) ?? (field === 'aliases' ? findSilenced(names, others, own, words) : undefined))
        : undefined;
    if (taken !== undefined) problems[field] = taken;
  }
  return problems;
}

/** The fault of a single name; undefined if it can be looked up. */
export function checkName(name: string, words: Words): string | undefined {
  if (name.trim() === '') return words.nameIsEmpty;
  if (name.length > termLimits.name) return words.nameTooLong(name.slice(0, 20), name.length, termLimits.name);
  return foldName(name) === '' ? words.nameWithoutLetter(name) : undefined;
}

/** A name belongs to one term: else one of two editors would be answered with the other's words. */
function findTaken(
  names: readonly string[],
  headword: string,
  { curated, file }: OtherTerms,
  own: OwnNames,
  words: Words,
): string | undefined {
  for (const name of names) {
    const key = foldName(name);
    const other = curated.find((term) => term.id !== own.id && isLive(term) && keysOf(term).includes(key));
    if (other !== undefined) return describeTaken(name, other.headword, other.state === 'hidden' ? 'hidden' : 'curated', words);
    if (own.keys.includes(key)) continue;
    const entry = file.find((each) => each.hidden !== true && keysOf(each).includes(key));
    if (entry === undefined) continue;
    // A term in chat stands before one of the file that has the same headword.
    if (foldName(entry.headword) !== key) return describeTaken(name, entry.headword, 'file', words);
    if (key !== foldName(headword)) return words.isInFile(name, onTerm('merge', entry.headword, words));
  }
  return undefined;
}

/** Another name that is the plural or singular of a hidden one would answer to nothing; a headword stands beside it. */
function findSilenced(names: readonly string[], { curated, file }: OtherTerms, own: OwnNames, words: Words): string | undefined {
  const hidden = [
    ...curated.filter(({ id, state }) => state === 'hidden' && id !== own.id),
    ...file.filter((entry) => entry.hidden === true),
  ];
  for (const name of names) {
    const key = foldName(name);
    if (own.keys.includes(key)) continue;
    const others = [...singularKeys(key), ...pluralKeys(key)];
    const term = hidden.find((each) =>
      [each.headword, ...each.aliases].some((other) => others.includes(foldName(other)) && isWrittenLike(name, other)),
    );
    if (term !== undefined) return words.isNameOfHidden(name, term.headword);
  }
  return undefined;
}

function describeTaken(name: string, headword: string, by: 'hidden' | 'curated' | 'file', words: Words): string {
  const isItself = foldName(name) === foldName(headword);
  if (by === 'hidden')
    return isItself ? words.isHidden(headword, onTerm('restore', headword, words)) : words.isNameOfHidden(name, headword);
  const edit = onTerm('edit', headword, words);
  if (isItself) return words.isExplained(headword, edit);
  return by === 'file' ? words.isNameInFile(name, headword, edit) : words.isNameOf(name, headword, edit);
}
