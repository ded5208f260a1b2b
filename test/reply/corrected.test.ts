import { expect, it } from 'vitest';
import { composeHits, composeNoMatch } from '../../src/reply/compose-hits.ts';
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

it('offers three other queries at most, cut to the length of a button', () => {
  const outcome = { kind: 'noMatch', missing: [], filters: [], leftOut: [], suggestions: ['a'.repeat(80), 'b', 'c', 'd'] } as const;
  const reply = composeNoMatch('q'.repeat(200), outcome, [], wordsFor([]));

  const labels = reply.actions.map((action) => (action.kind === 'button' ? action.label : action.kind));

  expect(labels).toEqual([`${'a'.repeat(69)}…`, 'b', 'c']);
  expect(reply.summary).toContain(`${'q'.repeat(119)}…`);
  expect(reply.summary).not.toContain('q'.repeat(120));
});
