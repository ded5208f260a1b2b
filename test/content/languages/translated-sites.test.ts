import { expect, it } from 'vitest';
import { findSite } from '../../../src/content/generators/find-site.ts';
import { languageOfFile } from '../../../src/content/generators/language-of-file.ts';
import { withLanguagesBeside } from '../../../src/content/generators/next-languages.ts';
import { createSite } from '../../../src/content/generators/site.ts';
import { siteFiles } from '../generators/site-files.ts';

const I18N = 'plugins:\n  - search\n  - i18n:\n      languages:\n        - { locale: en, default: true }\n        - { locale: de }\n';
const HUGO = { 'hugo.toml': 'defaultContentLanguage = "en"\n[languages.en]\n[languages.de]\n' };
const DOCUSAURUS = {
  'docusaurus.config.js':
    "module.exports = { i18n: { defaultLocale: 'en', locales: ['en', 'de'] }, presets: [['classic', { docs: { routeBasePath: 'guide' } }]] };",
};
const ZOLA = { 'zola.toml': 'base_url = "https://mill.example"\ndefault_language = "en"\n[languages.de]\n' };

function fumadocs(more = ''): Readonly<Record<string, string>> {
  return {
    'source.config.ts': "export const docs = defineDocs({ dir: 'content/docs' });",
    'lib/i18n.ts': `export const i18n = defineI18n({ defaultLanguage: 'en', languages: ['en', 'de'], ${more} });`,
  };
}

function nextra(locales: string): Readonly<Record<string, string>> {
  return {
    'next.config.mjs': `import nextra from 'nextra';\nexport default nextra({})({ i18n: { locales: ${locales}, defaultLocale: 'en' } });`,
  };
}

it.each([
  ['MkDocs, languages in names', { 'mkdocs.yml': I18N }, 'docs/wheel.de.md', 'de', '/de/wheel/'],
  ['MkDocs, the main language', { 'mkdocs.yml': I18N }, 'docs/wheel.en.md', 'en', '/wheel/'],
  ['MkDocs, no language in a name', { 'mkdocs.yml': I18N }, 'docs/wheel.md', 'en', '/wheel/'],
  ['MkDocs, a home page', { 'mkdocs.yml': I18N }, 'docs/index.de.md', 'de', '/de/'],
  ['MkDocs, folders', { 'mkdocs.yml': `${I18N}      docs_structure: folder\n` }, 'docs/de/wheel.md', 'de', '/de/wheel/'],
  ['MkDocs, the main folder', { 'mkdocs.yml': `${I18N}      docs_structure: folder\n` }, 'docs/en/wheel.md', 'en', '/wheel/'],
  [
    'MkDocs, the older plugin',
    { 'mkdocs.yml': 'plugins:\n  i18n:\n    default_language: en\n    languages: { en: English, de: Deutsch }\n' },
    'docs/wheel.de.md',
    'de',
    '/de/wheel/',
  ],
  ['MkDocs without the plugin', { 'mkdocs.yml': 'plugins: [search]\n' }, 'docs/wheel.de.md', undefined, '/wheel.de/'],
  ['Hugo', HUGO, 'content/wheel.de.md', 'de', '/de/wheel/'],
  ['Zola', ZOLA, 'content/wheel.de.md', 'de', '/de/wheel/'],
  ['Zola, a section', ZOLA, 'content/mill/_index.de.md', 'de', '/de/mill/'],
  ['Zola, another word', ZOLA, 'content/wheel.fr.md', undefined, '/wheel-fr/'],
  ['Docusaurus', DOCUSAURUS, 'i18n/de/docusaurus-plugin-content-docs/current/wheel.md', 'de', '/de/guide/wheel'],
  ['Fumadocs', fumadocs(), 'content/docs/wheel.de.mdx', 'de', '/de/docs/wheel'],
  ['Fumadocs, the default language', fumadocs(), 'content/docs/(parts)/index.mdx', 'en', '/en/docs'],
  ['Fumadocs, every language', fumadocs(), 'content/docs/wheel.$.mdx', 'en', '/en/docs/wheel'],
  ['Fumadocs, a word with a dot', fumadocs(), 'content/docs/node.js.mdx', 'en', '/en/docs/node.js'],
  ['Fumadocs, another language', fumadocs(), 'content/docs/chapter.no.mdx', 'en', '/en/docs/chapter.no'],
  ['Fumadocs, the default one hidden', fumadocs("hideLocale: 'default-locale'"), 'content/docs/wheel.mdx', 'en', '/docs/wheel'],
  ['Fumadocs, another one shown', fumadocs("hideLocale: 'default-locale'"), 'content/docs/wheel.de.mdx', 'de', '/de/docs/wheel'],
  ['Fumadocs, all hidden', fumadocs("hideLocale: 'always'"), 'content/docs/wheel.de.mdx', 'de', '/docs/wheel'],
  ['Fumadocs, folders', fumadocs("parser: 'dir'"), 'content/docs/de/parts/node.js.mdx', 'de', '/de/docs/parts/node.js'],
  ['Fumadocs, no folder', fumadocs("parser: 'dir'"), 'content/docs/parts/wheel.mdx', 'en', '/en/docs/parts/wheel'],
  [
    'Fumadocs, its older type, and a language that is no code',
    {
      'source.config.ts': '',
      'src/lib/i18n.ts':
        "import type { I18nConfig } from 'fumadocs-core/i18n';\nexport const languages = ['en', 'cn'] as const;\nexport const i18n: I18nConfig = { defaultLanguage: 'en', languages };",
    },
    'content/docs/wheel.cn.mdx',
    undefined,
    '/cn/docs/wheel',
  ],
  ['Fumadocs of one language', { 'source.config.ts': '' }, 'content/docs/node.js.mdx', undefined, '/docs/node.js'],
  ['Fumadocs of one language, a word that is a code', { 'source.config.ts': '' }, 'content/intro.io.mdx', undefined, '/intro.io'],
  ['Nextra', nextra("['en', 'de']"), 'pages/wheel.de.mdx', 'de', '/de/wheel'],
  ['Nextra, the default language', nextra("['en', 'de']"), 'pages/wheel.en.mdx', 'en', '/wheel'],
  ['Nextra, folders', nextra("['en', 'de']"), 'content/de/wheel.mdx', 'de', '/de/wheel'],
  ['Nextra of one language', nextra('[]'), 'pages/chapter.no.mdx', undefined, '/chapter.no'],
  ['Docusaurus, a blog', DOCUSAURUS, 'i18n/de/docusaurus-plugin-content-blog/2026-01-02-wheel.md', 'de', '/de/blog/2026/01/02/wheel'],
  ['Docusaurus, pages', DOCUSAURUS, 'i18n/de/docusaurus-plugin-content-pages/wheel.md', 'de', '/de/wheel'],
  ['Docusaurus, the original', DOCUSAURUS, 'docs/wheel.md', undefined, '/guide/wheel'],
] as const)('a translation has its language and its address: %s', (_, files: Readonly<Record<string, string>>, path, language, address) => {
  const site = createSite(findSite([{ up: '', below: '', files: siteFiles(files) }]));

  const place = site.placeOf(path);

  expect(languageOfFile(path, site)).toBe(language);
  expect(place.kind === 'page' ? site.addressOf(place, { fields: {}, title: 'Wheel' }) : place.why).toBe(address);
});

it.each([{ 'source.config.ts': '' }, nextra('[]')])(
  'a language is one that lies beside the same name without it, if no config names any: %o',
  (files) => {
    const paths = ['wheel.de.mdx', 'wheel.mdx', 'gate.de.mdx', 'node.js.mdx', 'node.mdx', 'intro.io.mdx'].map((path) => `content/${path}`);
    const site = createSite(withLanguagesBeside(findSite([{ up: '', below: '', files: siteFiles(files) }]), paths));

    const read = paths.map((path) => {
      const place = site.placeOf(path);
      return [languageOfFile(path, site), place.kind === 'page' ? site.addressOf(place, { fields: {}, title: 'Wheel' }) : place.why];
    });

    expect(read).toEqual([
      ['de', '/de/wheel'],
      [undefined, '/wheel'],
      ['de', '/de/gate'],
      [undefined, '/node.js'],
      [undefined, '/node'],
      [undefined, '/intro.io'],
    ]);
  },
);

it('a folder has the language that the publication gives it, the nearest first', () => {
  const settings = { ...findSite([]), languageFolders: { docs: 'de', 'docs/nl': 'nl' } };

  const languages = ['docs/a.md', 'docs/nl/a.md', 'docs.md'].map((path) => languageOfFile(path, createSite(settings)));

  expect(languages).toEqual(['de', 'nl', undefined]);
});
