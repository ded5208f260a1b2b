import type { Span } from '../rich-text.ts';

/** `remark`: for editors. `membersPart`: for members. `markup`: signs around words that are kept. */
export type HiddenKind = 'remark' | 'membersPart' | 'markup';

/** The findings of a rule: parts of the source that no reader may see. */
export interface Hiding {
  readonly kind: HiddenKind;
  /** Ascending and apart; they may lie in those of another finding. */
  readonly hidden: readonly Span[];
  /** The offset at which reading goes on: behind what is hidden, or at the first word that is kept between two hidden parts. */
  readonly resumeAt: number;
  /** Its end is missing, so that more may be hidden than was meant. */
  readonly isUnclosed?: true;
  /** Its beginning is not found, so that more may be hidden than was meant. */
  readonly isUnopened?: true;
  /** It may have been prose. */
  readonly isDoubtful?: true;
}

/** One way to mark what readers do not see. A dialect of a site generator is a few of these. */
export interface HidingRule {
  /** The pattern with which it may begin, without flags. */
  readonly opens: RegExp;
  /** Undefined when nothing is hidden here. */
  read(source: HidingSource, at: number): Hiding | undefined;
}

/** The text that rules read, with what several of them ask. */
export interface HidingSource {
  readonly text: string;
  /** Code is shown as it is written, so that nothing in it is markup. */
  isCode(at: number): boolean;
  /** The next place of a text from `from` on; the length of the source when there is none. Remembers, so that asking often is cheap. */
  next(needle: string, from: number): number;
  /** The end of the paragraph that holds `at`: before the next blank line. */
  endOfBlock(at: number): number;
  /** The first word of the paragraph that holds `at`: behind a blank line and the marks of quotations and lists. */
  startOfBlock(at: number): number;
  /** Is there nothing before `at` on its line but quotation and list marks? */
  beginsLine(at: number): boolean;
}

/** Everything from `start` to `end` as one. */
export function hide(kind: HiddenKind, start: number, end: number): Hiding {
  return { kind, hidden: [{ start, end }], resumeAt: end };
}

/** As `hide`, to the end of what there is, because the end of it is missing. */
export function hideUnclosed(kind: HiddenKind, start: number, end: number): Hiding {
  return { ...hide(kind, start, end), isUnclosed: true };
}
