import { expect, it } from 'vitest';
import { composeHits } from '../../src/reply/compose-hits.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { valley } from '../fixtures/valley/publication.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const index = createSearchIndex({ articles: valley });
const answer = (query: string) => {
  const outcome = index.search(query);
  if (outcome.kind !== 'hits') throw new Error('It is found.');
  return composeHits(query, outcome, { words: wordsFor([]) });
};

it('says how a word was read, and offers what was typed', () => {
  const reply = answer('heorns');

  expect(reply?.blocks[0]).toEqual({ kind: 'paragraph', text: 'Showing “herons” for “heorns”.', muted: true });
  expect(reply?.actions[0]).toEqual({
    kind: 'button',
    label: 'Search instead for “heorns”',
    intent: { kind: 'search', query: 'heorns', exact: true },
  });
});

it('offers nothing else for a word that was read as it was typed', () => {
  expect(answer('herons')?.actions.some((action) => action.kind === 'button' && action.label.startsWith('Search instead'))).toBe(false);
});
