import type { MinedDefinition } from './mined-definition.ts';
import type { RichText, Span } from './rich-text.ts';

/** Lower-case letters, digits and hyphens of any script, unique in an edition: `spacex-colossus`. */
export type Slug = string & { readonly __brand: 'Slug' };

/** The part of a section's URL after `#`, unique in its article; `lede` for the text before the first heading. */
export type Anchor = string & { readonly __brand: 'Anchor' };

/** A date as the editor wrote it, normalized to ISO 8601: `2026-11-02` (midnight UTC) or with a time and zone. */
export type IsoDate = string;

export type Visibility =
  | { readonly kind: 'public' }
  /** Everybody sees that it is there, and its dek. */
  | { readonly kind: 'members' }
  /** `forMembers` says who may read it then. */
  | { readonly kind: 'embargoed'; readonly until: IsoDate; readonly forMembers?: true };

/** The source that first reported an article: the newsroom's last line, or `source:` in front matter. */
export interface Credit {
  readonly source?: string;
  readonly sourceUrl?: string;
  /** The place of publication, for example a blog's name. */
  readonly publication?: string;
  readonly byline?: string;
}

export interface ArticleImage {
  readonly url: string;
  readonly alt: string;
}

/**
 * A range of the file with what it was read as. Parts are ordered and tile the file: joined, the slices
 * `source.slice(start, end)` are the file's text, so nothing an editor wrote can be lost unnoticed.
 */
export interface Part extends Span {
  readonly kind: 'frontMatter' | 'title' | 'dek' | 'heading' | 'body' | 'credit' | 'space';
}

export interface Section {
  /** The caller's own id, when the article was passed by a program. */
  readonly id?: string;
  readonly anchor: Anchor;
  /** The heading as plain text; for the lede, the article's title. */
  readonly heading: string;
  /** Headings from the outermost to this one; empty for the lede. */
  readonly headingPath: readonly string[];
  /** 1 to 6 as in HTML; 0 for the lede. */
  readonly level: number;
  /** 0 for the first section of the article. */
  readonly position: number;
  readonly body: RichText;
}

/** An explanation of a name in an article: a `Term: explanation` bullet, a definition line or list. */
export interface Definition {
  readonly headword: string;
  readonly aliases: readonly string[];
  /** The anchor of the section that holds it. */
  readonly anchor: Anchor;
  /** The explanation in the article's words: a range of that section's `body.text`. */
  readonly span: Span;
}

export interface Article {
  readonly slug: Slug;
  readonly title: string;
  readonly dek?: string;
  readonly bylines: readonly string[];
  readonly credit?: Credit;
  readonly publishedAt?: IsoDate;
  readonly updatedAt?: IsoDate;
  readonly topics: readonly string[];
  /** BCP 47, from front matter or found in the text: chooses the stemmer. */
  readonly lang?: string;
  /** The address at which the whole article can be read. */
  readonly url?: string;
  readonly image?: ArticleImage;
  readonly visibility: Visibility;
  /** From when on it may be read, where that is not when `publishedAt` says: of several dates the latest, as a moment. */
  readonly opensAt?: IsoDate;
  /** From this moment on nobody may read it any more. */
  readonly closesAt?: IsoDate;
  /** Set by the editor: why the text was changed after publication, one sentence each, newest last. */
  readonly corrections: readonly string[];
  /** Set by the editor: the article is withdrawn, and why. */
  readonly retraction?: string;
  /** Set by the editor: nobody is told of it when it comes, though everybody finds it. */
  readonly announce?: false;
  /** Slugs the article had before (`aliases` in front matter): links and questions with them still find it. */
  readonly formerSlugs?: readonly Slug[];
  /** At least one. The lede, where there is one, is the first. */
  readonly sections: readonly Section[];
  readonly definitions: readonly Definition[];
  /** The explanations of names in its prose, those definitions among it: added where files are parsed, else found when it is asked for. Follows from the rest. */
  readonly mined?: readonly MinedDefinition[];
  /** SHA-256 in hex over everything above: equal hashes read the same. */
  readonly hash: string;
  /** Absent when a program passed the article. */
  readonly file?: ArticleFile;
}

export interface ArticleFile {
  /** Relative to the content directory, with `/` on every system. */
  readonly path: string;
  readonly format: 'markdown' | 'mdx' | 'text' | 'html';
  /** Its front matter names the slug. */
  readonly hasOwnSlug?: true;
  readonly parts: readonly Part[];
}
