import { describe, expect, it } from 'vitest';
import { falseNames, isFalseName } from '../../../src/glossary/mining/false-names.ts';
import { linesOf, mineMarkdown } from './mine-text.ts';

const cases: readonly (readonly [why: string, name: string])[] = [
  ['a date', 'May 3'],
  ['a number', '9.5 %'],
  ['a comparison', 'best pump'],
  ['an address of someone', 'Dear crew'],
  ['an order of things', 'Figure 2'],
  ['a measure of something', 'sort of pump'],
  ['a time', '9:30'],
  ['an adverb', 'easily explained'],
  ['an order to somebody', 'See the current list'],
  ['a place in a sentence', 'In der Regel'],
  ['an introduction', 'Introducing Gannet'],
  ['a count', 'Nine gates'],
  ['a picture or a document', 'quay.jpg'],
  ['a question', 'Qu’est-ce qu’un barrage'],
  ['a letter', 'b'],
  ['an action', 'using pumps'],
  ['an action with its object', 'Turning on HSTS'],
];

describe('what is no name', () => {
  it.each(cases)('is %s: %s', (why, name) => {
    expect(isFalseName(name)).toBe(why);
  });

  it('has a case for each rule', () => {
    expect(cases.map(([why]) => why)).toEqual(falseNames.map(({ why }) => why));
  });

  it('may be a comparison if it is set off as a term', () => {
    expect([isFalseName('great circle'), isFalseName('great circle', { isSetOff: true })]).toEqual(['a comparison', undefined]);
    expect(linesOf(mineMarkdown('A **great circle** is a line around the whole globe.'), 'copula')).toHaveLength(1);
  });

  it.each([
    ['a place in a sentence', 'für Boote der Werft'],
    ['a comparison', 'beste Praxis'],
    ['a number', 'Two'],
    ['an adverb', 'Luckily new'],
    ['a time', 'Eight years ago'],
    ['an adverb', 'es decir'],
    ['an adverb', 'Zusätzlich'],
    ['an adverb', 'normalerweise'],
    ['an introduction', 'Meet Gannet'],
    ['an introduction', 'Announcing the Gannet'],
    ['an introduction', 'We present Gannet'],
    ['an introduction', 'We proudly announced Gannet'],
    ['an adverb', 'generalmente main'],
    ['an adverb', 'Cependant'],
    ['an order of things', 'number 40'],
    ['a count', '9 red gates'],
    ['a count', 'Two phases of a gate'],
    ['a count', 'twenty-one men'],
  ])('is %s: %s', (why, name) => {
    expect(isFalseName(name)).toBe(why);
  });

  it('is a count beside an abbreviation too, and not a comparison', () => {
    expect(isFalseName('Nine gates', { isSpelledOut: true })).toBe('a count');
    expect(isFalseName('Best Available Technique', { isSpelledOut: true })).toBeUndefined();
  });

  it.each([
    'New York',
    'Great Plains',
    'First Amendment',
    'Second Salt War',
    'No Tide Press',
    'well-being',
    'Section 230',
    'quality of service',
    'learning rate',
  ])('is not %s, though it begins so', (name) => {
    expect(isFalseName(name)).toBeUndefined();
  });

  it.each(['New Features', 'First Steps', 'Great News', 'new York', 'Section 2', 'quality of pumps', 'learning rope'])('is %s', (name) => {
    expect(isFalseName(name)).toBeDefined();
  });

  it.each(['Seven Sisters', 'two-factor authentication', 'nine bus', 'presenting sponsor', 'meet cute', 'We the People'])(
    'is not %s',
    (name) => {
      expect(isFalseName(name)).toBeUndefined();
    },
  );

  it.each(['Quayside', 'machine learning', 'bilge pump', 'assembly', 'Sally', 'supply', 'May Quist', 'Newsdesk 2'])('is not %s', (name) => {
    expect(isFalseName(name)).toBeUndefined();
  });
});
