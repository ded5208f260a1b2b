import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/glossary/mining/languages.ts';
import { matchesByWords } from '../../../src/glossary/mining/matches.ts';
import type { Passage } from '../../../src/glossary/mining/passage.ts';

describe('the singular of a noun', () => {
  it.each([
    ['en', 'gates', 'gate'],
    ['en', 'galleries', 'gallery'],
    ['en', 'boxes', 'box'],
    ['en', 'glass', 'glass'],
    ['fr', 'canaux', 'canal'],
    ['fr', 'bateaux', 'bateau'],
    ['fr', 'ponts', 'pont'],
    ['fr', 'jeux', 'jeu'],
    ['fr', 'bus', 'bus'],
    ['es', 'barcos', 'barco'],
    ['es', 'redes', 'red'],
    ['de', 'Tore', 'Tore'],
  ])('in %s of %s is %s', (lang, word, expected) => {
    expect(languageOf(lang).grammar.singular(word)).toBe(expected);
  });
});

describe('a name', () => {
  const isName = (text: string): boolean => languageOf('en').readName(text, 0, text.length, true) !== undefined;

  it.each([
    [`G${'a'.repeat(69)}`, true],
    [`G${'a'.repeat(70)}`, false],
    ['G', false],
    ['Gannet Quay Mill Tide Lock Pump', true],
    ['Gannet Quay Mill Tide Lock Pump Gate', false],
    ['small gates made of', false],
    ['old gate board nail', true],
    ['old gate board nail head', false],
    ['gate of the old mill wall', true],
    ['gate, board', false],
    ['the', false],
    ['1904', false],
  ])('is read in %j: %s', (text, expected) => {
    expect(isName(text)).toBe(expected);
  });
});

describe('matches by words', () => {
  it('are looked for in sentences alone that have one of the words', () => {
    const text = 'a pump. a pump.';
    const sentences = [
      { start: 0, end: 7 },
      { start: 8, end: 15 },
    ];
    const passage = { text, sentences, cues: { words: [4, 2] } } as unknown as Passage;
    const placesOf = (bit: number) => [...matchesByWords(passage, /pump/gu, bit)].map(({ match, index }) => [match.index, index]);

    expect(placesOf(2)).toEqual([[10, 1]]);
    expect(placesOf(6)).toEqual([
      [2, 0],
      [10, 1],
    ]);
    expect(placesOf(1)).toEqual([]);
  });
});
