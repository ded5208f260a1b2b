import type { Article, Section, Slug } from '../content/article.ts';
import type { Edition } from '../content/edition.ts';
import { createGlossary, type GlossaryParts } from '../glossary/create-glossary.ts';
import type { Entity } from '../glossary/mine-entities.ts';
import { once } from '../glossary/once.ts';
import { sectionKey } from '../reply/intent-codec.ts';
import type { SectionKey } from '../reply/intent.ts';
import type { SearchIndex } from '../search/search.ts';
import type { AnswerMemory } from './answer-memory.ts';
import { createAddressFinder } from './find-address.ts';
import { createArticleFinder, type createTitleTables } from './find-article.ts';
import { findSectionOf, nameOfSection } from './find-section-of.ts';
import { foldName } from '../search/fold-name.ts';
import type { FoundArticle, ServedEdition } from './served-edition.ts';

/** State that is kept from one edition to the next, because most saves change little of it. */
export interface EditionParts {
  readonly entities: () => readonly Entity[];
  readonly nameBook: NonNullable<GlossaryParts['nameBook']>;
  readonly titleTable: ReturnType<typeof createTitleTables>;
}

/** Builds all that answers are made from. The edition must hold only what may be seen now, see `visibleEdition`; the index is of that edition, and `answers` are empty. */
export function serveEdition(
  edition: Edition,
  index: SearchIndex,
  answers: AnswerMemory,
  { entities, nameBook, titleTable }: Partial<EditionParts> = {},
): ServedEdition {
  const glossary = createGlossary(edition, index, { entities, nameBook });
  const articlesNamed = once(() => createArticleFinder(edition.articles, titleTable));
  const addresses = once(() => createAddressFinder(edition.articles));
  const byKey = once(() => {
    const keyed = (slugsOf: (article: Article) => readonly Slug[]) =>
      edition.articles.flatMap((article) =>
        slugsOf(article).flatMap((slug) =>
          keysOf(article, slug).map((key, number) => [key, { article, section: article.sections[number] as Section }] as const),
        ),
      );
    // Buttons of before an article was renamed still work, unless another one has that name now.
    return new Map<SectionKey, { article: Article; section: Section }>([
      ...keyed(({ formerSlugs = [] }) => formerSlugs),
      ...keyed(({ slug }) => [slug]),
    ]);
  });

  function findArticle(reference: string): FoundArticle {
    const named = articlesNamed().find(reference);
    const [first, second] = named;
    if (second) return { kind: 'several', articles: named };
    if (first) return { kind: 'article', article: first };
    // A passage that speaks of it may be meant; the asker sees and chooses.
    const near = articlesMatching(index, reference, 5);
    return { kind: 'unknown', nearest: near.length > 0 ? near : edition.articles.slice(0, 5) };
  }

  function suggestSections(article: Article, typed: string, limit: number): readonly Section[] {
    const folded = foldName(typed);
    if (folded === '') return article.sections.slice(0, limit);
    const containing = article.sections.filter((section) => nameOfSection(section).includes(folded));
    return unique([...containing, ...sectionsMatching(index, article, typed)]).slice(0, limit);
  }

  return {
    edition,
    index,
    glossary,
    answers,
    findArticle,
    findAddress: (address) => addresses()(address),
    findSection: (key) => byKey().get(key),
    findSectionOf,
    suggestArticles(typed, limit) {
      if (foldName(typed) === '') return edition.articles.slice(0, limit);
      const suggested = index.suggest(typed, { limit: limit * 2 }).flatMap(({ article }) => (article ? [article] : []));
      return unique([...suggested, ...articlesMatching(index, typed, limit)]).slice(0, limit);
    },
    suggestSections,
    prepare: [
      ...glossary.prepare,
      byKey,
      addresses,
      () => articlesNamed(),
      ...[0, 1, 2].map((part) => () => articlesNamed().prepare[part]?.()),
    ],
  };
}

/** A key is a hash: those of an article are made once, however many editions it is in. */
const keysOfArticles = new WeakMap<Article, Map<Slug, readonly SectionKey[]>>();

function keysOf(article: Article, slug: Slug): readonly SectionKey[] {
  const bySlug = keysOfArticles.get(article) ?? new Map<Slug, readonly SectionKey[]>();
  keysOfArticles.set(article, bySlug);
  const keys = bySlug.get(slug) ?? article.sections.map(({ anchor }) => sectionKey(slug, anchor));
  bySlug.set(slug, keys);
  return keys;
}

/** Articles by their best section, best first. */
function articlesMatching(index: SearchIndex, text: string, limit: number): readonly Article[] {
  const outcome = index.search(text, { limit: limit * 3 });
  return outcome.kind === 'hits' ? unique(outcome.hits.map(({ article }) => article)).slice(0, limit) : [];
}

function sectionsMatching(index: SearchIndex, article: Article, text: string): readonly Section[] {
  const outcome = index.search(`in:${article.slug} ${text}`, { limit: 10 });
  return outcome.kind === 'hits' && !outcome.browsing
    ? outcome.hits.filter((hit) => hit.article === article).map(({ section }) => section)
    : [];
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
