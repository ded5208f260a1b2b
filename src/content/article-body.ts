import type { ArticleImage, Part, Section } from './article.ts';
import type { CreditLine } from './credit.ts';
import type { CellRules } from './dialects/cells.ts';
import type { ResolveInclude } from './dialects/includes.ts';
import type { Site } from './generators/site.ts';
import type { RichText } from './rich-text.ts';

/** The parts that a format's reader finds in a file below its front matter. */
export interface ArticleBody {
  readonly title?: string;
  readonly dek?: string;
  readonly bylines: readonly string[];
  readonly credit?: CreditLine;
  /** The heading above everything else, if it is not a title. */
  readonly firstHeading?: string;
  /** The first picture in the text. */
  readonly picture?: ArticleImage;
  readonly sections: readonly SectionDraft[];
  /** Offsets of the source's uniform text; gaps are filled by `tileFile`. */
  readonly parts: readonly Part[];
}

export interface SectionDraft {
  /** Undefined for the text before the first heading. */
  readonly heading?: string;
  readonly headingPath: readonly string[];
  /** 0 without a heading. */
  readonly level: Section['level'];
  /** `{#id}` behind the heading. */
  readonly explicitAnchor?: string;
  /** The id that the site's generator gives the heading. */
  readonly siteAnchor?: string;
  /** The offset at which the section begins. */
  readonly offset: number;
  readonly body: RichText;
}

/** The facts about a file that its reader is given. */
export interface BodyOptions {
  /** The offset at which the article begins, behind the front matter. */
  readonly start: number;
  /** The title that front matter gives. */
  readonly title: string | undefined;
  /** Relative links are resolved against it. */
  readonly articleUrl: string | undefined;
  /** With it, headings get the ids of the site, and links between files wait until all articles are known. */
  readonly site?: Site | undefined;
  readonly resolveInclude?: ResolveInclude | undefined;
  /** Values of front matter that a shortcode of Quarto names. */
  readonly metaValues?: Readonly<Record<string, string>> | undefined;
  /** The rules for cells of Quarto; without them a fenced block is code. */
  readonly cells?: CellRules | undefined;
}
