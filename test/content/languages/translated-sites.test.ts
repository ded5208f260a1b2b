import { expect, it } from 'vitest';
import { findSite } from '../../../src/content/generators/find-site.ts';
import { languageOfFile } from '../../../src/content/generators/language-of-file.ts';
import { createSite } from '../../../src/content/generators/site.ts';
import { siteFiles } from '../generators/site-files.ts';

const I18N = 'plugins:\n  - search\n  - i18n:\n      languages:\n        - { locale: en, default: true }\n        - { locale: de }\n';
const HUGO = { 'hugo.toml': 'defaultContentLanguage = "en"\n[languages.en]\n[languages.de]\n' };
const DOCUSAURUS = {
  'docusaurus.config.js':
    "module.exports = { i18n: { defaultLocale: 'en', locales: ['en', 'de'] }, presets: [['classic', { docs: { routeBasePath: 'guide' } }]] };",
};
const ZOLA = { 'zola.toml': 'base_url = "https://mill.example"\ndefault_language = "en"\n[languages.de]\n' };

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
  ['Fumadocs', { 'source.config.ts': '' }, 'content/docs/wheel.de.mdx', 'de', '/de/docs/wheel'],
  ['Docusaurus, a blog', DOCUSAURUS, 'i18n/de/docusaurus-plugin-content-blog/2026-01-02-wheel.md', 'de', '/de/blog/2026/01/02/wheel'],
  ['Docusaurus, pages', DOCUSAURUS, 'i18n/de/docusaurus-plugin-content-pages/wheel.md', 'de', '/de/wheel'],
  ['Docusaurus, the original', DOCUSAURUS, 'docs/wheel.md', undefined, '/guide/wheel'],
] as const)('a translation has its language and its address: %s', (_, files: Readonly<Record<string, string>>, path, language, address) => {
  const site = createSite(findSite([{ up: '', below: '', files: siteFiles(files) }]));

  const place = site.placeOf(path);

  expect(languageOfFile(path, site)).toBe(language);
  expect(place.kind === 'page' ? site.addressOf(place, { fields: {}, title: 'Wheel' }) : place.why).toBe(address);
});

it('a folder has the language that the publication gives it, the nearest first', () => {
  const settings = { ...findSite([]), languageFolders: { docs: 'de', 'docs/nl': 'nl' } };

  const languages = ['docs/a.md', 'docs/nl/a.md', 'docs.md'].map((path) => languageOfFile(path, createSite(settings)));

  expect(languages).toEqual(['de', 'nl', undefined]);
});
