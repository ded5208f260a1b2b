import { describe, expect, it } from 'vitest';
import { editionOf, glossaryOf } from './glossary-of.ts';

const entries = [
  { headword: 'Zebra crossing', aliases: ['crosswalk'] },
  { headword: 'Äpfel' },
  { headword: 'Node 10' },
  { headword: 'Node 9' },
];

describe('the list of terms', () => {
  it('is in the order of the language, numbers by value', () => {
    const glossary = glossaryOf(editionOf([{ sections: [['Words', '- Birne: Eine Frucht, die im Herbst reif ist.']] }], entries, 'de'));

    expect(glossary.list()).toEqual([
      { headword: 'Äpfel', source: 'glossary' },
      { headword: 'Birne', source: 'article' },
      { headword: 'Node 9', source: 'glossary' },
      { headword: 'Node 10', source: 'glossary' },
      { headword: 'Zebra crossing', source: 'glossary' },
    ]);
  });

  it('does without a language that does not exist', () => {
    expect(glossaryOf(editionOf([], entries, 'not a language')).list()).toHaveLength(4);
  });
});

describe('suggestions while typing', () => {
  const names = ['one', 'two', 'three'].map((word) => [word, `We asked what Colossus does in ${word} days. Then SpaceX said no.`] as const);
  const glossary = glossaryOf(editionOf([{ sections: names }], entries));

  it.each([
    ['zeb', 'Zebra crossing', 'term'],
    ['crossw', 'crosswalk', 'alias'],
    ['crossi', 'Zebra crossing', 'term'],
    ['zbera', 'Zebra crossing', 'term'],
    ['apf', 'Äpfel', 'term'],
    ['colosus', 'Colossus', 'name'],
    ['spac', 'SpaceX', 'name'],
  ])('gives for %s first %s', (typed, name, kind) => {
    expect(glossary.suggest(typed, 5)[0]).toMatchObject({ name, kind });
  });

  it('gives the headwords in order before anything is typed', () => {
    expect(glossary.suggest(' ', 2).map(({ name }) => name)).toEqual(['Äpfel', 'Node 9']);
  });

  it('names what find answers, and no more than asked for', () => {
    const suggestions = glossary.suggest('o', 3);

    expect(suggestions.length).toBeLessThanOrEqual(3);
    for (const { name } of glossary.suggest('c', 25)) expect(glossary.find(name).kind).not.toBe('unknown');
  });

  it('gives nothing for what is near to nothing', () => {
    expect(glossary.suggest('qqqqqqq', 5)).toEqual([]);
  });
});
