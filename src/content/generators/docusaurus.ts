import { booleanAt, type ConfigValue, isMap, listAt, textAt, textsAt } from '../site-config/config-value.ts';
import { excluding } from './exclusions.ts';
import { optional } from './optional.ts';
import type { ContentFolder, GeneratorProfile } from './profile.ts';

const EXTENSIONS = ['js', 'ts', 'mjs', 'cjs', 'mts'];

export const docusaurus: GeneratorProfile = {
  name: 'docusaurus',
  title: 'Docusaurus',
  configFiles: EXTENSIONS.map((extension) => `docusaurus.config.${extension}`),
  readSite(config) {
    const url = textAt(config, 'url');
    const trailingSlash = booleanAt(config, 'trailingSlash');
    return {
      ...optional('title', textAt(config, 'title')),
      ...optional(
        'baseUrl',
        url === undefined ? undefined : `${url.replace(/\/$/u, '')}/${(textAt(config, 'baseUrl') ?? '').replace(/^\//u, '')}`,
      ),
      ...optional('lang', textAt(config, 'i18n', 'defaultLocale')),
      folders: foldersOf(config, trailingSlash),
      anchors: 'docusaurus',
    };
  },
  leavesOut(path) {
    if (path.split('/').some((segment) => segment.startsWith('_')))
      return 'Docusaurus takes a name that begins with `_` for a part of other pages';
    return /\.(?:test|spec)\.[^./]+$|(?:^|\/)__tests__\//u.test(path) ? 'Docusaurus leaves out tests' : undefined;
  },
  readsMarkdownAsMdx: true,
};

type Kind = 'docs' | 'blog' | 'pages';

/** The translations of a plugin's files lie in a folder of its name; those of documents below the version. */
function translatedFolder(locale: string, kind: Kind, id: string | undefined): string {
  const plugin = `docusaurus-plugin-content-${kind}${id === undefined ? '' : `-${id}`}`;
  return `i18n/${locale}/${plugin}${kind === 'docs' ? '/current' : ''}`;
}

/** Of the classic preset and of plugins of their own. What the config leaves out is the default: `docs` and `blog`. */
function foldersOf(config: ConfigValue | undefined, trailingSlash: boolean | undefined): readonly ContentFolder[] {
  const slash = optional('trailingSlash', trailingSlash);
  const preset = listAt(config, 'presets').map(optionsOf).find(isMap) ?? {};
  const plugins = listAt(config, 'plugins').flatMap((plugin) => {
    const name = Array.isArray(plugin) ? plugin[0] : undefined;
    return typeof name === 'string' ? [{ name, options: optionsOf(plugin) }] : [];
  });
  const locales = textsAt(config, 'i18n', 'locales').filter((locale) => locale !== textAt(config, 'i18n', 'defaultLocale'));
  const folder = (kind: Kind, options: ConfigValue | undefined): readonly ContentFolder[] => {
    if (options === false) return [];
    const path = (textAt(options, 'path') ?? (kind === 'pages' ? 'src/pages' : kind)).replace(/^\.?\/|\/$/gu, '');
    const base = (textAt(options, 'routeBasePath') ?? (kind === 'pages' ? '/' : kind)).replace(/^\/|\/$/gu, '');
    const excludes = excluding(textsAt(options, 'exclude'));
    const at = (below: string): ContentFolder['addressing'] => {
      if (kind === 'pages')
        return { way: 'pattern', pattern: `${below === '' ? '' : `/${below}`}/:path${trailingSlash === true ? '/' : ''}` };
      return {
        way: kind === 'docs' ? 'docusaurusDocs' : 'docusaurusBlog',
        base: [below, base].filter((part) => part !== '').join('/'),
        ...slash,
      };
    };
    const translations = locales.map((locale) => ({
      path: translatedFolder(locale, kind, textAt(options, 'id')),
      addressing: at(locale),
      lang: locale,
      ...excludes,
    }));
    return [{ path, addressing: at(''), ...excludes }, ...translations];
  };
  return [
    ...plugins.flatMap(({ name, options }) =>
      /content-docs$/u.test(name) ? folder('docs', options) : /content-blog$/u.test(name) ? folder('blog', options) : [],
    ),
    ...folder('docs', preset['docs']),
    ...folder('blog', preset['blog']),
    ...folder('pages', preset['pages']),
  ];
}

/** `['classic', { docs: {...} }]` */
function optionsOf(entry: ConfigValue): ConfigValue | undefined {
  return Array.isArray(entry) ? entry[1] : undefined;
}
