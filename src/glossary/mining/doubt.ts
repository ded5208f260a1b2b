import type { Finding, Passage } from './passage.ts';

/** A reason for which an explanation is not sure, whatever speaks for it. */
export interface Doubt {
  readonly why: string;
  applies(told: Told): boolean;
}

/** A finding with the words that the doubts look at. */
export interface Told {
  readonly passage: Passage;
  readonly finding: Finding;
  /** The explanation as it stands. */
  readonly words: string;
  /** Its words before the name, and those behind it. */
  readonly before: string;
  readonly behind: string;
}

/** The beginning of a clause before another. */
export const condition =
  /^(?:(?:and|but|so)\s)?(?:if|when|while|whenever|because|since|although|though|once|after|before|until|unless|as(?!\s(?:a reminder|an example))|any time|according to|in these terms|in \d{4},|wenn|weil|während|obwohl|sobald|nachdem|falls|si|quand|lorsque|puisque|cuando|aunque|mientras|porque)\s/iu;
