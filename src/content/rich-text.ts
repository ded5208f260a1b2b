/**
 * A text with its structure beside it (standoff markup): `text` is what a reader reads, `blocks` and `marks` are
 * ranges over it. Offsets are UTF-16 code units, end exclusive, and never lie inside a surrogate pair.
 *
 * Laws, each a property test in `test/content/rich-text.test.ts`:
 * - blocks are ordered, disjoint and inside the text; what lies between two blocks is white space only;
 * - a mark lies inside the content of one block (`contentStart` to `end`); marks nest or are apart, never cross,
 *   and are ordered by start, the outer one first;
 * - `text` alone reads well: list markers (`- `, `2. `) and their indentation are part of it, inline markup is not.
 */
export interface RichText {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  readonly marks: readonly Mark[];
}

/** A half-open range of UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface BlockBase extends Span {
  /** The offset at which the content begins: after the list marker and indentation, else equal to `start`. */
  readonly contentStart: number;
  /** The number of lists that the block stands in; 0 outside of lists. */
  readonly listDepth: number;
  /** The number of quotations that the block stands in; 0 outside of quotations. */
  readonly quoteDepth: number;
  /** Set on the first block of a list item only; `text.slice(start, contentStart)` is the marker as text. */
  readonly marker?: ListMarker;
}

export type ListMarker =
  | { readonly kind: 'bullet' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'task'; readonly done: boolean };

export type TextBlock =
  | (BlockBase & { readonly kind: 'paragraph' })
  /** A heading deeper than those that make sections, or one inside a quotation or list. `level` is 1 to 6. */
  | (BlockBase & { readonly kind: 'heading'; readonly level: number })
  /** Shown in a fixed width, white space kept, no marks inside. Tables are aligned by spaces and come as this, `lang: 'table'`. */
  | (BlockBase & { readonly kind: 'code'; readonly lang?: string })
  /** A thematic break: empty content (`start === end` is allowed for this kind only). */
  | (BlockBase & { readonly kind: 'rule' });

export type Mark = Span &
  (
    | { readonly kind: 'strong' | 'emphasis' | 'strike' | 'code' }
    /** `url` is absolute, http, https or mailto: anything else was dropped by the parser. */
    | { readonly kind: 'link'; readonly url: string }
    /** The range is the picture's label: a sign, and the alt text. */
    | { readonly kind: 'image'; readonly url: string }
  );
