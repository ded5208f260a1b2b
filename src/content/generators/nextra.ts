import type { NextTranslations } from '../addresses/next.ts';
import { type ConfigValue, textAt, textsAt } from '../site-config/config-value.ts';
import { nextFolder } from './next-languages.ts';
import { optional } from './optional.ts';
import type { GeneratorProfile } from './profile.ts';
import type { SiteFiles } from './site-files.ts';

/** Pages lie in `content/`, and before Nextra 4 in `pages/`. */
const FOLDERS = ['content', 'src/content', 'pages', 'src/pages'];

export const nextra: GeneratorProfile = {
  name: 'nextra',
  title: 'Nextra',
  configFiles: ['mjs', 'js', 'ts', 'cjs', 'mts'].map((extension) => `next.config.${extension}`),
  readSite: (config) => ({
    folders: FOLDERS.map((path) => nextFolder(path, '', languagesOf(config))),
    anchors: 'nextra-ids',
  }),
  leavesOut: (path) =>
    path.split('/').some((segment) => segment.startsWith('_')) ? 'Nextra makes no page of a name that begins with `_`' : undefined,
  readsMarkdownAsMdx: true,
};

/** Next.js has the same config file without it. */
export function isNextra(configText: string, files: SiteFiles): boolean {
  return /["'`]nextra["'`]/u.test(configText) || /"nextra"\s*:/u.test(files.read('package.json') ?? '');
}

/** The languages of Next.js, which shows none in the addresses of the default one. */
function languagesOf(config: ConfigValue | undefined): NextTranslations | undefined {
  const languages = textsAt(config, 'i18n', 'locales');
  return languages.length === 0
    ? undefined
    : { languages, ...optional('defaultLanguage', textAt(config, 'i18n', 'defaultLocale')), hides: 'default' };
}
