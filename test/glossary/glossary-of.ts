import { type ArticleInput, createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import type { Edition, GlossaryEntry } from '../../src/content/edition.ts';
import { createGlossary } from '../../src/glossary/create-glossary.ts';
import type { Glossary, TermOutcome } from '../../src/glossary/glossary.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';

const now = Date.parse('2026-11-20T00:00:00Z');

export function glossaryOf(edition: Edition): Glossary {
  return createGlossary(edition, createSearchIndex(edition, { now }));
}

/** An edition of articles given as `[heading, text]` pairs, the first article the newest. */
export function editionOf(articles: readonly ShortArticle[], entries: readonly Partial<GlossaryEntry>[] = [], lang = 'en'): Edition {
  return createEdition({
    articles: articles.map(({ sections, ...rest }, index) =>
      createArticle({
        slug: `article-${index}`,
        title: `Untitled ${index}`,
        publishedAt: dayBefore(index),
        ...rest,
        sections: sections.map(toSection),
      }),
    ),
    glossary: entries.map((entry) => ({
      headword: 'Nothing',
      aliases: [],
      definition: 'Nothing at all.',
      seeAlso: [],
      file: 'glossary.yaml',
      line: 1,
      ...entry,
    })),
    publication: { name: 'Test', lang },
  });
}

type ShortArticle = Omit<Partial<ArticleInput>, 'sections'> & { readonly sections: readonly (readonly [heading: string, text: string])[] };

export function defined(outcome: TermOutcome): Extract<TermOutcome, { kind: 'defined' }> {
  if (outcome.kind !== 'defined') throw new Error(`expected a definition, got ${JSON.stringify(outcome).slice(0, 300)}`);
  return outcome;
}

export function mentioned(outcome: TermOutcome): Extract<TermOutcome, { kind: 'mentioned' }> {
  if (outcome.kind !== 'mentioned') throw new Error(`expected mentions, got ${JSON.stringify(outcome).slice(0, 300)}`);
  return outcome;
}

function toSection([heading, text]: readonly [string, string]): { heading: string; text: string } {
  return { heading, text };
}

function dayBefore(index: number): string {
  return new Date(now - (index + 1) * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
