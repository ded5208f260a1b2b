/** A turn of phrase that is kept out of the project, with the plain one beside it. */
export interface ProseRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** A text that breaks the rule; the rule's test holds both. */
  readonly bad: string;
  readonly good: string;
}

const BRITISH =
  /\b(?:colou?r(?<=our)|behaviou?r(?<=our)|favou?r(?<=our)|neighbou?r(?<=our)|organis|recognis|normalis|summaris|serialis|authoris|initialis|minimis|optimis|emphasis(?=e|ing)|centre\b|licence\b|artefact|labelled|cancelled|signalled|travelled|grey\b)/iu;

/** Rules for comments: a docstring names the thing first. */
export const commentRules: readonly ProseRule[] = [
  {
    name: 'begins with a clause',
    pattern: /^(?:What|Where|Who|Whoever|Whatever|How) (?!this\b)/u,
    bad: 'What was typed so far.',
    good: 'The words typed so far.',
  },
];

/** Rules for every text: comments, documents, and the words of the program. */
export const textRules: readonly ProseRule[] = [
  { name: 'whoever', pattern: /\bwhoever\b/iu, bad: 'Whoever asks sees it.', good: 'The asker sees it.' },
  {
    name: 'where in place of if',
    pattern: /\b(?:undefined|absent|nothing|none|empty|false|true|left out) where\b/iu,
    bad: 'Undefined where there is no title.',
    good: 'Undefined if there is no title.',
  },
  { name: 'unless told', pattern: /\bunless told\b(?! to\b)/iu, bad: 'Ten unless told.', good: 'Ten by default.' },
  { name: 'so many', pattern: /\b(?:at most|at least|up to) so (?:many|much)\b/iu, bad: 'At most so many.', good: 'The largest number.' },
  { name: 'British spelling', pattern: BRITISH, bad: 'The behaviour of colours.', good: 'The behavior of colors.' },
];
