import { createHash } from 'node:crypto';
import type { Edition, GlossaryEntry } from '../content/edition.ts';
import { foldName } from '../search/fold-name.ts';
import type { CuratedTerm } from './curated-term.ts';
import { isLive, keysOf } from './find-curated.ts';

/** The edition with the terms that were curated in chat before those of its file. The same edition if there are none. */
export function curateEdition(edition: Edition, terms: readonly CuratedTerm[]): Edition {
  if (terms.length === 0) return edition;
  const mark = createHash('sha256')
    .update(JSON.stringify(terms.map(({ version: _, order: __, ...words }) => words)))
    .digest('hex');
  const { hash, glossary: file } = edition;
  return { ...edition, hash: `${hash}-${mark.slice(0, 16)}`, glossary: curateGlossary(file, terms), fileGlossary: file };
}

/**
 * The terms in chat, then those of the file whose headword none of them has. A name that was taken in chat is not a name of another term of the
 * file any more, and one that was shown again in chat is not hidden by the file.
 */
export function curateGlossary(file: readonly GlossaryEntry[], terms: readonly CuratedTerm[]): readonly GlossaryEntry[] {
  const live = terms.filter(isLive);
  const taken = new Set(live.flatMap(keysOf));
  const restored = new Set(terms.filter(({ state }) => state === 'restored').map(({ headword }) => foldName(headword)));
  const kept = file.flatMap((entry): readonly GlossaryEntry[] => {
    const key = foldName(entry.headword);
    if (taken.has(key)) return [];
    const { hidden, ...shown } = entry;
    const aliases = entry.aliases.filter((alias) => !taken.has(foldName(alias)));
    if (hidden !== true) return [{ ...shown, aliases }];
    if (!restored.has(key)) return [{ ...entry, aliases }];
    return entry.definition === '' ? [] : [{ ...shown, aliases }];
  });
  return [...live.map(entryOf), ...kept];
}

function entryOf({ headword, aliases, definition, seeAlso, state }: CuratedTerm): GlossaryEntry {
  return {
    headword,
    aliases,
    definition,
    seeAlso,
    file: '',
    line: 0,
    curated: true,
    ...(state === 'hidden' ? { hidden: true } : {}),
  };
}
