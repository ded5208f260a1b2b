import { createHash } from 'node:crypto';
import { foldName } from '../search/fold-name.ts';
import type { CuratedTerm, TermContent, TermId } from './curated-term.ts';

/** The keys of all names of a term, its headword's first. */
export function keysOf({ headword, aliases }: Pick<TermContent, 'headword' | 'aliases'>): readonly string[] {
  return [...new Set([headword, ...aliases].map(foldName))].filter((key) => key !== '');
}

/** Whether a term in chat has its names: as long as it answers, or keeps them from being answered. */
export function isLive({ state }: Pick<CuratedTerm, 'state'>): boolean {
  return state === 'shown' || state === 'hidden';
}

/** The term that a name belongs to: by its headword, else by another name, else one of that headword which says nothing any more. */
export function findCurated(terms: readonly CuratedTerm[], name: string): CuratedTerm | undefined {
  const key = foldName(name);
  if (key === '') return undefined;
  const live = terms.filter(isLive);
  return (
    live.find(({ headword }) => foldName(headword) === key) ??
    live.find((term) => keysOf(term).includes(key)) ??
    terms.find(({ headword }) => foldName(headword) === key)
  );
}

/** Follows from the headword alone, unless another term, renamed since, has it. */
export function newTermId(terms: readonly CuratedTerm[], headword: string): TermId {
  for (let number = 0; ; number += 1) {
    const id = createHash('sha256')
      .update(`${foldName(headword)}\n${number}`)
      .digest('base64url')
      .slice(0, 12) as TermId;
    if (!terms.some((term) => term.id === id)) return id;
  }
}

/** Behind all others. */
export function nextOrder(terms: readonly CuratedTerm[]): number {
  return terms.reduce((last, { order }) => Math.max(last, order), 0) + 1;
}
