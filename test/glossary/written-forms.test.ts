import { describe, expect, it } from 'vitest';
import { isFunctionWord } from '../../src/glossary/function-word.ts';
import { readingsOf } from '../../src/glossary/read-name.ts';
import { writtenForms } from '../../src/glossary/written-forms.ts';

describe('the forms in which a word of a name may stand in a text', () => {
  it('are the word, with an ending if it is the last one, and joined with its neighbors', () => {
    expect(writtenForms('data gate')).toEqual([
      ['data', 'datagate', 'datagates', 'datagatees'],
      ['gate', 'gates', 'gatees', 'datagate', 'datagates', 'datagatees'],
    ]);
    expect(writtenForms('city')).toEqual([['city', 'citys', 'cityes', 'cities']]);
  });

  it('join three words at most', () => {
    const joined = writtenForms('a b c d').flat();

    expect(joined).toContain('abc');
    expect(joined).toContain('bcd');
    expect(joined).not.toContain('abcd');
  });

  it('are of words alone, and of the eight longest', () => {
    expect(writtenForms('C++ + Pump').map(([word]) => word)).toEqual(['pump', 'c']);
    expect(writtenForms('k jj iii hhhh ggggg ffffff eeeeeee dddddddd cccccccccc').map(([word]) => word)).toEqual([
      'cccccccccc',
      'dddddddd',
      'eeeeeee',
      'ffffff',
      'ggggg',
      'hhhh',
      'iii',
      'jj',
    ]);
  });
});

describe('a word that only builds sentences', () => {
  it.each(['the', 'und', 'que', 'les'])('%s is known, whatever its language', (word) => {
    expect(isFunctionWord(word)).toBe(true);
  });

  it('is not a noun', () => {
    expect(isFunctionWord('pump')).toBe(false);
  });
});

describe('the readings of a typed name', () => {
  it.each([
    ['  .gannet  ', '.gannet'],
    ['What is  a\tgannet?', 'What is a gannet'],
    ['“Gannet”', 'Gannet'],
  ])('of %j begin with %j', (typed, first) => {
    expect(readingsOf(typed)[0]).toBe(first);
  });

  it('are fewer words, step by step', () => {
    expect(readingsOf('what does the Dr. Quist mean')).toEqual(['what does the Dr. Quist mean', 'the Dr. Quist', 'Dr. Quist', 'Quist']);
    expect(readingsOf(' ?! ')).toEqual([]);
  });
});
