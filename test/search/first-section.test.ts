import { describe, expect, it } from 'vitest';
import { listWeights, readWeight, type Weights, withWeight } from '../../bench/search/with-weight.ts';
import { OF_QUESTION, OF_SENTENCE, RANKING, READING_WEIGHTS } from '../../src/search/ranking-weights.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { WEIGHTS } from '../../src/search/search-state.ts';
import { valley, valleyGlossary } from '../fixtures/valley/publication.ts';
import { placesOf } from './corpus.ts';
import { firstSectionRows } from './first-section-rows.ts';

/** The lengths of sections are weighed when an index is made, so each question of weights gets its own. */
function firstSections(): readonly (string | undefined)[] {
  const index = createSearchIndex({ articles: valley, glossary: valleyGlossary }, { now: Date.UTC(2026, 5, 15) });
  return firstSectionRows.map(([query]) => placesOf(index, query)[0]);
}

describe('the first section for a query', () => {
  const found = firstSections();

  it.each(firstSectionRows.map((row, index) => [...row, index] as const))('%s -> %s: %s', (_query, first, _protects, index) => {
    expect(found[index]).toBe(first);
  });
});

const weights: readonly (readonly [name: string, weights: Weights])[] = [
  ['ranking', RANKING],
  ['sentence', OF_SENTENCE],
  ['question', OF_QUESTION],
  ['reading', READING_WEIGHTS],
  ['field', WEIGHTS],
];

describe('a weight of the search', () => {
  const expected = firstSectionRows.map(([, first]) => first);

  it.each(weights.flatMap(([kind, all]) => listWeights(all).map((at) => [`${kind}.${at.name}${at.index ?? ''}`, at] as const)))(
    '%s decides a row of the table',
    (_name, at) => {
      expect(readWeight(at)).toBeGreaterThan(0);
      expect(withWeight(at, 0, firstSections)).not.toEqual(expected);
    },
  );
});
