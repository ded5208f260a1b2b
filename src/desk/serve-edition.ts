import type { Article, Section } from '../content/article.ts';
import type { Edition } from '../content/edition.ts';
import { createGlossary } from '../glossary/create-glossary.ts';
import { sectionKey } from '../reply/intent-codec.ts';
import type { SectionKey } from '../reply/intent.ts';
import type { SearchIndex } from '../search/search.ts';
import type { AnswerMemory } from './answer-memory.ts';
import { findSectionOf, nameOfSection } from './find-section-of.ts';
import { foldName } from './fold-name.ts';
import type { FoundArticle, ServedEdition } from './served-edition.ts';

/** Builds all that answers are made from. The edition must hold only what may be seen now, see `visibleEdition`; the index is of that edition, and `answers` are empty. */
export function serveEdition(edition: Edition, index: SearchIndex, answers: AnswerMemory): ServedEdition {
  const glossary = createGlossary(edition, index);
  const byName = once(
    () => new Map(edition.articles.flatMap((article) => namesOf(article).map((name) => [name, article] as const)).reverse()),
  );
  const byKey = once(() => {
    const places = edition.articles.flatMap((article) => article.sections.map((section) => ({ article, section })));
    return new Map<SectionKey, { article: Article; section: Section }>(
      places.map((place) => [sectionKey(place.article.slug, place.section.anchor), place]),
    );
  });

  function findArticle(reference: string): FoundArticle {
    const exact = byName().get(foldName(reference)) ?? byName().get(reference.trim());
    if (exact) return { kind: 'article', article: exact };
    const named = edition.articles.filter((article) => foldName(article.title).includes(foldName(reference)));
    if (named.length === 1 && named[0] && foldName(reference) !== '') return { kind: 'article', article: named[0] };
    const found = articlesMatching(index, reference, 6);
    const [first, second] = found;
    if (!first) return { kind: 'unknown', nearest: edition.articles.slice(0, 5) };
    if (!second || first.score > second.score * 1.3) return { kind: 'article', article: first.article };
    return { kind: 'several', articles: found.map(({ article }) => article) };
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
    findSection: (key) => byKey().get(key),
    findSectionOf,
    suggestArticles(typed, limit) {
      if (foldName(typed) === '') return edition.articles.slice(0, limit);
      const suggested = index.suggest(typed, { limit: limit * 2 }).flatMap(({ article }) => (article ? [article] : []));
      return unique([...suggested, ...articlesMatching(index, typed, limit).map(({ article }) => article)]).slice(0, limit);
    },
    suggestSections,
  };
}

function namesOf(article: Article): readonly string[] {
  return [
    article.slug,
    foldName(article.slug),
    foldName(article.title),
    ...(article.url === undefined ? [] : [article.url, foldName(article.url)]),
  ];
}

interface ScoredArticle {
  readonly article: Article;
  readonly score: number;
}

/** Articles by their best section, best first. */
function articlesMatching(index: SearchIndex, text: string, limit: number): readonly ScoredArticle[] {
  const outcome = index.search(text, { limit: limit * 3 });
  if (outcome.kind !== 'hits') return [];
  const best = new Map<Article, number>();
  for (const { article, score } of outcome.hits) best.set(article, Math.max(best.get(article) ?? 0, score));
  return [...best].map(([article, score]) => ({ article, score })).slice(0, limit);
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

/** Computes at the first call: a one-off question in the terminal never pays for what only buttons need. */
function once<T>(compute: () => T): () => T {
  let value: { readonly computed: T } | undefined;
  return () => {
    value ??= { computed: compute() };
    return value.computed;
  };
}
