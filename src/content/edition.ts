import type { Article, Slug } from './article.ts';
import type { Problem } from './problem.ts';

/** What all articles share, from `publication.yaml` in the content directory. */
export interface Publication {
  readonly name: string;
  /** Where articles are read, without a slash at the end. An article's URL is `baseUrl/slug` unless it names its own. */
  readonly baseUrl?: string;
  /** BCP 47; `en` unless set. */
  readonly lang: string;
  /** 0xRRGGBB, the accent beside answers. */
  readonly color?: number;
  /** One line under every answer. */
  readonly footer?: string;
}

/** A term that the editors explain themselves, from `glossary.yaml`. */
export interface GlossaryEntry {
  readonly headword: string;
  readonly aliases: readonly string[];
  readonly definition: string;
  readonly seeAlso: readonly string[];
  /** `glossary.yaml` with the line it stands on, for citing. */
  readonly file: string;
  readonly line: number;
}

/** Everything that is published at one moment: immutable, and equal hashes mean equal content. */
export interface Edition {
  readonly hash: string;
  readonly publication: Publication;
  /** Newest first; articles with no date last; ties by slug. */
  readonly articles: readonly Article[];
  readonly glossary: readonly GlossaryEntry[];
  readonly problems: readonly Problem[];
  /** Files that are there and are not in `articles`, because they were not read: neither new nor gone. By path; drafts are none. */
  readonly unread?: readonly UnreadFile[];
}

export interface UnreadFile {
  /** Relative to the content directory; that of a folder where it could not be listed. */
  readonly path: string;
  /** What its head says, else its name. Absent for a folder. */
  readonly slug?: Slug;
}
