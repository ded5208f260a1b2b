import { describe, expect, it } from 'vitest';
import { createArticle } from '../../../src/content/create-article.ts';
import { headingKey, viewArticle } from '../../../src/glossary/mining/article-view.ts';
import { stopEnds } from '../../../src/glossary/mining/sentence-ends.ts';
import { isSmall, spellsOut } from '../../../src/glossary/mining/spells-out.ts';
import { mineText } from './mine-text.ts';

describe('letters that abbreviate words', () => {
  it.each([
    ['HTTP', 'Hypertext Transfer Protocol'],
    ['AIS', 'automatic identification system'],
    ['DoD', 'Department of Defense'],
    ['RATP', 'Régie autonome des transports parisiens'],
    ['ISS', 'International Space Station'],
    ['TCP/IP', 'transmission control protocol / internet protocol'],
    ['B2B', 'business 2 business'],
    ['e.g.', 'exempli gratia'],
    ['radar', 'radio detection and ranging'],
  ])('%s is spelled out by %s', (short, long) => {
    expect(spellsOut(short, long)).toBe(true);
  });

  it.each([
    ['HT', 'Hypertext Transfer Protocol', 'a word gives no letter'],
    ['HTTPS', 'Hypertext Transfer Protocol', 'a letter comes from no word'],
    ['TTP', 'Hypertext Transfer Protocol', 'the first letter is not the first one'],
    ['PTH', 'Hypertext Transfer Protocol', 'the order is another'],
    ['hyper', 'Hypertext', 'one word gives more letters than anybody takes'],
    ['X', 'Xenon', 'one letter is no abbreviation'],
    ['HTTP', ' - ', 'there are no words'],
  ])('%s is not spelled out by %s: %s', (short, long) => {
    expect(spellsOut(short, long)).toBe(false);
  });

  it('need none of a small word, in either case', () => {
    expect([isSmall('of'), isSmall('Of'), isSmall('often')]).toEqual([true, true, false]);
  });
});

describe('a full stop', () => {
  it.each([
    ['Dr', 'Quist', false],
    ['(e.g', 'Make', false],
    ['“Mr', 'Quist', false],
    ['Inc', 'Sells', false],
    ['Inc', 'The', true],
    ['J', 'Quist', false],
    ['B', 'The', true],
    ['U.S', 'Navy', false],
    ['A.B.C', 'It', true],
    ['boat', 'Sells', true],
    ['ab', 'Quist', true],
  ])('behind %s and before %s ends a sentence: %s', (word, next, ends) => {
    expect(stopEnds(word, next)).toBe(ends);
  });
});

describe('what an article says of a name by its letters', () => {
  const text = 'Colossus stands here. The engineers of Memphis, then Quist, saw it; colossus (2) Ada too.';
  const view = viewArticle(
    createArticle({
      slug: 'a',
      title: 'Kubernetes: an introduction – the ship',
      lang: 'en',
      sections: [
        { heading: '', text },
        { heading: '3.1 What is a fat tree?', text: 'Text.' },
      ],
    }),
  );

  it.each([
    ['Memphis', true],
    ['Quist', true],
    ['Ada', true],
    ['Colossus', false],
    ['The', false],
  ])('takes %s for a name by its capital inside of a sentence: %s', (word, expected) => {
    expect(view.isNameWord(word)).toBe(expected);
  });

  it.each([
    ['kubernetes', true],
    ['introduction', true],
    ['ship', true],
    ['colossus', false],
  ])('takes %s for what it is about: %s', (key, expected) => {
    expect(view.isTitle(key)).toBe(expected);
  });

  it('knows the heading of each section, and whether a name stands twice', () => {
    expect([view.isHeading('fat tree', 1), view.isHeading('fat tree', 0), view.isHeading('', 0)]).toEqual([true, false, true]);
    expect([view.recurs('colossus'), view.recurs('Quist'), view.recurs('nobody'), view.recurs('e')]).toEqual([true, false, false, true]);
  });

  it.each([
    ['3.1 The fat tree', 'fat tree'],
    ['What are fat trees?', headingKey('fat trees')],
    ['Introducing Colossus', 'colossus'],
    ['About an engine', 'engine'],
    ['Whatever', 'whatever'],
  ])('reads the heading %s as one of %s', (heading, key) => {
    expect(headingKey(heading)).toBe(key);
  });
});

describe('the subject of a definition', () => {
  it.each([
    ['And a nomogram is a chart for reckoning.', 'nomogram', []],
    ['In navigation, a nomogram is a chart for reckoning.', 'nomogram', []],
    ['A nomogram, also called an alignment chart, is a chart for reckoning.', 'nomogram', ['alignment chart']],
    ['A nomogram (or alignment chart) is a chart for reckoning.', 'nomogram', ['alignment chart']],
    ['A nomogram, I should say, is a chart for reckoning.', 'nomogram', []],
    ['A nomogram usually is a chart for reckoning.', 'nomogram', []],
    ['A nomogram (e.g. this one) is a chart for reckoning.', 'nomogram', []],
  ])('of %j is %s, also called %j', (text, headword, aliases) => {
    const [mined] = mineText(text);

    expect([mined?.headword, mined?.aliases ?? []]).toEqual([headword, aliases]);
  });
});
