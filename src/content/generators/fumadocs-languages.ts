import type { NextTranslations } from '../addresses/next.ts';
import { textAt, textsAt } from '../site-config/config-value.ts';
import { readScriptLiterals } from '../site-config/script-literals.ts';
import { optional } from './optional.ts';
import type { SiteFiles } from './site-files.ts';

/** Files in which Fumadocs' own templates name the languages. */
export const FUMADOCS_I18N_FILES: readonly string[] = ['lib', 'src/lib', 'app/lib', 'src']
  .map((folder) => `${folder}/i18n.ts`)
  .concat('i18n.ts');

/** The name that a file gives the languages; before there was `defineI18n`, they had a type. */
const NAMED = /\bconst\s+(\w+)\s*(?:=\s*defineI18n\b|:\s*I18nConfig\b)/u;

const HIDDEN: { readonly [value in string]?: NonNullable<NextTranslations['hides']> } = { always: 'all', 'default-locale': 'default' };

/** The languages that a site of Fumadocs names with `defineI18n`; undefined if it names none. */
export function readFumadocsLanguages(files: SiteFiles): NextTranslations | undefined {
  for (const path of FUMADOCS_I18N_FILES) {
    const text = files.read(path) ?? '';
    const name = NAMED.exec(text)?.[1];
    const config = readScriptLiterals(name === undefined ? text : `export default ${name};\n${text}`);
    const languages = textsAt(config, 'languages');
    if (languages.length === 0) continue;
    return {
      languages,
      ...(textAt(config, 'parser') === 'dir' ? { inFolders: true } : {}),
      ...optional('defaultLanguage', textAt(config, 'defaultLanguage')),
      ...optional('hides', HIDDEN[textAt(config, 'hideLocale') ?? '']),
    };
  }
  return undefined;
}
