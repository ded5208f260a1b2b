import type { Span } from './rich-text.ts';

/** The form in which an article's words explain a name. */
export type MinedForm =
  /** `X is a ...` */
  | 'copula'
  /** `X, a ...,` and `the Y X, a ...` */
  | 'apposition'
  /** `X, which ...` */
  | 'relative'
  /** `a ... called X` */
  | 'naming'
  /** `X means ...`, `X stands for ...` */
  | 'meaning'
  /** `X (a ...)` */
  | 'gloss'
  /** `X lets ...`, `X is used to ...` */
  | 'purpose'
  /** `X. It is a ...` */
  | 'anaphora'
  /** A heading that is the term, above the sentence that explains it. */
  | 'heading'
  /** `What is X?` */
  | 'question'
  /** `graphics processing unit (GPU)` and `GPU (graphics processing unit)` */
  | 'abbreviation'
  /** `- Term: explanation`, `- Term - explanation` and lines of a definition list */
  | 'bullet'
  /** A paragraph that begins with the term in bold. */
  | 'lead-in';

/** An article's explanation of a name, as the miner found it. Data only: it travels from the parser's process. */
export interface MinedDefinition extends Span {
  readonly headword: string;
  /** Other ways in which the same sentence writes the name. */
  readonly aliases?: readonly string[];
  /** The article's words, `sections[section].body.text.slice(start, end)`. */
  readonly text: string;
  /** The place of the section among the article's sections. */
  readonly section: number;
  readonly form: MinedForm;
  /** From 0 to 1: the sum of named signals, which are no probabilities. */
  readonly confidence: number;
  /** Whether it answers as a definition; else it is introduced as the words of the article. */
  readonly sure: boolean;
}
