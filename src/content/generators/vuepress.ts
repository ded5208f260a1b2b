import { languageCodeOf } from '../languages/language-code.ts';
import { mapAt, textAt, textsAt } from '../site-config/config-value.ts';
import { excluding } from './exclusions.ts';
import { optional } from './optional.ts';
import { ownHost } from './own-host.ts';
import type { GeneratorProfile } from './profile.ts';

/** VuePress 2, and 1, which has the same folders and addresses. The site's root is the folder in which `.vuepress` lies. */
export const vuepress: GeneratorProfile = {
  name: 'vuepress',
  title: 'VuePress',
  configFiles: ['ts', 'mts', 'js', 'mjs', 'cjs'].map((extension) => `.vuepress/config.${extension}`),
  readSite(config, files) {
    const locales = Object.keys(mapAt(config, 'locales') ?? {}).map((path) => path.replace(/^\/|\/$/gu, ''));
    const languages = locales.filter((locale) => languageCodeOf(locale) !== undefined);
    const host = ownHost(files.read('CNAME') ?? files.read('.vuepress/public/CNAME'));
    const pattern = textAt(config, 'permalinkPattern') ?? textAt(config, 'permalink');
    return {
      ...optional('title', textAt(config, 'title') ?? textAt(config, 'locales', '/', 'title')),
      ...optional('lang', textAt(config, 'locales', '/', 'lang') ?? textAt(config, 'lang')),
      ...optional('baseUrl', host === undefined ? undefined : `${host}${textAt(config, 'base') ?? ''}`),
      folders: [
        {
          path: '',
          addressing: {
            way: 'vuepress',
            ...optional('permalinkPattern', pattern),
            ...(locales.some((locale) => locale !== '') ? { locales: locales.filter((locale) => locale !== '') } : {}),
          },
          ...(languages.length === 0 ? {} : { languages }),
          ...excluding(textsAt(config, 'pagePatterns').flatMap((pattern) => (pattern.startsWith('!') ? pattern.slice(1) : []))),
        },
      ],
      anchors: 'vuepress',
    };
  },
  leavesOut: (path) => (/(?:^|\/)(?:node_modules|\.vuepress)\//u.test(path) ? 'VuePress does not read this folder' : undefined),
  titleFrom: 'heading',
};
