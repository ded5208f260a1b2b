import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createArticle } from '../../../src/content/create-article.ts';
import { viewArticle } from '../../../src/glossary/mining/article-view.ts';
import { cueWordsOf } from '../../../src/glossary/mining/cue-words.ts';
import { findCues } from '../../../src/glossary/mining/cues.ts';
import { languageOf } from '../../../src/glossary/mining/languages.ts';
import { matchesByWords, matchesIn, patternsOfSigned } from '../../../src/glossary/mining/matches.ts';
import { readPassages } from '../../../src/glossary/mining/read-passages.ts';
import { labelledLanguages } from '../labels/definition-labels.ts';

const { grammar } = languageOf('en');
const cueWords = cueWordsOf(grammar);

function cuesOf(text: string): { readonly signs: string; readonly capitals: string; readonly shorts: string } {
  const { signs, capitals, shorts } = findCues(text, [{ start: 0, end: text.length }], cueWords);
  const at = (places: readonly number[], length: number) => places.map((place) => text.slice(place, place + length)).join(' ');
  return { signs: at(signs, 1), capitals: at(capitals, 3), shorts: at(shorts, 3) };
}

const labelled = new URL('../../fixtures/definitions/', import.meta.url);

describe('cues', () => {
  it.each([
    ['a, b: c; d (e) f — g – h - i', ', : ; ( — – -'],
    ['a well-known pump.', ''],
    ['a\u00a0- b', '-'],
  ])('are the signs of %j', (text, signs) => {
    expect(cuesOf(text).signs).toBe(signs);
  });

  it.each([
    ['The mill of Lerna and Émile', 'Ler Émi'],
    ['The 4 Mills. Then', ''],
    ['the well- Known,\u00a0Not\u2003This, so\u3000Here', 'Kno Thi Her'],
    ['мост Волга', 'Вол'],
    ['the ὕλη Ὕλη', 'ὕλη Ὕλη'],
    ['the 水車 小屋', ''],
  ])('are the capitals of %j', (text, capitals) => {
    expect(cuesOf(text).capitals).toBe(capitals);
  });

  it.each([
    ['GPU, H100 and A4: a McX of v.AB or 3AB', 'GPU H10 A4:'],
    ['ÉGALITÉ', 'ÉGA'],
    ['水車小屋', ''],
  ])('are the short words of %j', (text, shorts) => {
    expect(cuesOf(text).shorts).toBe(shorts);
  });

  it('are the words with which verbs may begin, behind white space', () => {
    const text = 'The mill grinds corn and is-not, also uses a pump; is a well-runs. It hums.';
    const sentences = [
      { start: 0, end: 66 },
      { start: 67, end: text.length },
    ];

    const { verbs, firstVerbs } = findCues(text, sentences, cueWords);

    expect(verbs.map((place) => text.slice(place + 1, place + 5))).toEqual(['grin', 'is-n', 'also', 'uses', 'is a', 'hums']);
    expect(firstVerbs).toEqual([0, 5]);
  });

  it('are the words of patterns, however they are written, of each sentence by itself', () => {
    const text = 'It is Called so. It is so. Recalled.';
    const sentences = [
      { start: 0, end: 16 },
      { start: 17, end: 26 },
      { start: 27, end: 36 },
    ];

    expect(findCues(text, sentences, cueWords).words.map((bits) => (bits & cueWords.bits.naming) !== 0)).toEqual([true, false, false]);
  });

  it.each(labelledLanguages.filter((code) => code !== 'ja'))('lose no match of a pattern in the articles in %s', (code) => {
    const language = languageOf(code).grammar;
    const { bits } = cueWordsOf(language);
    const signed = [language.inverse, language.framed].flatMap(patternsOfSigned);
    const naming = new RegExp(`(?:\\s(?:${language.calling})|\\s\\(?(?:${language.naming}))\\s+`, 'gu');
    const rows = [...signed, naming].map((pattern, index) => ({
      pattern,
      bit: [...bits.inverse, ...bits.framed, bits.naming][index] ?? 0,
    }));
    const texts = readdirSync(new URL(code, labelled)).map((file) => readFileSync(new URL(`${code}/${file}`, labelled), 'utf8'));
    const sections = texts.map((text, index) => ({ heading: `Section ${index}`, text }));
    const passages = [...readPassages(viewArticle(createArticle({ slug: 'text', title: 'Text', lang: code, sections })))];
    const textsOf = (matches: Iterable<{ readonly match: RegExpExecArray }>) => Array.from(matches, ({ match: [text] }) => text);

    const everywhere = rows.map(({ pattern }) => passages.flatMap((passage) => textsOf(matchesIn(passage, pattern))));
    const byWords = rows.map(({ pattern, bit }) => passages.flatMap((passage) => textsOf(matchesByWords(passage, pattern, bit))));

    expect(byWords).toEqual(everywhere);
    expect(byWords.flat()).not.toEqual([]);
  });
});

describe('words with a capital inside of sentences', () => {
  it.each([
    ['we saw Lerna', ['Lerna']],
    ['Lerna is here. Then we go', []],
    ['by 4 Mills, Ann; Bob) Cy', ['Mills', 'Ann', 'Bob', 'Cy']],
    // The end of a name is not looked at as the beginning of the next.
    ['the New York Times', ['New', 'Times']],
    ['le café Émile2', ['Émile2']],
  ])('of %j are %j', (text, words) => {
    const view = viewArticle(createArticle({ slug: 'text', title: 'Text', sections: [{ heading: '', text }] }));

    expect(['Lerna', 'Velm', 'Then', 'Mills', 'Ann', 'Bob', 'Cy', 'New', 'York', 'Times', 'Émile2'].filter(view.isNameWord)).toEqual(words);
  });
});
