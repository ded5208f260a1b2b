import { booleanAt, type ConfigValue, isMap, listAt, mapAt, textAt } from '../site-config/config-value.ts';
import { excluding, fromGitIgnore } from './exclusions.ts';
import { translationsOf } from './mkdocs-translations.ts';
import { optional } from './optional.ts';
import type { GeneratorProfile } from './profile.ts';

/** MkDocs, with Material's extensions if the config turns them on. */
export const mkdocs: GeneratorProfile = {
  name: 'mkdocs',
  title: 'MkDocs',
  configFiles: ['mkdocs.yml', 'mkdocs.yaml', 'config/en/mkdocs.yml', 'docs/en/mkdocs.yml'],
  readSite(config) {
    const directoryUrls = booleanAt(config, 'use_directory_urls');
    const translations = translationsOf(config);
    return {
      ...optional('title', textAt(config, 'site_name')),
      ...optional('baseUrl', textAt(config, 'site_url')),
      ...optional('lang', textAt(config, 'theme', 'language')),
      folders: [
        {
          path: (textAt(config, 'docs_dir') ?? 'docs').replace(/^\.?\/|\/$/gu, ''),
          addressing: { way: 'mkdocs', ...optional('directoryUrls', directoryUrls), ...optional('translations', translations) },
          ...optional('titles', titlesOf(listAt(config, 'nav'))),
          ...optional('languages', translations?.languages),
          ...optional('lang', translations?.main),
          ...excluding(['exclude_docs', 'draft_docs'].flatMap((key) => fromGitIgnore(textAt(config, key) ?? ''))),
        },
      ],
      ...(hasPlugin(config, FILLING_PLUGINS) || listAt(config, 'hooks').length > 0 ? { fillsValues: true as const } : {}),
      ...(hasPlugin(config, NAMING_PLUGINS) ? { linksByName: true as const } : {}),
      anchors: usesUnicodeIds(config)
        ? 'mkdocs-unicode'
        : ATTRIBUTE_LISTS.some((name) => hasExtension(config, name))
          ? 'mkdocs-attr-list'
          : 'mkdocs',
    };
  },
  leavesOut: (path) => (path.split('/').some((segment) => segment.startsWith('.')) ? 'MkDocs leaves out hidden files' : undefined),
  titleFrom: 'heading',
};

/** `nav` names pages in sections as deep as it likes. */
function titlesOf(nav: readonly ConfigValue[]): Readonly<Record<string, string>> | undefined {
  const titles = nav.flatMap(titlesIn);
  return titles.length === 0 ? undefined : Object.fromEntries(titles.reverse());
}

function titlesIn(entry: ConfigValue): readonly (readonly [string, string])[] {
  if (!isMap(entry)) return [];
  return Object.entries(entry).flatMap(([title, value]) => {
    if (typeof value === 'string') return /\.md$/iu.test(value) ? [[value.replace(/^\.?\//u, ''), title] as const] : [];
    return Array.isArray(value) ? value.flatMap(titlesIn) : [];
  });
}

/** Plugins that fill in `{{ value }}`; so may the code of a hook. */
const FILLING_PLUGINS = ['macros', 'markdownextradata', 'jinja', 'placeholder'];

/** Plugins that know the places of names: `autorefs`, which `mkdocstrings` brings. */
const NAMING_PLUGINS = ['autorefs', 'mkdocstrings'];

function hasPlugin(config: ConfigValue | undefined, names: readonly string[]): boolean {
  const named = mapAt(config, 'plugins');
  const plugins = named === undefined ? listAt(config, 'plugins') : [named];
  return names.some((name) => plugins.some((plugin) => plugin === name || (isMap(plugin) && name in plugin)));
}

/** Extensions that read `{#id}`; the second ones bring the first with them. */
const ATTRIBUTE_LISTS = ['attr_list', 'extra', 'pymdownx.extra'].flatMap((name) => [name, `markdown.extensions.${name}`]);

function extensionsOf(config: ConfigValue | undefined): readonly ConfigValue[] {
  const named = mapAt(config, 'markdown_extensions');
  return named === undefined ? listAt(config, 'markdown_extensions') : [named];
}

function hasExtension(config: ConfigValue | undefined, name: string): boolean {
  return extensionsOf(config).some((extension) => extension === name || (isMap(extension) && name in extension));
}

/** `toc: { slugify: !!python/... }` names one of pymdownx's slugs, which keep letters of every script. */
function usesUnicodeIds(config: ConfigValue | undefined): boolean {
  return extensionsOf(config).some((extension) => {
    const toc = isMap(extension) ? extension['toc'] : undefined;
    return isMap(toc) && toc['slugify'] !== undefined;
  });
}
