import type { Anchor, Article } from '../content/article.ts';
import { firstSentence } from '../content/first-sentence.ts';
import type { Filterable } from '../subscription/filter.ts';
import type { ArticleCard, Branding } from '../delivery/announcement.ts';
import { sayKept } from '../words/kept-text.ts';
import { wordsFor } from '../words/words-for.ts';

/** Copies what an announcement shows: without a dek, the first sentence of the text. `changes` is a kept text, absent for a new article. */
export function makeArticleCard(article: Article, branding: Branding, changes = ''): ArticleCard {
  const dek = article.dek ?? firstSentence(article);
  return {
    kind: 'article',
    slug: article.slug,
    title: article.title,
    ...(dek === undefined ? {} : { dek }),
    bylines: article.bylines,
    ...(article.publishedAt === undefined ? {} : { publishedAt: article.publishedAt }),
    ...(article.updatedAt === undefined ? {} : { updatedAt: article.updatedAt }),
    topics: article.topics,
    ...(article.image === undefined ? {} : { image: article.image }),
    ...(article.url === undefined ? {} : { url: article.url }),
    firstAnchor: article.sections[0]?.anchor ?? ('lede' as Anchor),
    corrections: article.corrections,
    ...(article.retraction === undefined ? {} : { retraction: article.retraction }),
    ...(changes === '' ? {} : { whatChanged: sayKept(changes, wordsFor([branding.lang])), changes }),
    ...copyBranding(branding),
  };
}

/** Of a publication, only what its messages carry; absent if that is nothing. */
export function copyBranding({ color, footer, lang }: Branding): { readonly branding?: Branding } {
  const { code } = wordsFor([lang]);
  const branding = {
    ...(color === undefined ? {} : { color }),
    ...(footer === undefined ? {} : { footer }),
    ...(code === 'en' ? {} : { lang: code }),
  };
  return Object.keys(branding).length === 0 ? {} : { branding };
}

export function filterableOf(article: Article): Filterable {
  return {
    title: article.title,
    ...(article.dek === undefined ? {} : { dek: article.dek }),
    bylines: article.bylines,
    topics: article.topics,
    texts: article.sections.flatMap((section) => [section.heading, section.body.text]),
  };
}
