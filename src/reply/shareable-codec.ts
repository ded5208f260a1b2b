import type { SectionKey, Shareable } from './intent.ts';

const letters = { term: 't', search: 's', latest: 'l' } as const;

/**
 * Longest term or query that a button can carry whole, in UTF-16 code units: what stands before it takes 7 to 8 of the 100 of Discord's
 * `custom_id`. A part of it would share another answer.
 */
export const longestShared = 85;

/** Whether a button can carry it whole. */
export function isShareable(of: Shareable): boolean {
  const words = of.kind === 'term' ? of.name : of.kind === 'search' ? of.query : '';
  return words.length <= longestShared && words.isWellFormed();
}

/** The section's key alone, as the buttons of older versions have it, or a letter and the words. */
export function shareableFields(of: Shareable): readonly [first: string, words?: string] {
  switch (of.kind) {
    case 'section':
      return [of.section];
    case 'term':
      return [letters.term, of.name];
    case 'search':
      return [letters.search, of.query];
    case 'latest':
      return [letters.latest, String(of.count)];
  }
}

/** Reads what `shareableFields` gave; undefined for everything else. */
export function decodeShareable(first: string, rest: string | undefined): Shareable | undefined {
  if (rest === undefined) return /^[\w-]{12}$/u.test(first) ? { kind: 'section', section: first as SectionKey } : undefined;
  if (rest === '') return undefined;
  switch (first) {
    case letters.term:
      return { kind: 'term', name: rest };
    case letters.search:
      return { kind: 'search', query: rest };
    case letters.latest:
      return /^[1-9]\d?$/u.test(rest) ? { kind: 'latest', count: Number(rest) } : undefined;
    default:
      return undefined;
  }
}
