import type { TextHash } from './text-hash.ts';

/**
 * The action of a button or menu option. It travels inside the platform's message (Discord `custom_id`, at most 100
 * characters; Slack `value`, at most 2,000, 150 in an option), so it is short, versioned and self-contained: a button works after a
 * restart and on any replica.
 */
export type Intent =
  /**
   * Show a section. `page` counts from 1. `text` is the one of which the message shows a page. `query` repeats the search whose other hits stand
   * below, when it fits.
   */
  | { readonly kind: 'page'; readonly section: SectionKey; readonly text?: TextHash; readonly page: number; readonly query?: string }
  /** Run a query; `exact` takes the words as typed. */
  | { readonly kind: 'search'; readonly query: string; readonly exact?: boolean }
  /** `page` counts from 1. `beside` leaves the message alone that it is asked from: somebody is reading it. */
  | { readonly kind: 'term'; readonly name: string; readonly page?: number; readonly beside?: true }
  /** `mark` (25 letters, digits, `-`, `_`) is not for the reader: an announcement is found again by it. */
  | { readonly kind: 'article'; readonly section: SectionKey; readonly marker?: string }
  /** Post what only the asker sees for the whole channel; `shareForm` asks for a line of the asker's own first. */
  | { readonly kind: 'share' | 'shareForm'; readonly of: Shareable }
  /** The verdict of the person who asked on the answer to a question. */
  | { readonly kind: 'feedback'; readonly verdict: 'helpful' | 'unhelpful'; readonly question: string }
  /** A direct message for later articles on it, or no more of them. */
  | { readonly kind: 'follow' | 'unfollow'; readonly by: 'topic' | 'author' | 'term'; readonly value: string }
  /**
   * Open the form of a command, at one of its sections (1 is the first) where they are not shown at once; for another channel than the
   * message's if it is named.
   */
  | { readonly kind: 'form'; readonly command: string; readonly section?: number; readonly channel?: string }
  /** The request to the message's channel, or to the one that is named, that one click makes. */
  | { readonly kind: 'announcements'; readonly action: 'off' | 'test'; readonly channel?: string }
  /** Ask for another channel, and show the one that was chosen. */
  | { readonly kind: 'announcements'; readonly action: 'choose' | 'show' }
  /** The same: articles that use a term are announced there from now on, beside what is announced already. */
  | { readonly kind: 'announcements'; readonly action: 'term'; readonly value: string }
  /** Change the terms; `editForm` opens the form for it first. */
  | { readonly kind: 'editTerm' | 'editForm'; readonly edit: TermEdit }
  /** A person's report on a delivery whose outcome is unknown. */
  | { readonly kind: 'decide'; readonly delivery: number; readonly verdict: 'isThere' | 'postAgain' };

/** A change of a term by its editors, or a reader's suggestion of one. */
export interface TermEdit {
  readonly act: 'add' | 'edit' | 'alias' | 'merge' | 'hide' | 'restore' | 'undo' | 'suggest' | 'accept' | 'reject';
  /** The term and the version of it that the person saw; absent if it was not curated then. */
  readonly term?: { readonly id: string; readonly version: number };
  /** The suggestion that is decided. */
  readonly suggestion?: number;
  /** The name of a term that was not curated, or of one to begin with. At most 80 characters. */
  readonly name?: string;
}

/** An answer that can be made again from these words alone, for everybody. `text` is the one that was read: another one is not shared unseen. */
export type Shareable =
  | { readonly kind: 'section'; readonly section: SectionKey; readonly text?: TextHash }
  | { readonly kind: 'term'; readonly name: string; readonly text?: TextHash }
  | { readonly kind: 'search'; readonly query: string }
  /** `count` counts from 1. */
  | { readonly kind: 'latest'; readonly count: number };

/** 12 characters of base64url over slug and anchor: names a section across restarts and replicas. */
export type SectionKey = string & { readonly __brand: 'SectionKey' };
