import { expect, it } from 'vitest';
import { isTelling } from '../../src/glossary/is-telling.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { editionOf } from './glossary-of.ts';

const rare = { sectionCount: 1_000, countEntries: () => 30 };
const frequent = { sectionCount: 1_000, countEntries: () => 31 };
const term = (headword: string, source: 'glossary' | 'article' = 'article') => ({ headword, source, span: { start: 0, end: 1 } });

it('a term of the articles is left out if one in thirty sections has its word, unless it has several words or is an acronym', () => {
  expect(isTelling(term('skeg'), rare)).toBe(true);
  expect(isTelling(term('skeg'), frequent)).toBe(false);
  expect(isTelling(term('海'), frequent)).toBe(false);
  expect(isTelling(term('skeg fin'), frequent)).toBe(true);
  expect(isTelling(term('GPU'), frequent)).toBe(true);
  expect(isTelling(term('skeg', 'glossary'), frequent)).toBe(true);
  expect(isTelling(term('skeg'), { sectionCount: 10, countEntries: () => 20 })).toBe(true);
  expect(isTelling(term('skeg'), { sectionCount: 10, countEntries: () => 21 })).toBe(false);
});

it('a word is counted in each of its forms, once a section', () => {
  const index = createSearchIndex(
    editionOf([
      {
        sections: [
          ['One', 'A skeg and a skeg.'],
          ['Two', 'Two skegs.'],
          ['Three', 'No fin.'],
        ],
      },
    ]),
  );

  expect([index.countEntries(['skeg', 'skegs']), index.countEntries(['skeg']), index.countEntries(['rudder'])]).toEqual([2, 1, 0]);
});
