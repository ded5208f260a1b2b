import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor, Article } from '../../src/content/article.ts';
import type { GlossaryEntry } from '../../src/content/edition.ts';
import type { Suggestion } from '../../src/search/search.ts';
import { createSearchIndex, type LayeredSearchIndex } from '../../src/search/search-index.ts';
import { updateSearchIndex } from '../../src/search/update-index.ts';
import { toArticle } from './corpus.ts';
import { articleArbitrary, articlesArbitrary, queryArbitrary } from './generated-corpus.ts';

const NOW = Date.UTC(2026, 5, 1);

function answerOf(index: LayeredSearchIndex, query: string): unknown {
  const outcome = index.search(query, { limit: 20 });
  if (outcome.kind !== 'hits') return outcome;
  return {
    ...outcome,
    hits: outcome.hits.map(({ article, section, score, snippet }) => [article.slug, section.anchor, score.toFixed(9), snippet]),
  };
}

describe('updateSearchIndex', () => {
  it('suggests the names of the glossary as it is now, whether or not it changed with the articles', () => {
    const article = toArticle({ slug: 'boats', title: 'Boats', sections: [{ heading: '', text: 'Boats come home.' }] });
    const entry = (headword: string): GlossaryEntry => ({
      headword,
      aliases: [],
      definition: 'A thing.',
      seeAlso: [],
      file: 'g.yaml',
      line: 1,
    });
    const suggested = (index: LayeredSearchIndex, text: string): string[] => index.suggest(text).map((suggestion) => suggestion.text);

    const first = createSearchIndex({ articles: [article], glossary: [entry('Bollard')] });
    const edited = updateSearchIndex(first, { changed: [{ ...article, title: 'Barges', hash: 'other' }] });
    const renamed = updateSearchIndex(edited, { glossary: [entry('Capstan')] });

    expect(suggested(edited, 'bol')).toEqual(['Bollard']);
    expect(suggested(edited, 'barg')).toEqual(['Barges']);
    expect(suggested(renamed, 'bol')).toEqual([]);
    expect(suggested(renamed, 'caps')).toEqual(['Capstan']);
    expect(suggested(first, 'boats')).toEqual(['Boats']);
  });

  it('answers as a fresh index does, update after update', () => {
    const step = fc.record({
      changed: fc.array(fc.integer({ min: 0, max: 9 }).chain(articleArbitrary), { maxLength: 2 }),
      removed: fc.array(
        fc.integer({ min: 0, max: 9 }).map((n) => `a${n}`),
        { maxLength: 1 },
      ),
    });
    fc.assert(
      fc.property(
        articlesArbitrary,
        fc.array(step, { minLength: 1, maxLength: 3 }),
        fc.array(queryArbitrary, { minLength: 1, maxLength: 6 }),
        (articles, steps, queries) => {
          let index = createSearchIndex({ articles }, { now: NOW });
          let current = new Map<string, Article>(articles.map((article) => [article.slug, article]));

          for (const { changed, removed } of steps) {
            const once = [...new Map(changed.map((article) => [article.slug, article])).values()];
            const kept = removed.filter((slug) => !once.some((article) => article.slug === slug));
            index = updateSearchIndex(index, { changed: once, removed: kept });
            current = new Map([...current].filter(([slug]) => !kept.includes(slug)));
            for (const article of once) current.set(article.slug, article);
          }
          const fresh = createSearchIndex({ articles: [...current.values()] }, { now: NOW });

          expect(index.sectionCount).toBe(fresh.sectionCount);
          for (const query of queries) expect(answerOf(index, query), query).toEqual(answerOf(fresh, query));
        },
      ),
      { seed: 20260502, numRuns: 150 },
    );
  });

  it('leaves the index it was given as it was', () => {
    const [articles = []] = fc.sample(articlesArbitrary, { seed: 7, numRuns: 1 });
    const index = createSearchIndex({ articles }, { now: NOW });
    const before = answerOf(index, 'colossus cooling');

    updateSearchIndex(index, { removed: articles.map(({ slug }) => slug) });

    expect(answerOf(index, 'colossus cooling')).toEqual(before);
  });

  it('goes by the lengths of its own texts, whichever of two indexes of one base was asked before', () => {
    const long = toArticle({ slug: 'b', title: 'Tower', sections: [{ heading: '', text: `heron ${'stone '.repeat(300)}` }] });
    const short = toArticle({ slug: 'b', title: 'Tower', sections: [{ heading: '', text: 'heron stone' }] });
    const other = toArticle({ slug: 'a', title: 'Pond', sections: [{ heading: '', text: 'heron pond' }] });
    const base = createSearchIndex({ articles: [other] });
    const first = updateSearchIndex(base, { changed: [long] });
    const before = answerOf(first, 'heron');

    const second = updateSearchIndex(first, { changed: [short] });

    expect(answerOf(second, 'heron')).toEqual(answerOf(createSearchIndex({ articles: [other, short] }), 'heron'));
    expect(answerOf(first, 'heron')).toEqual(before);
  });

  it('suggests what is new and no longer what is gone', () => {
    const [article] = fc.sample(articleArbitrary(1), { seed: 9, numRuns: 1 }) as [Article];
    const index = createSearchIndex({ articles: [{ ...article, title: 'Quantum ledgers' }] });

    const next = updateSearchIndex(index, { changed: [{ ...article, title: 'Photonic ledgers' }] });

    expect(next.suggest('ledg').map(({ text }) => text)).toContain('Photonic ledgers');
    expect(next.suggest('ledg').map(({ text }) => text)).not.toContain('Quantum ledgers');
  });

  it.each([
    ['newer', 'older'],
    ['older', 'newer'],
  ])('suggests a term of two articles by its name if the %s one is gone', (gone, left) => {
    const explaining = (slug: string, publishedAt: string, headwords: readonly string[]) =>
      toArticle({
        slug,
        title: slug,
        publishedAt,
        sections: [{ heading: '', text: 'Words.' }],
        definitions: headwords.map((headword) => ({ headword, aliases: [], anchor: 'lede' as Anchor })),
      });
    const index = createSearchIndex({
      articles: [explaining('newer', '2026-02-01', ['Gizmo']), explaining('older', '2026-01-01', ['Foobar', 'Gizmo'])],
    });
    const told = ({ text, article }: Suggestion) => [text, article?.slug];

    expect(index.suggest('giz').map(told)).toEqual([['Gizmo', 'newer']]);
    expect(
      updateSearchIndex(index, { removed: [gone] })
        .suggest('giz')
        .map(told),
    ).toEqual([['Gizmo', left]]);
  });
});
