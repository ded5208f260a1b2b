import type { RootContent } from 'mdast';

export interface QuickBlock {
  readonly node: RootContent;
  /** The first line behind it. */
  readonly next: number;
}

/** The circumstances of a text that decide how its blocks are read. */
export interface QuickRules {
  /** Elements of HTML and code by indentation are read as such. */
  readonly readsHtml: boolean;
  /** The names, normalized, that brackets may stand for because they may be defined in the text. */
  readonly labels: ReadonlySet<string>;
}
