import { describe, expect, it } from 'vitest';
import { firstWords } from '../../../src/glossary/mining/first-words.ts';
import { languageOf } from '../../../src/glossary/mining/languages.ts';

describe('the first words of a pattern', () => {
  it.each([
    ['lets?|consists of', 'consists let lets'],
    ['signif(?:y|ies)', 'signifies signify'],
    ['(?:is|are)(?: \\w+ly| also)? (?:used|made) to', 'are is'],
    ['(?:has|have)(?= (?:an?|\\d+) )', 'has have'],
    ['(?:also )?runs', 'also runs'],
    ["qu['’]on appelle|s['’]appelle", 'qu s'],
    ['can(?: (?:also|only))? (?!be )[a-z]{3,}', 'can'],
    ['(?<name>leads|led) to', 'leads led'],
    ['te[mr]p', undefined],
    ['[a-z]{2,}s|runs', undefined],
    ['\\p{Ll}+s', undefined],
    ['runs) to', undefined],
  ])('%j are %j', (source, words) => {
    const found = firstWords(source);

    expect(found && [...found].sort().join(' ')).toBe(words);
  });

  it.each(['en', 'de', 'fr', 'es'])('are known of each kind of verb in %s', (code) => {
    const { meaning, purpose, copula, function: other, modal = '(?!)' } = languageOf(code).grammar;

    for (const source of [meaning, purpose, copula, other, modal]) expect(firstWords(source)).toBeDefined();
  });
});
