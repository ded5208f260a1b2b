import { expect, it, vi } from 'vitest';
import { findTranslations } from '../../../src/content/languages/find-translations.ts';
import { isWantedLanguage, languageCodeOf } from '../../../src/content/languages/language-code.ts';

it.each([
  [
    'a folder beside the original',
    ['docs/a.md', 'docs/b.md', 'docs/de/a.md', 'docs/de/c.md'],
    { 'docs/de/a.md': 'de', 'docs/de/c.md': 'de' },
  ],
  ['folders beside each other', ['en/a.md', 'pt-br/a.mdx', 'x.md'], { 'en/a.md': 'en', 'pt-br/a.mdx': 'pt-BR' }],
  [
    'a folder of which much is the same, and more is not',
    ['a.md', 'b.md', 'c.md', ...'abcdefghi'.split('').map((name) => `it/${name}.md`)],
    Object.fromEntries('abcdefghi'.split('').map((name) => [`it/${name}.md`, 'it'])),
  ],
  ['names', ['a.md', 'a.de.md', 'b.fr.md', 'b.es.md'], { 'a.de.md': 'de', 'b.fr.md': 'fr', 'b.es.md': 'es' }],
  ['folders deep in a path', ['v1/en/g/a.md', 'v1/zh_Hans/g/a.md'], { 'v1/en/g/a.md': 'en', 'v1/zh_Hans/g/a.md': 'zh-Hans' }],
  ['a folder with a word for a name', ['it/a.md', 'it/b.md', 'c.md', 'go/a.md'], {}],
  [
    'folders with words for names, and front pages',
    ['index.md', 'it/index.md', 'it/laptops.md', 'hr/index.md', 'README.md', 'is/readme.md'],
    {},
  ],
  ['a folder that has a front page and more', ['index.md', 'a.md', 'it/index.md', 'it/a.md'], { 'it/index.md': 'it', 'it/a.md': 'it' }],
  ['a folder of folders', ['a/index.md', 'de/a/index.md'], { 'de/a/index.md': 'de' }],
  ['a folder that has little of the original', ['a.md', 'b.md', 'it/a.md', ...'bcdefghi'.split('').map((name) => `it/${name}.md`)], {}],
  ['a name with a full stop', ['version.in.md', 'b.md', 'a.js.md', 'a.md'], {}],
] as const)('the languages of %s are found', (_, paths, expected) => {
  expect(Object.fromEntries(findTranslations(paths))).toEqual(expected);
});

it('codes are those of languages', () => {
  const names = ['de', 'pt_br', 'zh-hant', 'es-419', 'xx', 'api', 'english', 'd', 'de-x', 'no-enum', 'no-qq'];

  expect(names.map((name) => languageCodeOf(name))).toEqual([
    'de',
    'pt-BR',
    'zh-Hant',
    'es-419',
    ...Array.from({ length: 7 }, () => undefined),
  ]);
});

it('load the names of languages at the first code of two letters, once', async () => {
  vi.resetModules();
  const names = vi.spyOn(Intl, 'DisplayNames');
  try {
    const own = await import('../../../src/content/languages/language-code.ts');
    own.languageCodeOf('guide');
    expect(names).not.toHaveBeenCalled();
    own.languageCodeOf('de');
    own.languageCodeOf('zh-Hant');
    expect(names).toHaveBeenCalledTimes(3);
  } finally {
    names.mockRestore();
  }
});

it.each([
  ['pt-BR', ['pt'], true],
  ['pt', ['pt-BR'], false],
  ['pt-PT', ['en', 'PT-pt'], true],
  ['pl', ['p'], false],
])('%s is wanted or not by %j: %s', (code, wanted, expected) => {
  expect(isWantedLanguage(code, wanted)).toBe(expected);
});
