import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { englishStem } from '../../src/search/english-stems.ts';

interface Stemmer {
  stem(word: string): string;
}

const reference = (createRequire(import.meta.url)('snowball-stemmers') as { newStemmer(algorithm: string): Stemmer }).newStemmer('english');
const ENDINGS = [
  '',
  's',
  'es',
  'ed',
  'ing',
  'ly',
  'ness',
  'ation',
  'ational',
  'ies',
  'ied',
  'y',
  'ying',
  'ally',
  'ful',
  'ement',
  'ive',
  'ization',
  'ologi',
  'eedly',
];

function wordsOfDocs(): string[] {
  const folder = path.join(import.meta.dirname, '../../docs');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
  return [
    ...new Set(
      texts
        .join(' ')
        .toLowerCase()
        .match(/[a-z]{3,}/g) ?? [],
    ),
  ];
}

describe('englishStem', () => {
  it('is the stem of the reference implementation, for every word and whatever ending it gets', () => {
    const words = wordsOfDocs().flatMap((word) => ENDINGS.map((ending) => word + ending));

    const different = words.filter((word) => englishStem(word) !== reference.stem(word));

    expect(words.length).toBeGreaterThan(20_000);
    expect(different.filter((word) => !/^[aeo](?:bb|dd|ff|gg|mm|nn|pp|rr|tt)(?:ed|ing)/.test(word))).toEqual([]);
  });

  it.each(['add', 'err', 'egg', 'off'])('is the same for all forms of %s, which ends in two letters', (verb) => {
    expect([`${verb}s`, `${verb}ed`, `${verb}ing`].map(englishStem)).toEqual([verb, verb, verb]);
  });

  it('knows the words that no rule covers', () => {
    const words = [
      'skis',
      'skies',
      'dying',
      'news',
      'howe',
      'herring',
      'proceeds',
      'generously',
      'communities',
      'arsenal',
      'yyyy',
      'say',
      'sayings',
    ];

    expect(words.map(englishStem)).toEqual(words.map((word) => reference.stem(word)));
  });
});
