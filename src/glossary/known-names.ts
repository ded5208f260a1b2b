import type { Entity } from './mine-entities.ts';
import type { NameSuggestion } from './glossary.ts';
import { slipBudget, slipsAtStart, slipsBetween } from './slips.ts';
import { termKey } from './term-key.ts';
import type { TermTable } from './term-table.ts';

/** A name that can be looked up, with what it is compared by. */
export interface KnownName extends NameSuggestion {
  readonly key: string;
  /** One bit a letter or digit: two names that differ in many bits cannot be a few slips apart. */
  readonly letters: number;
}

/** Headwords, then aliases, then names that articles use and no term has. */
export function listKnownNames({ terms }: TermTable, entities: readonly Entity[]): readonly KnownName[] {
  const names = new Map<string, KnownName>();
  const add = (suggestion: NameSuggestion): void => {
    const key = termKey(suggestion.name);
    if (key !== '' && !names.has(key)) names.set(key, { ...suggestion, key, letters: lettersOf(key) });
  };
  for (const { headword } of terms) add({ name: headword, kind: 'term', headword });
  for (const { headword, aliases } of terms) for (const alias of aliases) add({ name: alias, kind: 'alias', headword });
  for (const { name } of entities) add({ name, kind: 'name', headword: name });
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

/** Names within a few slips, nearest first. */
export function nearestNames(names: readonly KnownName[], key: string): readonly NearName[] {
  const letters = lettersOf(key);
  const near: NearName[] = [];
  for (const name of names) {
    if (Math.abs(name.key.length - key.length) > 2 || bitsOf(name.letters ^ letters) > 4) continue;
    const slips = slipsBetween(key, name.key);
    if (slips !== undefined) near.push({ name, slips });
  }
  return near.sort((a, b) => a.slips - b.slips);
}

/** Names for what has been typed so far: beginnings first, then beginnings of a later word, then those with slips. */
export function suggestNames(names: readonly KnownName[], key: string, limit: number): readonly KnownName[] {
  const begun = rankNames(names, key, rankOfBeginning);
  if (begun.length >= limit) return begun.slice(0, limit);
  const letters = lettersOf(key);
  const budget = slipBudget(key.length);
  const others = names.filter((name) => bitsOf(letters & ~name.letters) <= budget && !begun.includes(name));
  return [...begun, ...rankNames(others, key, rankOfSlips)].slice(0, limit);
}

const rankOfKind = { term: 0, alias: 0.2, name: 0.3 } as const;

function rankNames(
  names: readonly KnownName[],
  key: string,
  rankOf: (candidate: string, key: string) => number | undefined,
): readonly KnownName[] {
  const ranked: { name: KnownName; rank: number }[] = [];
  for (const name of names) {
    const rank = rankOf(name.key, key);
    // What is left to type decides between equals: `Python` before `Python Enhancement Proposal`.
    if (rank !== undefined) ranked.push({ name, rank: rank + rankOfKind[name.kind] + Math.min(60, name.key.length - key.length) / 100 });
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ name }) => name);
}

function rankOfBeginning(candidate: string, key: string): number | undefined {
  if (candidate.startsWith(key)) return candidate.length === key.length ? 0 : 1;
  if (candidate.includes(` ${key}`)) return 2;
  // Scripts without spaces: a later word begins anywhere.
  return /[\u0e00-\uffff]/u.test(key) && candidate.includes(key) ? 2 : undefined;
}

function rankOfSlips(candidate: string, key: string): number | undefined {
  const slips = slipsAtStart(key, candidate);
  if (slips !== undefined) return slips;
  for (let space = candidate.indexOf(' '); space >= 0; space = candidate.indexOf(' ', space + 1)) {
    const later = slipsAtStart(key, candidate.slice(space + 1));
    if (later !== undefined) return 1 + later;
  }
  return undefined;
}

function lettersOf(key: string): number {
  let bits = 0;
  for (let index = 0; index < key.length; index += 1) bits |= 1 << (key.charCodeAt(index) & 31);
  return bits;
}

function bitsOf(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
