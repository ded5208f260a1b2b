import type { GlossaryText } from '../content/check-written.ts';
import type { GlossaryEntry } from '../content/edition.ts';
import type { WrittenTerm } from '../content/glossary-words.ts';
import { type EntryChange, writeGlossary } from '../content/write-glossary.ts';
import { parseGlossary } from '../content/glossary-file.ts';
import { foldName } from '../search/fold-name.ts';
import type { CuratedTerm } from './curated-term.ts';
import { isLive, keysOf } from './find-curated.ts';

/**
 * The texts of the publication's glossaries with the curated terms in them, so that the files alone say what readers see. A term that a file
 * has changes in its place; a new one follows in the first file, in the order in which it was curated. Written twice, they are the same.
 *
 * @throws {NewsdeskError} `terms.unreadable` if a file would lose something.
 */
export function exportGlossaries(files: readonly GlossaryText[], terms: readonly CuratedTerm[]): readonly string[] {
  const live = terms.filter(isLive);
  const entries = files.flatMap((file) => parseGlossary(file).entries ?? []);
  const homes = new Map<string, CuratedTerm>();
  const placed = new Set<CuratedTerm>();
  for (const term of live) {
    const own = foldName(term.headword);
    const home =
      entries.find(({ headword }) => foldName(headword) === own) ??
      entries.find((entry) => keysOf(term).includes(foldName(entry.headword)));
    if (home === undefined) continue;
    homes.set(home.headword, term);
    placed.add(term);
  }
  const taken = new Set(live.flatMap(keysOf));
  const restored = new Set(terms.filter(({ state }) => state === 'restored').map(({ headword }) => foldName(headword)));
  const seen = new Set<string>();
  const change = (entry: GlossaryEntry): EntryChange => {
    const key = foldName(entry.headword);
    const term = homes.get(entry.headword);
    if (term !== undefined && !seen.has(key)) {
      seen.add(key);
      return unlessSame(entry, writtenOver(entry, term));
    }
    if (taken.has(key)) return 'remove';
    const shown = entry.hidden === true && restored.has(key);
    if (shown && entry.definition === '') return 'remove';
    const aliases = entry.aliases.filter((alias) => !taken.has(foldName(alias)));
    return unlessSame(entry, { ...entry, aliases, hidden: entry.hidden === true && !shown });
  };
  const additions = live.filter((term) => !placed.has(term)).map((term) => ({ ...term, hidden: term.state === 'hidden' }));
  return files.map((file, index) => writeGlossary(file, change, index === 0 ? additions : []));
}

/** A hidden term has no words of its own: those of the file stay for the day when it is shown again. */
function writtenOver(entry: GlossaryEntry, { headword, aliases, definition, seeAlso, state }: CuratedTerm): WrittenTerm {
  if (state === 'hidden' && definition === '') return { ...entry, aliases, hidden: true };
  return { headword, aliases, definition, seeAlso, hidden: state === 'hidden' };
}

function unlessSame(entry: GlossaryEntry, term: WrittenTerm): EntryChange {
  const words = ({ headword, aliases, definition, seeAlso, hidden }: Omit<WrittenTerm, 'hidden'> & { readonly hidden?: boolean }): string =>
    JSON.stringify([headword, aliases, definition, seeAlso, hidden === true]);
  return words(entry) === words(term) ? 'keep' : term;
}
