import { describe, expect, it } from 'vitest';
import { takeUp } from '../../src/glossary/asked/take-up.ts';
import { languageOf } from '../../src/glossary/mining/languages.ts';

function takenUp(text: string, lang = 'en'): string | undefined {
  const [, before = '', name = '', after = '', next = ''] = /^(.*?)(Velms?)([^ ]*) (.*)$/u.exec(text) ?? [];
  return takeUp({ name, before, after }, next, languageOf(lang))?.after;
}

describe('a sentence that takes up the name that ends the one before', () => {
  it.each([
    ['They closed Velm. It keeps the tide out.', ' keeps the tide out.'],
    ['They keep the old “Velm”. This is a low dam.', ' is a low dam.'],
    ['They keep nine Velms. These are used as marks.', ' are used as marks.'],
  ])('is read for it in %j', (text, after) => {
    expect(takenUp(text)).toBe(after);
  });

  it.each([
    ['behind a preposition', 'The tool is kept in Velm. It counts boats.'],
    ['behind a preposition and an article', 'The tool is kept in the Velm. It counts boats.'],
    ['if more follows the name', 'They closed Velm, at sea. It was late.'],
    ['of many by a pronoun of one', 'They keep nine Velms. It counts boats.'],
    ['of one by a pronoun of many', 'They closed Velm. They keep boats.'],
    ['by a noun', 'They closed Velm. Each tide was late.'],
  ])('is not read for a name %s', (_, text) => {
    expect(takenUp(text)).toBeUndefined();
  });

  it('is not read in a language without such pronouns', () => {
    expect(takenUp('Sie haben Velm. It ist ein Wehr.', 'de')).toBeUndefined();
  });
});
