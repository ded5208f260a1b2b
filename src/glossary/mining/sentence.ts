import type { TextBlock } from '../../content/rich-text.ts';

/** A sentence where it stands. Its places count in the section's text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly block: TextBlock;
  /** Whether it begins its block, and whether that is the section's first. */
  readonly beginsBlock: boolean;
  readonly beginsSection: boolean;
}
