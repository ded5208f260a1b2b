import type { GlossaryEntry } from '../content/edition.ts';
import { foldName } from '../search/fold-name.ts';
import { wordsFor } from '../words/words-for.ts';
import { checkContent } from './check-content.ts';
import { curateGlossary } from './curate-glossary.ts';
import type { CuratedTerm, TermId } from './curated-term.ts';
import { nextVersion } from './decide-content.ts';
import { findCurated, isLive, keysOf, nextOrder } from './find-curated.ts';

/** An import is a matter of the command line, which speaks English. */
const words = wordsFor([]);

export interface ImportPlan {
  /** The terms that change, each once. */
  readonly changed: readonly CuratedTerm[];
  /** Entries that are left out, and why. */
  readonly refused: readonly { readonly entry: GlossaryEntry; readonly why: string }[];
}

/**
 * Makes the terms of a file those of the editors in chat: each that reads otherwise gets a version. A term that the file does not have stays as
 * it is: a part of a glossary can be imported.
 *
 * @param entries the terms of the file, in their order
 * @param file the terms of the publication's own file
 * @param terms the curated terms
 */
export function planImport(entries: readonly GlossaryEntry[], file: readonly GlossaryEntry[], terms: readonly CuratedTerm[]): ImportPlan {
  const names = new Set(entries.map(({ headword }) => foldName(headword)));
  const places = new Map(entries.map((entry, place) => [entry, nextOrder(terms) + place]));
  const changed = new Map<TermId, CuratedTerm>();
  let known = terms;
  let waiting = entries;
  let refused = refuse();
  // A name that one entry gives up is free for another, wherever the two stand: the refused are tried again while any of them is taken.
  while (refused.length > 0 && refused.length < waiting.length) {
    waiting = refused.map(({ entry }) => entry);
    refused = refuse();
  }
  return { changed: [...changed.values()].sort((a, b) => a.order - b.order), refused };

  function refuse(): ImportPlan['refused'] {
    return waiting.flatMap((entry) => {
      const why = take(entry);
      return why === undefined ? [] : [{ entry, why }];
    });
  }

  /** Makes the entry a term; else says why not. */
  function take(entry: GlossaryEntry): string | undefined {
    const effective = curateGlossary(file, known).find(({ headword }) => foldName(headword) === foldName(entry.headword));
    if (effective !== undefined && isSame(effective, entry)) return undefined;
    const own = findOwn(known, entry, names);
    const isHidden = entry.hidden === true;
    const problems =
      isHidden && entry.definition === '' ? {} : checkContent(entry, { curated: known, file: [] }, { id: own?.id, keys: [] }, words);
    const [why] = Object.values(problems);
    if (why !== undefined) return why;
    const scene = { curated: { revision: 0, terms: known, pending: [] } };
    const before = own && { ...own, version: own.version - (changed.has(own.id) ? 1 : 0) };
    const version = nextVersion(scene, before, entry, isHidden ? 'hidden' : 'shown');
    const next = { ...version, order: own?.order ?? places.get(entry) ?? version.order };
    changed.set(next.id, next);
    known = [...known.filter(({ id }) => id !== next.id), next].sort((a, b) => a.order - b.order);
    return undefined;
  }
}

/** The curated term of the same name, else the one that was renamed in the file. */
function findOwn(known: readonly CuratedTerm[], entry: GlossaryEntry, names: ReadonlySet<string>): CuratedTerm | undefined {
  const named = findCurated(known, entry.headword);
  if (named !== undefined && foldName(named.headword) === foldName(entry.headword)) return named;
  const aliases = keysOf(entry);
  return known.find((term) => isLive(term) && aliases.includes(foldName(term.headword)) && !names.has(foldName(term.headword)));
}

/** Of a hidden term only the names count: its words answer to nobody. */
function isSame(a: GlossaryEntry, b: GlossaryEntry): boolean {
  const said = ({ headword, aliases, definition, seeAlso, hidden }: GlossaryEntry): string =>
    JSON.stringify([headword, aliases, ...(hidden === true ? ['hidden'] : [definition, seeAlso])]);
  return said(a) === said(b);
}
