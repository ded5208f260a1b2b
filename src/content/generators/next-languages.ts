import type { NextTranslations } from '../addresses/next.ts';
import { languageCodeOf } from '../languages/language-code.ts';
import { languageInName } from '../languages/language-of-path.ts';
import { optional } from './optional.ts';
import type { ContentFolder, SiteSettings } from './profile.ts';

/** A folder of Fumadocs or Nextra, with the languages that the site's config names. */
export function nextFolder(path: string, base: string, translations: NextTranslations | undefined): ContentFolder {
  if (translations === undefined) return { path, addressing: { way: 'next', base }, languagesBeside: true };
  const { languages, defaultLanguage } = translations;
  // A site may call a language by no code of one, as `cn`: of a file of it the config tells no language, and neither does the default.
  const areCodes = languages.every((language) => languageCodeOf(language) !== undefined);
  return { path, addressing: { way: 'next', base, translations }, languages, ...optional('lang', areCodes ? defaultLanguage : undefined) };
}

/**
 * The settings of a site whose config names no language, with those that its files say: `de`, if `page.de.mdx` lies beside `page.mdx`. A
 * name such as `node.js.mdx` says none. `paths` are of all its articles.
 */
export function withLanguagesBeside(settings: SiteSettings, paths: readonly string[]): SiteSettings {
  if (!settings.folders.some(({ languagesBeside }) => languagesBeside === true)) return settings;
  const all = new Set(paths.map(withoutExtension));
  const named = paths.flatMap((path) => languageInName(path) ?? []);
  const languages = [...new Set(named.flatMap(({ written, rest }) => (all.has(withoutExtension(rest)) ? [written] : [])))].sort();
  if (languages.length === 0) return settings;
  const folders = settings.folders.map((folder): ContentFolder => {
    const { addressing, languagesBeside } = folder;
    if (languagesBeside !== true || addressing.way !== 'next') return folder;
    return { ...folder, addressing: { ...addressing, translations: { languages } }, languages };
  });
  return { ...settings, folders };
}

function withoutExtension(path: string): string {
  return path.replace(/\.\w+$/u, '');
}
