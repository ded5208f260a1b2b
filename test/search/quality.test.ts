import { describe, expect, it } from 'vitest';
import newsdesk from '../../bench/search/adapter.ts';
import { generateSections } from '../../bench/search/generated-sections.ts';
import { QueryMaker } from '../../bench/search/queries.ts';
import { tallyAnswers } from '../../bench/search/tally-answers.ts';

/** Sections, queries of each type, and the seed of both. */
const SECTIONS = 1000;
const PER_TYPE = 40;
const SEED = 4;
/** Queries of a type that may have another section first: one more than were measured. Types that are not named may have one. */
const MISSES: Readonly<Record<string, number>> = {
  'entity-t1': 5,
  inflect: 4,
  noise: 3,
  phrase: 2,
  'phrase-t1': 8,
  'phrase-t2': 6,
  'prefix-t1': 2,
};

describe(`Success@1 over ${SECTIONS} generated sections`, () => {
  const sections = generateSections(SECTIONS, SEED);
  const engine = newsdesk.build(sections);
  const tallies = tallyAnswers(new QueryMaker(sections, SEED).make(PER_TYPE), (query) => engine.search(query, 10));

  it('is measured for every type of query', () => {
    expect(tallies.size).toBe(21);
  });

  it.each([...tallies.keys()].sort())('keeps its floor for %s', (type) => {
    const { count, first, five } = tallies.get(type) ?? { count: 0, first: 0, five: 0 };

    expect(count).toBe(PER_TYPE);
    expect(first).toBeGreaterThanOrEqual(count - (MISSES[type] ?? 1));
    if (type !== 'noanswer') expect(five).toBeGreaterThanOrEqual(count - 2);
  });
});
