import { booleanAt, type ConfigValue, isMap, listAt, mapAt, textAt, textsAt } from '../site-config/config-value.ts';
import { readConfig } from '../site-config/read-config.ts';
import { atEveryDepth, excluding, fromGitIgnore } from './exclusions.ts';
import { optional } from './optional.ts';
import type { ContentFolder, GeneratorProfile } from './profile.ts';
import type { SiteFiles } from './site-files.ts';

const cut = (path: string): string => path.replace(/^\.?\/?|\/$/gu, '');
const startsWithUnderscore = (path: string): boolean => path.split('/').some((segment) => segment.startsWith('_'));

export const mdbook: GeneratorProfile = {
  name: 'mdbook',
  title: 'mdBook',
  configFiles: ['book.toml'],
  readSite(config, files) {
    const path = cut(textAt(config, 'book', 'src') ?? 'src');
    return {
      ...optional('title', textAt(config, 'book', 'title')),
      ...optional('baseUrl', absolute(textAt(config, 'output', 'html', 'site-url'))),
      ...optional('lang', textAt(config, 'book', 'language')),
      folders: [
        { path, addressing: { way: 'mdbook' }, ...excluding(notInSummary(files.read(path === '' ? 'SUMMARY.md' : `${path}/SUMMARY.md`))) },
      ],
      anchors: 'rehype-slug',
    };
  },
  leavesOut: (path) => (path === 'SUMMARY.md' ? 'mdBook makes its table of contents from it' : undefined),
  titleFrom: 'heading',
};

export const mintlify: GeneratorProfile = {
  name: 'mintlify',
  title: 'Mintlify',
  configFiles: ['docs.json', 'mint.json'],
  readSite: (config, files) => ({
    ...optional('title', textAt(config, 'name')),
    folders: [{ path: '', addressing: { way: 'mintlify' }, ...excluding(fromGitIgnore(files.read('.mintignore') ?? '')) }],
    anchors: 'rehype-slug',
  }),
  leavesOut: (path) =>
    /(?:^|\/)snippets\//u.test(path) || startsWithUnderscore(path) ? 'Mintlify takes it for a part of other pages' : undefined,
  readsMarkdownAsMdx: true,
};

export const obsidian: GeneratorProfile = {
  name: 'obsidian',
  title: 'Obsidian',
  configFiles: ['.obsidian/', 'quartz.config.ts'],
  readSite: (config, files) => ({
    ...optional('title', textAt(config, 'configuration', 'pageTitle')),
    ...optional('baseUrl', absolute(textAt(config, 'configuration', 'baseUrl'))),
    folders: [
      files.read('quartz.config.ts') === undefined
        ? { path: '', addressing: { way: 'obsidian' } }
        : {
            path: 'content',
            addressing: { way: 'quartz' },
            ...excluding(textsAt(config, 'configuration', 'ignorePatterns').map(atEveryDepth)),
          },
    ],
    anchors: 'rehype-slug',
  }),
  leavesOut: (path) => (/(?:^|\/)(?:\.obsidian|\.trash|templates?)\//iu.test(path) ? 'Obsidian keeps its own files there' : undefined),
  titleFrom: 'fileName',
};

export const pelican: GeneratorProfile = {
  name: 'pelican',
  title: 'Pelican',
  configFiles: ['pelicanconf.py'],
  readSite: (written, files) => {
    const config = published(written, files);
    const paths = textsAt(config, 'ARTICLE_PATHS').filter((path) => cut(path) !== '');
    const pages = isMap(config) && config['PAGE_PATHS'] !== undefined ? textsAt(config, 'PAGE_PATHS') : ['pages'];
    return {
      ...optional('title', textAt(config, 'SITENAME')),
      ...optional('baseUrl', absolute(textAt(config, 'SITEURL'))),
      ...optional('lang', textAt(config, 'DEFAULT_LANG')),
      ...optional('timeZone', textAt(config, 'TIMEZONE')),
      folders: [
        {
          // Without `PATH` the folder stands in the command: `pelican content`, or none if there are `ARTICLE_PATHS`.
          path: cut(textAt(config, 'PATH') ?? (paths.length === 0 ? 'content' : '')),
          addressing: {
            way: 'pelican',
            ...optional('articleUrl', textAt(config, 'ARTICLE_URL')),
            ...optional('pageUrl', textAt(config, 'PAGE_URL')),
            ...(textAt(config, 'SLUGIFY_SOURCE') === 'basename' ? { slugFrom: 'basename' as const } : {}),
          },
          ...excluding([
            ...(paths.length === 0 ? [] : ['**', ...[...paths, ...pages].map((path) => `!${cut(path)}`)]),
            ...textsAt(config, 'ARTICLE_EXCLUDES'),
            ...textsAt(config, 'PAGE_EXCLUDES'),
            ...textsAt(config, 'IGNORE_FILES').map(atEveryDepth),
          ]),
        },
      ],
      anchors: 'mkdocs-attr-list',
    };
  },
};

export const zola: GeneratorProfile = {
  name: 'zola',
  title: 'Zola',
  // Hugo's older name is the same; `base_url` tells which one it is.
  configFiles: ['zola.toml', 'config.toml'],
  readSite: (config) => ({
    ...optional('title', textAt(config, 'title')),
    ...optional('baseUrl', textAt(config, 'base_url')),
    ...optional('lang', textAt(config, 'default_language')),
    folders: [{ path: 'content', ...zolaLanguages(config), ...excluding(textsAt(config, 'ignored_content').map(atEveryDepth)) }],
    anchors: 'rehype-slug',
  }),
};

/** Translations are named `page.de.md`. */
function zolaLanguages(config: ConfigValue | undefined): Pick<ContentFolder, 'addressing' | 'languages'> {
  const languages = Object.keys(mapAt(config, 'languages') ?? {});
  const others = languages.filter((language) => language !== (textAt(config, 'default_language') ?? 'en'));
  return others.length === 0 ? { addressing: { way: 'zola' } } : { addressing: { way: 'zola', otherLanguages: others }, languages };
}

export const quarto: GeneratorProfile = {
  name: 'quarto',
  title: 'Quarto',
  configFiles: ['_quarto.yml', '_quarto.yaml'],
  readSite: (config) => ({
    ...optional('title', textAt(config, 'website', 'title') ?? textAt(config, 'book', 'title')),
    ...optional('baseUrl', textAt(config, 'website', 'site-url') ?? textAt(config, 'book', 'site-url')),
    ...optional('lang', textAt(config, 'lang')),
    ...(booleanAt(config, 'execute', 'echo') === false ? { hidesCells: true as const } : {}),
    folders: [{ path: '', addressing: { way: 'quarto' }, ...excluding(quartoExcludes(config)) }],
    anchors: 'pandoc',
  }),
  readsRMarkdown: true,
  leavesOut: (path) => (startsWithUnderscore(path) ? 'Quarto makes no page of a name that begins with `_`' : undefined),
};

export const hexo: GeneratorProfile = {
  name: 'hexo',
  title: 'Hexo',
  // Jekyll's config has the same name: `isHexo` tells which one it is.
  configFiles: ['_config.yml'],
  readSite: (config) => ({
    ...optional('title', textAt(config, 'title')),
    ...optional('baseUrl', textAt(config, 'url')),
    ...optional('lang', textsAt(config, 'language')[0]),
    ...optional('timeZone', textAt(config, 'timezone')),
    folders: [
      {
        path: cut(textAt(config, 'source_dir') ?? 'source'),
        addressing: {
          way: 'hexo',
          ...optional('permalink', textAt(config, 'permalink')),
          ...optional('newPostName', textAt(config, 'new_post_name')),
          ...optional('trailingIndex', booleanAt(config, 'pretty_urls', 'trailing_index')),
          ...optional('trailingHtml', booleanAt(config, 'pretty_urls', 'trailing_html')),
        },
        ...excluding([...textsAt(config, 'exclude'), ...textsAt(config, 'ignore').map(atEveryDepth)]),
      },
    ],
    anchors: 'hexo',
  }),
  datesInZone: true,
  leavesOut: (path) =>
    path.startsWith('_drafts/')
      ? 'Hexo keeps drafts there'
      : startsWithUnderscore(path.replace(/^_posts\//u, ''))
        ? 'Hexo makes no page of a name that begins with `_`'
        : undefined,
};

/** Settings that Hexo has and Jekyll has not. */
const HEXO_SETTINGS = ['source_dir', 'public_dir', 'new_post_name', 'skip_render', 'post_asset_folder', 'index_generator'];

/** A short config of Hexo's may name its theme and where it is deployed to, and nothing else: then the packages tell. */
export function isHexo(config: ConfigValue | undefined, files: SiteFiles): boolean {
  if (isMap(config) && HEXO_SETTINGS.some((name) => Object.hasOwn(config, name))) return true;
  const deployed = [mapAt(config, 'deploy'), ...listAt(config, 'deploy')];
  return deployed.some((way) => textAt(way, 'type') !== undefined) || /"hexo"\s*:/u.test(files.read('package.json') ?? '');
}

/** Ghost has no folder of its own; its exports and other people's tools write Markdown with Ghost's fields. It is chosen by name. */
export const ghost: GeneratorProfile = {
  name: 'ghost',
  title: 'Ghost',
  configFiles: [],
  readSite: () => ({ folders: [{ path: '', addressing: { way: 'pattern', pattern: '/:slug/' } }], anchors: 'ghost-slugify' }),
  readsText: true,
};

/** A folder of articles that no generator made: an article's address is the publication's with the slug. */
export const plain: GeneratorProfile = {
  name: 'plain',
  title: 'a plain folder',
  configFiles: [],
  readSite: () => ({ folders: [{ path: '', addressing: { way: 'pattern', pattern: '/:slug' } }], anchors: 'rehype-slug' }),
  readsText: true,
  readsRMarkdown: true,
};

/** A chapter that the table of contents does not name is not in the book. */
function notInSummary(summary: string | undefined): readonly string[] {
  const named = Array.from((summary ?? '').matchAll(/\]\(<?([^()<>\n]+\.md)>?\)/gu), ([, path = '']) =>
    path.replace(/^(?:\.\/)+/u, '').replaceAll('%20', ' '),
  );
  return named.length === 0 ? [] : ['**', ...named.map((path) => `!${path}`)];
}

/** `project.render` names what is rendered, with `!` what is not; `website.drafts` names drafts. */
function quartoExcludes(config: ConfigValue | undefined): readonly string[] {
  const rendered = textsAt(config, 'project', 'render').map(atEveryDepth);
  const named = rendered.filter((pattern) => !pattern.startsWith('!'));
  const excluded = rendered.flatMap((pattern) => (pattern.startsWith('!') ? [pattern.slice(1)] : []));
  return [
    ...(named.length === 0 ? [] : ['**', ...named.map((pattern) => `!${pattern}`)]),
    ...excluded,
    ...textsAt(config, 'website', 'drafts'),
  ];
}

/** `publishconf.py` says what is otherwise on the web: the address above all. */
function published(config: ConfigValue | undefined, files: SiteFiles): ConfigValue | undefined {
  const text = files.read('publishconf.py');
  const otherwise = text === undefined ? undefined : readConfig('publishconf.py', text);
  return isMap(otherwise) ? { ...(isMap(config) ? config : {}), ...otherwise } : config;
}

/** Only a whole web address: `/book/` says nothing about the site. */
function absolute(url: string | undefined): string | undefined {
  if (url === undefined || url === '/') return undefined;
  return /^https?:\/\//iu.test(url) ? url : /^[\w-]+\.[\w.-]+/u.test(url) ? `https://${url}` : undefined;
}
