import type { Article, ArticleImage, IsoDate, Section } from '../content/article.ts';
import type { RichText } from '../content/rich-text.ts';
import { headingLine } from './citation-line.ts';
import type { Reply } from './reply.ts';

/** A link of the publication: what is shown below it, and the article for a platform that opens it beside the chat. */
export interface LinkPreview {
  readonly reply: Reply;
  readonly article: LinkedArticle;
}

/** An article as a platform of its own kind may show it: data, with nothing of any platform in it. */
export interface LinkedArticle {
  /** Names it as long as it has this slug. */
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  /** Words above everything else: why it was retracted. */
  readonly warning?: string;
  readonly dek?: string;
  readonly bylines: readonly string[];
  readonly publishedAt?: IsoDate;
  readonly updatedAt?: IsoDate;
  readonly image?: ArticleImage;
  readonly sections: readonly LinkedSection[];
}

export interface LinkedSection {
  /** Its headings from the outermost; the title of the article for the text before the first one. */
  readonly title: string;
  readonly body: RichText;
  /** Whether the link names it. */
  readonly isNamed: boolean;
}

/** The article that a link leads to, with the section that it names. */
export function linkedArticle(article: Article, named: Section | undefined, warning: string | undefined): LinkedArticle {
  const { slug, title, url, dek, bylines, publishedAt, updatedAt, image, sections } = article;
  return {
    id: slug,
    title,
    ...(url === undefined ? {} : { url }),
    ...(warning === undefined ? {} : { warning }),
    ...(dek === undefined ? {} : { dek }),
    bylines,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(image === undefined ? {} : { image }),
    sections: sections.map((section) => ({
      title: headingLine(section.headingPath) || section.heading,
      body: section.body,
      isNamed: section === named,
    })),
  };
}
