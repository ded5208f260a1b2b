import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidingClauses, type Filter, type Filterable, formatFilter, matchFilter } from '../../src/subscription/filter.ts';
import { parseFilter } from '../../src/subscription/parse-filter.ts';

const article: Filterable = {
  title: 'Colossus grows',
  bylines: ['Ada Writer', 'José Núñez'],
  topics: ['AI', 'Data centers'],
  texts: ['Cooling', 'The data center starts with liquid cooling.'],
};

const word = fc
  .stringMatching(/^[a-z]{1,8}$/u)
  .filter((text) => !['or', 'and', 'not', 'everything', 'nothing', 'topic', 'author', 'words'].includes(text));
const leaf: fc.Arbitrary<Filter> = fc.record({ kind: fc.constantFrom('topic', 'author', 'words'), value: word });
const tree: fc.Arbitrary<Filter> = fc.letrec<{ node: Filter }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ kind: fc.constantFrom('all', 'any', 'none'), of: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
  ),
})).node;

it.each([
  ['Straße', 'strasse', true],
  ['AI policy', 'AI-policy', true],
  ['C++', 'C', false],
  ['C++', 'c++', true],
  ['🚀', '🚀', true],
  ['🚀', '✨', false],
])('the topic %s is called %s: %s', (topic, value, expected) => {
  expect(matchFilter({ kind: 'topic', value }, { ...article, topics: [topic] }).matches).toBe(expected);
});

function matches(text: string): boolean {
  const parsed = parseFilter(text);
  if (parsed.kind === 'problem') throw new Error(parsed.what);
  return matchFilter(parsed.filter, article).matches;
}

describe('filters', () => {
  it.each([
    ['', true],
    ['everything', true],
    ['topic:ai', true],
    ['topic:"data centers"', true],
    ['topic:data', false],
    ['author:nunez', true],
    ['author:"ada writer"', true],
    ['author:"ada"', true],
    ['cooling', true],
    ['"liquid cooling"', true],
    ['"cooling liquid"', false],
    ['art', false],
    ['-topic:podcasts', true],
    ['-topic:ai', false],
    ['not topic:ai', false],
    ['topic:space or topic:ai', true],
    ['topic:ai -cooling', false],
    ['(topic:space or author:ada) -podcast', true],
    ['topic:ai and author:nobody', false],
    ['TOPIC:AI OR topic:space', true],
    ['“liquid cooling”', true],
    ['—topic:ai', false],
    ['–topic:podcasts', true],
    ['−cooling', false],
    ['everything —topic:ai', false],
    ['everything –topic:space', true],
    ['!topic:ai', false],
    ['topic：ai', true],
    ['by:nunez', true],
    ['#ai', true],
    ['#space', false],
    ['topic:space,ai', true],
    ['-topic:space,ai', false],
    ['topic:space, cooling', false],
    ['cooling—starts', false],
    ['topic:data-centers', true],
    ['topic:Data_centers', true],
  ])('read %s and decide %s', (text, expected) => {
    expect(matches(text)).toBe(expected);
  });

  it.each([
    ['topic:', 'has no value'],
    ['(topic:ai', 'never closed'],
    ['topic:ai)', 'too many'],
    ['topic:ai or', 'clause is missing'],
    ['-', 'after "-"'],
    ['tag:ai', 'not a field'],
    ['"open', 'quotation mark'],
    ['tags:ai', 'topic:ai'],
    ['title:cooling', 'words that stand in the title'],
    ['after:2026', 'whatever its date'],
    ['by:', 'has no value'],
    ['cooling — power', 'no letter or digit'],
    ['topic:"!!"', 'no letter or digit'],
    ['('.repeat(50), 'nested'],
    ['x'.repeat(1_001), 'longer than'],
  ])('say what is wrong with %s', (text, what) => {
    const parsed = parseFilter(text);

    expect(parsed).toMatchObject({ kind: 'problem' });
    expect(parsed.kind === 'problem' ? parsed.what : '').toContain(what);
  });

  it('are written so that they are read back with the same meaning', () => {
    fc.assert(
      fc.property(tree, fc.array(word), fc.array(word), fc.array(word), (filter, topics, bylines, texts) => {
        const parsed = parseFilter(formatFilter(filter));
        const sample: Filterable = { title: 'x', topics, bylines, texts };

        expect(parsed.kind).toBe('filter');
        if (parsed.kind === 'filter') expect(matchFilter(parsed.filter, sample).matches).toBe(matchFilter(filter, sample).matches);
      }),
      { seed: 7, numRuns: 3_000 },
    );
  });

  it.each([
    ['The “Big” Dig', 'The Big Dig'],
    ['„Alt“', 'Alt'],
    ['«Neuf» Pont', 'Neuf Pont'],
    ['rock“n”roll', 'rock n roll'],
    ['rock"n"roll', 'rock n roll'],
  ])('are read back as one clause with a name that has marks of quotation in it: %s', (value, plain) => {
    for (const kind of ['words', 'topic', 'author'] as const)
      expect(parseFilter(formatFilter({ kind, value }))).toEqual({ kind: 'filter', filter: { kind, value: plain } });
    expect(matchFilter({ kind: 'words', value: plain }, { ...article, title: `About ${value}.` }).matches).toBe(true);
    expect(matchFilter({ kind: 'topic', value: plain }, { ...article, topics: [value] }).matches).toBe(true);
    expect(matchFilter({ kind: 'author', value: plain }, { ...article, bylines: [value] }).matches).toBe(true);
  });

  it('never fail on what people type, and end soon', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 1_200, unit: fc.constantFrom('(', ')', '"', '-', ' ', ':', 'a', 'or ', 'topic:', 'é', '😀') }),
        (text) => {
          expect(['filter', 'problem']).toContain(parseFilter(text).kind);
        },
      ),
      { seed: 8, numRuns: 3_000 },
    );
  });

  it('name the clause that decided', () => {
    const parsed = parseFilter('topic:ai -author:ada');

    const verdict = parsed.kind === 'filter' ? matchFilter(parsed.filter, article) : undefined;

    expect(verdict?.matches).toBe(false);
    expect(verdict === undefined ? [] : decidingClauses(verdict)).toEqual(['-author:ada']);
  });
});
