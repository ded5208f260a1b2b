import type { RichText } from '../../content/rich-text.ts';
import type { ArticleView } from './article-view.ts';
import type { MinedForm } from '../../content/mined-definition.ts';
import type { Clause } from './clause.ts';
import type { Cues } from './cues.ts';
import type { Sentence } from './sentence.ts';
import type { Language } from './language.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Predicate } from './predicate.ts';

/** All that a form looks at: a section with its sentences, in its article. */
export interface Passage {
  readonly view: ArticleView;
  readonly language: Language;
  readonly section: number;
  readonly heading: string;
  readonly level: number;
  readonly body: RichText;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly cues: Cues;
  /** Of each sentence, its first verb with a name before it. */
  readonly clauses: readonly (Clause | undefined)[];
  /** The clauses behind the first ones, each with a subject of its own. */
  readonly laterClauses: readonly Clause[];
}

/** The finding of a form, before it is judged. */
export interface Finding {
  readonly form: MinedForm;
  readonly name: NounPhrase;
  /** The explanation: a range of the section's text. */
  readonly start: number;
  readonly end: number;
  readonly predicate?: Predicate | undefined;
  /** Signals that only the form knows of. */
  readonly signals?: readonly FormSignal[];
}

export type FormSignal =
  | 'weakVerb'
  | 'pastVerb'
  | 'guessedName'
  | 'unsure'
  | 'later'
  | 'clearMarker'
  | 'bare'
  | 'aside'
  | 'person'
  | 'local'
  | 'adjectival'
  | 'vague'
  | 'fallback'
  | 'worded';

/** A form: finds in a section what reads like it. One small file each. */
export type Form = (passage: Passage) => Iterable<Finding>;
