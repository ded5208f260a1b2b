import type { SectionKey, Shareable } from './intent.ts';
import { splitHash, withHash } from './text-hash.ts';

const letters = { term: 't', search: 's', latest: 'l' } as const;

/**
 * Longest term or query that a button can carry whole, in UTF-16 code units: what stands before it takes 7 to 8 of the 100 of Discord's
 * `custom_id`, and 6 more with a hash. A part of it would share another answer.
 */
export const longestShared = 85;

/** Whether a button can carry it whole. */
export function isShareable(of: Shareable): boolean {
  const words = of.kind === 'term' ? of.name : of.kind === 'search' ? of.query : '';
  return words.length <= longestShared && words.isWellFormed();
}

/** The section's key alone, or a letter and the words; the buttons of older versions have no hash. */
export function shareableFields(of: Shareable): readonly [first: string, words?: string] {
  switch (of.kind) {
    case 'section':
      return [withHash(of.section, of.text)];
    case 'term':
      return [withHash(letters.term, of.text), of.name];
    case 'search':
      return [letters.search, of.query];
    case 'latest':
      return [letters.latest, String(of.count)];
  }
}

/** Reads what `shareableFields` gave; undefined for everything else. */
export function decodeShareable(first: string, rest: string | undefined): Shareable | undefined {
  const read = splitHash(first);
  if (read === undefined || rest === '') return undefined;
  const { name, ...text } = read;
  if (rest === undefined) return /^[\w-]{12}$/u.test(name) ? { kind: 'section', section: name as SectionKey, ...text } : undefined;
  if (name === letters.term) return { kind: 'term', name: rest, ...text };
  switch (first) {
    case letters.search:
      return { kind: 'search', query: rest };
    case letters.latest:
      return /^[1-9]\d?$/u.test(rest) ? { kind: 'latest', count: Number(rest) } : undefined;
    default:
      return undefined;
  }
}
