import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Section } from '../../src/content/article.ts';
import { foldWords } from '../../src/search/fold-text.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { hitsOf } from './corpus.ts';
import { WORDS, articlesArbitrary, queryArbitrary } from './generated-corpus.ts';

const SEED = { seed: 20260501 };
const ALL = 500;

/** A reader's view of a section, word by word: the oracle reads texts, never the index. */
function wordsOf(article: Article, section: Section): ReadonlySet<string> {
  const heading = section.level === 0 ? '' : section.heading;
  return new Set(foldWords(`${article.title} \n ${heading} \n ${section.body.text}`));
}

describe('search', () => {
  it('finds exactly the sections that a scan of the texts finds for one word taken as typed', () => {
    fc.assert(
      fc.property(
        articlesArbitrary,
        fc.constantFrom('colossus', 'laser', 'h100', 'zurich', 'power', '光', 'queue', 'migration', 'izmir'),
        (articles, word) => {
          const index = createSearchIndex({ articles });

          const found = new Set(hitsOf(index, `"${word}"`, { limit: ALL }).map(({ section }) => section));

          const scanned = articles.flatMap((article) => article.sections.filter((section) => wordsOf(article, section).has(word)));
          expect(found).toEqual(new Set(scanned));
        },
      ),
      { ...SEED, numRuns: 150 },
    );
  });

  it('finds every section that has all words of a query', () => {
    const words = fc.uniqueArray(fc.constantFrom('colossus', 'laser', 'power', 'model', 'queue', 'reactor', 'cluster'), {
      minLength: 2,
      maxLength: 3,
    });
    fc.assert(
      fc.property(articlesArbitrary, words, (articles, wanted) => {
        const index = createSearchIndex({ articles });

        const found = new Set(hitsOf(index, wanted.join(' '), { limit: ALL }).map(({ section }) => section));

        for (const article of articles) {
          for (const section of article.sections) {
            const words = wordsOf(article, section);
            if (wanted.every((word) => words.has(word))) expect(found).toContain(section);
          }
        }
      }),
      { ...SEED, numRuns: 150 },
    );
  });

  it('shows no section with an excluded word, and none from a filtered article', () => {
    fc.assert(
      fc.property(articlesArbitrary, (articles) => {
        const index = createSearchIndex({ articles });

        for (const { article, section } of hitsOf(index, 'colossus cooling -laser', { limit: ALL })) {
          expect(wordsOf(article, section)).not.toContain('laser');
        }
        for (const { article } of hitsOf(index, 'colossus cooling in:a0', { limit: ALL })) expect(article.slug).toBe('a0');
      }),
      { ...SEED, numRuns: 80 },
    );
  });

  it('highlights ordered, disjoint ranges of the section that are words of the query', () => {
    fc.assert(
      fc.property(articlesArbitrary, fc.constantFrom(...WORDS), (articles, word) => {
        const index = createSearchIndex({ articles });
        const wanted = new Set(foldWords(word));

        for (const { section, snippet, headingHighlights } of hitsOf(index, `"${word}"`, { limit: ALL })) {
          expect(section.body.text.slice(snippet.start, snippet.start + snippet.text.length)).toBe(snippet.text);
          for (const [text, spans] of [
            [snippet.text, snippet.highlights],
            [section.heading, headingHighlights],
          ] as const) {
            let last = -1;
            for (const { start, end } of spans) {
              expect(start).toBeGreaterThan(last);
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(text.length);
              last = end;
              for (const part of foldWords(text.slice(start, end)))
                expect([...wanted].some((own) => own.includes(part) || part.includes(own))).toBe(true);
            }
          }
        }
      }),
      { ...SEED, numRuns: 150 },
    );
  });

  it('orders hits by score and gives the same answer twice', () => {
    fc.assert(
      fc.property(articlesArbitrary, queryArbitrary, (articles, query) => {
        const index = createSearchIndex({ articles });

        const first = hitsOf(index, query).map(({ section, score }) => [section, score]);
        const second = hitsOf(index, query).map(({ section, score }) => [section, score]);

        expect(second).toEqual(first);
      }),
      { ...SEED, numRuns: 80 },
    );
  });

  it('answers any text without throwing', () => {
    const index = createSearchIndex({ articles: fc.sample(articlesArbitrary, { ...SEED, numRuns: 6 })[5] ?? [] });
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      queryArbitrary,
      fc
        .array(
          fc.constantFrom(
            '"',
            '-',
            'in:',
            'since:',
            'by:"',
            ':',
            '“',
            '”',
            '\u0000',
            '\u202e',
            '\ud800',
            ' ',
            'a',
            '冷',
            '*',
            '\\',
            '|',
            '!',
            '=',
          ),
          { maxLength: 80 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const outcome = index.search(text, { explain: true });
        index.suggest(text);

        expect(['empty', 'hits', 'noMatch']).toContain(outcome.kind);
        if (outcome.kind === 'hits') for (const { snippet } of outcome.hits) expect(snippet.text.length).toBeLessThan(500);
      }),
      { ...SEED, numRuns: 600 },
    );
  });

  it('answers 100 kB of anything', () => {
    const index = createSearchIndex({ articles: fc.sample(articlesArbitrary, { ...SEED, numRuns: 6 })[5] ?? [] });

    for (const unit of ['colossus ', 'x', '冷却', '"', '-a ', 'since:', '\u0301', '👩‍🚀', '\u0000']) {
      expect(() => index.search(unit.repeat(Math.ceil(100_000 / unit.length)))).not.toThrow();
      expect(() => index.suggest(unit.repeat(Math.ceil(100_000 / unit.length)))).not.toThrow();
    }
  });
});
