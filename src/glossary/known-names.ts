import type { NameSuggestion } from './glossary.ts';
import type { Entity } from './mine-entities.ts';
import { termsNamed } from './read-name.ts';
import { foldName } from '../search/fold-name.ts';
import type { TermTable } from './term-table.ts';

/** A name that can be looked up, with what it is compared by. */
export interface KnownName extends NameSuggestion {
  readonly key: string;
}

/** Headwords, then aliases, then names that articles use and no term has. Names of hidden terms are not known. */
export function listKnownNames(
  table: Pick<TermTable, 'terms' | 'byKey' | 'byCompactKey'>,
  entities: readonly Entity[],
): readonly KnownName[] {
  const { terms } = table;
  const names = new Map<string, KnownName>();
  const add = (suggestion: NameSuggestion): void => {
    const key = foldName(suggestion.name);
    if (key !== '' && !names.has(key)) names.set(key, { ...suggestion, key });
  };
  for (const { headword } of terms) add({ name: headword, kind: 'term', headword });
  for (const { headword, aliases } of terms) for (const alias of aliases) add({ name: alias, kind: 'alias', headword });
  for (const { name } of entities) if (termsNamed(table, name)[0]?.hidden !== true) add({ name, kind: 'name', headword: name });
  return [...names.values()];
}

export interface NearName {
  readonly name: KnownName;
  /** At most two and a fraction: whole slips, and how odd they are. */
  readonly slips: number;
}

/** Whether the nearest names are different ones, equally near. */
export function isTie([first, second]: readonly NearName[]): boolean {
  return first !== undefined && second !== undefined && second.slips === first.slips && second.name.headword !== first.name.headword;
}
