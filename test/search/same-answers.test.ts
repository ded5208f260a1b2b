import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadSearchIndex, saveSearchIndex } from '../../src/search/saved-index.ts';
import { createSearchIndex, type LayeredSearchIndex } from '../../src/search/search-index.ts';
import { updateSearchIndex } from '../../src/search/update-index.ts';
import { valley, valleyGlossary } from '../fixtures/valley/publication.ts';
import { tongues } from '../fixtures/valley/tongues.ts';
import { toArticle } from './corpus.ts';
import { firstSectionRows } from './first-section-rows.ts';
import { transcribeSearch, transcribeSuggestions } from './transcribe.ts';
import { transcriptQueries, typedTexts } from './transcript-queries.ts';

const NOW = { now: Date.UTC(2026, 5, 15) };
const articles = [...valley, ...tongues];
const corpus = { articles, glossary: valleyGlossary };
const questions = ['How high did the river rise?', 'Who repairs the gates?'];

/** Forms of words, as the glossary asks for them. */
const held: readonly (readonly (readonly string[])[])[] = [
  [['gate', 'gates']],
  [
    ['gate', 'gates'],
    ['river', 'rivers'],
  ],
  [['obrook']],
  [['brook'], ['mill', 'mills'], ['pond'], ['stone', 'stones'], ['flour']],
  [['船闸']],
  [['水']],
  [['nowhere']],
  [['heron', 'herons'], ['nowhere']],
  [['dont'], ['theyre']],
  [[]],
  [],
];

function everyAnswer(index: LayeredSearchIndex): readonly string[] {
  const queries = [...firstSectionRows.map(([query]) => query), ...transcriptQueries];
  const places = held.flatMap((words) =>
    [
      { weighty: 3, newest: 2 },
      { weighty: 0, newest: 1 },
      { weighty: 50, newest: 50 },
    ].map((limits) => {
      const { places: found, isAll } = index.holding(words, limits);
      return `${JSON.stringify([words, limits])}: ${isAll} ${found.map(({ article, position }) => `${article.slug}/${position}`).join(' ')}`;
    }),
  );
  return [
    ...queries.map((query) => transcribeSearch(index, query)),
    ...typedTexts.map((typed) => transcribeSuggestions(index, typed, questions)),
    ...places,
  ];
}

/**
 * The first hit of each answer, and all places of a holding. Which faraway readings of a mistyped word are looked at depends on the pieces of the index, so
 * scores may differ in a percent; and what was changed last is the newest, so places have another order.
 */
function firstsOf(answers: readonly string[]): readonly string[] {
  return answers
    .filter((answer) => !/"newest":[12]\}/u.test(answer))
    .map((answer) => {
      if (!answer.startsWith('['))
        return answer
          .split('\n')
          .slice(0, 2)
          .join('\n')
          .replace(/^ {2}[\d.]+ /mu, '');
      return answer
        .split(' ')
        .sort()
        .join(' ')
        .replace(/(?:true|false)/u, '');
    });
}

describe('an index', () => {
  const fresh = createSearchIndex(corpus, NOW);
  const expected = everyAnswer(fresh);

  it('finds the sections that hold words as reviewed', async () => {
    const file = fileURLToPath(new URL('../golden/search/holding.txt', import.meta.url));

    await expect(`${expected.slice(-held.length * 3).join('\n')}\n`).toMatchFileSnapshot(file);
  });

  it('answers the same after articles were changed, taken out and put back', () => {
    const changed = valley.slice(3, 9);
    const draft = (slug: string) =>
      toArticle({ slug, title: 'Gates of wood', sections: [{ heading: 'Gates', text: 'Sluice gates, sluice gates and warm water.' }] });
    const before = createSearchIndex(
      { articles: [...articles.filter((article) => !changed.includes(article)), draft('ferry'), draft('gone')], glossary: valleyGlossary },
      NOW,
    );

    const once = updateSearchIndex(before, { changed: changed.slice(0, 3), removed: ['gone'] });
    const twice = updateSearchIndex(once, { changed: changed.slice(3) });

    expect(twice.isWhole).toBe(false);
    expect(twice.sectionCount).toBe(fresh.sectionCount);
    expect(firstsOf(everyAnswer(twice)).filter((one, index) => one !== firstsOf(expected)[index])).toEqual([]);
  });

  it('answers the same after it was saved and loaded', () => {
    const outcome = loadSearchIndex(new Uint8Array(Buffer.concat(saveSearchIndex(fresh))), corpus, NOW);

    expect(outcome.kind).toBe('loaded');
    if (outcome.kind === 'loaded') expect(everyAnswer(outcome.index)).toEqual(expected);
  });

  it('gives five hits and ten suggestions unless told', () => {
    const outcome = fresh.search('the river');

    expect(outcome.kind === 'hits' ? outcome.hits.length : 0).toBe(5);
    expect(fresh.suggest('the')).toHaveLength(10);
    expect(fresh.suggest('the', { limit: 0 })).toEqual([]);
    expect(fresh.search('the river', { limit: 0 })).toMatchObject({ kind: 'hits', hits: [] });
  });
});
