import type { Article, Section } from '../content/article.ts';
import type { Span } from '../content/rich-text.ts';
import type { TermMention } from './glossary.ts';
import { snippetAround } from './mention-snippet.ts';
import type { NamePattern } from './name-pattern.ts';

/** A section that has a name, before it is shown. */
export interface FoundMention {
  readonly article: Article;
  readonly section: Section;
  /** Ranges of the section's `body.text`; empty where only the heading has the name, or the article's title. */
  readonly spans: readonly Span[];
  readonly inHeading: boolean;
}

/** Every section whose text or heading has the name, in the order of the articles and then of the page. */
export function findMentions(articles: readonly Article[], pattern: NamePattern): readonly FoundMention[] {
  const found: FoundMention[] = [];
  for (const article of articles) {
    const before = found.length;
    for (const section of article.sections) {
      const spans = pattern.findAll(section.body.text);
      // The lede's heading is the article's title, which says nothing of the lede itself.
      const inHeading = section.level > 0 && pattern.test(section.heading);
      if (spans.length > 0 || inHeading) found.push({ article, section, spans, inHeading });
    }
    const [first] = article.sections;
    // An article that is called so and never says the name again is a place all the same.
    if (found.length === before && first !== undefined && pattern.test(article.title))
      found.push({ article, section: first, spans: [], inHeading: false });
  }
  return found;
}

export function mentionOf({ article, section, spans }: FoundMention): TermMention {
  return { article, section, snippet: snippetAround(section.body, spans), occurrences: spans.length };
}
