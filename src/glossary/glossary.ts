import type { Article, Section } from '../content/article.ts';
import type { MinedForm } from '../content/mined-definition.ts';
import type { GlossaryEntry } from '../content/edition.ts';
import type { Span } from '../content/rich-text.ts';
import type { Correction, Snippet } from '../search/search.ts';

/** The place of a definition. */
export type DefinitionSource =
  /** `span` is the range of the section's `body.text` that the definition's text is. */
  | { readonly kind: 'article'; readonly article: Article; readonly section: Section; readonly span: Span }
  | { readonly kind: 'glossary'; readonly entry: GlossaryEntry };

export interface TermDefinition {
  /** In the words of the source. */
  readonly text: string;
  readonly source: DefinitionSource;
  /** The form of its words in the article; none in the editors' glossary. */
  readonly form?: MinedForm;
  /** Other places that say the very same: they are cited beside `source`, not shown again. */
  readonly alsoIn: readonly DefinitionSource[];
}

/** A section in which a name occurs, in its text or its heading. */
export interface TermMention {
  readonly article: Article;
  readonly section: Section;
  /** Around the first occurrence; `highlights` is empty if only the heading has the name. */
  readonly snippet: Snippet;
  /** The number of times that the name stands in the section's text. */
  readonly occurrences: number;
}

export type TermOutcome =
  /** Nothing to look for: blank, or only punctuation. */
  | { readonly kind: 'empty' }
  /** The editors have hidden the term that this is a name of: nothing is said of it. */
  | { readonly kind: 'hidden' }
  | {
      readonly kind: 'defined';
      readonly headword: string;
      readonly aliases: readonly string[];
      /**
       * At least one: the editors' own first, then the newest article's, what merely spells the name out after what explains it. Those of a
       * retracted article come last.
       */
      readonly definitions: readonly TermDefinition[];
      /** Less sure explanations of articles beside that: the words of the article, no definition. */
      readonly said: readonly TermDefinition[];
      /** Headwords that `find` resolves. */
      readonly seeAlso: readonly string[];
      /** Every section that uses the term and does not define it, newest first. */
      readonly mentions: readonly TermMention[];
      /** Set where more sections may use it: only so many are read for one answer. */
      readonly isPart?: true;
      /** Set when the name was read as another one. */
      readonly corrected?: Correction;
    }
  | {
      readonly kind: 'mentioned';
      /** As the articles spell it. */
      readonly name: string;
      /** Explanations of articles, not surely enough to be a definition: the newest article's first. */
      readonly said: readonly TermDefinition[];
      /** The section that says most about it. */
      readonly best: TermMention;
      /** Every other section that has it, newest first. */
      readonly mentions: readonly TermMention[];
      /** Set where more sections may have it: only so many are read for one answer. */
      readonly isPart?: true;
      /** Headwords that contain the name: `Distributed Interconnect` for `interconnect`. */
      readonly seeAlso: readonly string[];
      readonly corrected?: Correction;
    }
  | {
      readonly kind: 'unknown';
      readonly suggestions: readonly string[];
      /** Set where sections that have its words were not read. */
      readonly isPart?: true;
    };

export interface DefinedTerm {
  readonly headword: string;
  readonly definition: TermDefinition;
}

export interface ListedTerm {
  readonly headword: string;
  /** The source of the explanation: the editors in the glossary (and perhaps articles too), or articles alone. */
  readonly source: 'glossary' | 'article';
}

export interface NameSuggestion {
  /** The name to pass to `find`. */
  readonly name: string;
  /** `name` stands for one that articles use often and none defines. */
  readonly kind: 'term' | 'alias' | 'name';
  /** The term that an alias belongs to; else equal to `name`. */
  readonly headword: string;
}

export interface SpottedTerm {
  readonly headword: string;
  /** `article` if the editors say nothing of it. */
  readonly source: 'glossary' | 'article';
  /** The range of its first occurrence in the message. */
  readonly span: Span;
}

/** The terms of one edition. Immutable, and safe to keep as long as the edition is served. */
export interface Glossary {
  /**
   * The meaning of a name. Read in this order: the exact headword or alias (case, diacritics and hyphens do not count), its
   * plural or possessive, its initials, part of one headword, a name that articles use, and last a slip of the pen.
   */
  find(name: string): TermOutcome;
  /**
   * The best definition of a name that is typed as it is written, with what is asked around it (`what is`); undefined if it is read in any
   * other way.
   */
  define(name: string): DefinedTerm | undefined;
  /** Every name of the term that this is a name of, as texts may write them; the name alone if it is none, or hidden. */
  namesOf(name: string): readonly string[];
  /** Every headword, in the order of the publication's language. */
  list(): readonly ListedTerm[];
  /** Names that begin like what was typed, slips allowed. Nothing typed gives the headwords in order. */
  suggest(typed: string, limit: number): readonly NameSuggestion[];
  /** Terms that occur in a text, each once, longest first. It is read as far as `limit`, in UTF-16 code units; as far as a message goes if none is given. */
  spot(text: string, limit?: number): readonly SpottedTerm[];
  /** Works out what the others need, a piece at a time: so that nobody's question waits for it. */
  readonly prepare: readonly (() => unknown)[];
}
