import type { GlossaryEntry } from '../content/edition.ts';
import type { TermEdit } from '../reply/intent.ts';
import type { Words } from '../words/words.ts';
import type { Curated, CuratedTerm, TermContent, TermId } from './curated-term.ts';
import { findCurated } from './find-curated.ts';

/** The term that a form or a button is about, and the version that it was made from. */
export interface TermTarget {
  /** Absent if it was not curated then: its name says which it is. */
  readonly id?: TermId | undefined;
  /** 0 if it was not curated then. */
  readonly version: number;
  /** The name that was looked up. */
  readonly name: string;
}

/** The published words about a name without those of the editors in chat. */
export interface PublishedTerms {
  /** The file's own terms that nothing in chat stands before. */
  readonly file: readonly GlossaryEntry[];
  /** Whether the file hides the term of this headword, also if something in chat stands before it. */
  hides(headword: string): boolean;
  /** The term of the file or of the articles that a name leads to; undefined if nothing explains it. */
  find(name: string): PublishedTerm | undefined;
}

/** `definition` is that of the file; empty if only articles explain it. */
export interface PublishedTerm extends TermContent {
  /** The first explanation in an article, to begin with; empty if the file has its own. */
  readonly said: string;
}

/** The surroundings of one person's wish. */
export interface TermSurroundings {
  readonly published: PublishedTerms;
  /** The words for that person: what a rule says is in them. */
  readonly words: Words;
}

/** Everything that a rule looks at. */
export interface TermScene extends TermSurroundings {
  readonly curated: Curated;
}

export type FoundTarget =
  | { readonly kind: 'found'; readonly term: CuratedTerm | undefined }
  | { readonly kind: 'stale'; readonly current: CuratedTerm | undefined };

/** The term as it is now, if it is still in the version that the target names. */
export function findTarget({ terms }: Curated, { id, version, name }: TermTarget): FoundTarget {
  const current = id === undefined ? findCurated(terms, name) : terms.find((term) => term.id === id);
  return (current?.version ?? 0) === version ? { kind: 'found', term: current } : { kind: 'stale', current };
}

/** The target of an edit: by the term that it names, else by its name. */
export function targetOf({ terms }: Curated, { term, name = '' }: Pick<TermEdit, 'term' | 'name'>): TermTarget {
  if (term === undefined) return { version: 0, name };
  const known = terms.find(({ id }) => id === term.id);
  return { id: term.id as TermId, version: term.version, name: known?.headword ?? name };
}

/** The words of a term: those of the file, else those of the article that explains it. */
export function withWords(term: PublishedTerm | undefined): TermContent | undefined {
  return term?.definition === '' ? { ...term, definition: term.said } : term;
}
