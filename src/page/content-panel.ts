/**
 * Answers to the *Content* panel: `GET questions` gives a list of `AskedInVain`, `GET terms?find=` a `TermListing`, `GET sources` a list of
 * `PageSource`, and `GET article?slug=` an `ArticleReading`, or `null` if not everybody may read the article now.
 */

/** A question that had no good answer. Nobody who asked it is known. */
export interface AskedInVain {
  readonly question: string;
  /** Questions that ask for the same. */
  readonly others: readonly string[];
  readonly times: number;
  /** The answer that it has by now, in words. */
  readonly now: string;
  /** A term of its own explains it: there is nothing to cure. */
  readonly isExplained: boolean;
}

/** The terms whose headword has the letters that were asked for. */
export interface TermListing {
  /** The number of all of them. */
  readonly total: number;
  /** The first 200, in the order of the publication's language. */
  readonly terms: readonly PageTerm[];
}

export interface PageTerm {
  readonly headword: string;
  /** Nothing answers to it. */
  readonly isHidden: boolean;
  /** The explanation that answers first; absent if it is hidden. */
  readonly text?: string;
  /** The form of its words in the article (`apposition`); `editors` for the editors' own. */
  readonly form?: string;
  /** The title of the article, the file, or that it was changed in chat. */
  readonly source?: string;
}

/** A place that articles come from, in words. */
export interface PageSource {
  /** Its name; the path of a directory. */
  readonly name: string;
  /** The address that is asked; absent for a directory. */
  readonly place?: string;
  /** The number of its articles, when it was asked, and when it is asked next. */
  readonly what: string;
  /** Absent while it can be read. */
  readonly fault?: string;
}

/** The reading of an article: facts, sections, and the lines of its file. */
export interface ArticleReading {
  readonly slug: string;
  readonly title: string;
  /** Its date, its topics and the like, by name; those that it does not give are left out. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly sections: readonly ReadSection[];
  /** None if the file is not there, or is not the one that was read. */
  readonly lines: readonly ReadLine[];
}

export interface ReadSection {
  /** Empty for the text before the first heading. */
  readonly heading: string;
  readonly anchor: string;
  readonly level: number;
  readonly url?: string;
  /** Of its heading, 1-based. */
  readonly line?: number;
}

/** `dropped`: none of its words is shown. `hidden`: a remark, or a part for members. */
export interface ReadLine {
  readonly as: 'frontMatter' | 'title' | 'dek' | 'heading' | 'body' | 'credit' | 'space' | 'dropped' | 'hidden';
  readonly text: string;
}
