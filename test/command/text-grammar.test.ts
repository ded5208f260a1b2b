import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../src/command/text-grammar.ts';

const query = { query: { kind: 'text', description: 'q', required: true, rest: true } } as const;
const count = { count: { kind: 'integer', description: 'n', min: 1, max: 10 } } as const;
const article = { article: { kind: 'text', description: 'a', required: true }, section: { kind: 'text', description: 's' } } as const;

describe('the text grammar', () => {
  it.each([
    ['colossus cooling', { query: 'colossus cooling' }],
    ['"laser links" cooling', { query: '"laser links" cooling' }],
    ['  topic:power  -nuclear ', { query: 'topic:power  -nuclear' }],
    ['query: colossus', { query: 'colossus' }],
    ['', {}],
    ['   ', {}],
  ])('gives the only text option the whole line: %j', (text, expected) => {
    expect(parseText(query, text)).toEqual(expected);
  });

  it.each([
    ['spacex colossus', { article: 'spacex colossus' }],
    ['spacex colossus > looking ahead', { article: 'spacex colossus', section: 'looking ahead' }],
    ['spacex-colossus#looking-ahead', { article: 'spacex-colossus', section: 'looking-ahead' }],
    ['“spacex colossus” looking ahead', { article: 'spacex colossus', section: 'looking ahead' }],
    ['spacex section:"looking ahead"', { article: 'spacex', section: 'looking ahead' }],
    ['section:outlook spacex colossus', { article: 'spacex colossus', section: 'outlook' }],
    ['the C# guide', { article: 'the C# guide' }],
    ['', {}],
  ])('parts several options: %j', (text, expected) => {
    expect(parseText(article, text)).toEqual(expected);
  });

  it.each([
    ['public: colossus', { query: 'colossus', public: 'true' }],
    ['colossus cooling public:', { query: 'colossus cooling', public: 'true' }],
    ['colossus public:no', { query: 'colossus', public: 'false' }],
    ['PUBLIC:Yes colossus', { query: 'colossus', public: 'true' }],
    ['what is public: opinion', { query: 'what is public: opinion' }],
    ['public:opinion polls', { query: 'public:opinion polls' }],
    ['republic: rome', { query: 'republic: rome' }],
    ['public:', { public: 'true' }],
  ])('takes a flag at either end of the line: %j', (text, expected) => {
    expect(parseText({ ...query, public: { kind: 'flag', description: 'p' } }, text)).toEqual(expected);
  });

  it('reads a number as one word, named or not', () => {
    expect(parseText(count, '3')).toEqual({ count: '3' });
    expect(parseText(count, 'count:3')).toEqual({ count: '3' });
  });

  it('reads any text without failing, and invents no option', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(query, count, article), (text, options) => {
        const values = parseText(options, text);

        expect(Object.keys(options)).toEqual(expect.arrayContaining(Object.keys(values)));
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });
});
