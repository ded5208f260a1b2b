/** Names a curated term for good, whatever it is called by and by: 12 letters, digits, `-` and `_`. */
export type TermId = string & { readonly __brand: 'TermId' };

/** The words of a term, as its editors wrote them. */
export interface TermContent {
  readonly headword: string;
  readonly aliases: readonly string[];
  /** Empty if the editors explain nothing: a term that they only hide, or that says nothing any more. */
  readonly definition: string;
  readonly seeAlso: readonly string[];
}

/**
 * `shown` answers before the file and the articles; `hidden` keeps all its names from being answered. The other two say nothing of their own:
 * `plain` leaves the name to the file and the articles, since what was curated of it went into another term, was undone or was only hidden;
 * `restored` is shown again in their words although the file hides it.
 */
export type TermState = 'shown' | 'hidden' | 'plain' | 'restored';

/** A term that was changed in chat. */
export interface CuratedTerm extends TermContent {
  readonly id: TermId;
  /** Counts from 1; each change makes the next one. */
  readonly version: number;
  readonly state: TermState;
  /** The place among the others, by when it was first curated: an export keeps it. */
  readonly order: number;
}

/** The person who changed or suggested something. */
export interface Editor {
  readonly platform: string;
  readonly userId: string;
  /** As the platform showed it then; empty if it did not tell. */
  readonly name: string;
  /** The server or workspace: with it goes what is kept of its people. */
  readonly installationId?: string;
}

export const termActs = ['add', 'edit', 'alias', 'merge', 'hide', 'restore', 'undo', 'accept', 'reject', 'import'] as const;
export type TermAct = (typeof termActs)[number];

/** A term as one change left it. */
export interface TermVersion {
  readonly term: CuratedTerm;
  /** The number of the change: terms that were changed together have the same. */
  readonly change: number;
  readonly act: TermAct;
  readonly by: Editor;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The editor's reason; empty if none was given. */
  readonly note: string;
}

/** A term that a reader would like to see explained, or explained better. */
export interface TermSuggestion extends TermContent {
  readonly number: number;
  readonly by: Editor;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly status: 'pending' | 'accepted' | 'rejected';
}

/** Everything that is curated at one moment. */
export interface Curated {
  /** Counts the changes, of terms and of suggestions. */
  readonly revision: number;
  /** In their order. */
  readonly terms: readonly CuratedTerm[];
  /** The queue: the oldest first. */
  readonly pending: readonly TermSuggestion[];
}

export const NOTHING_CURATED: Curated = { revision: 0, terms: [], pending: [] };
