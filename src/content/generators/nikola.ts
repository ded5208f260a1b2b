import { booleanAt, type ConfigValue, listAt, textAt } from '../site-config/config-value.ts';
import { optional } from './optional.ts';
import type { ContentFolder, GeneratorProfile } from './profile.ts';

/** Kinds of files that Newsdesk reads, as the patterns of `POSTS` and `PAGES` name them. */
const READ = /\.(?:md|mdown|markdown|mkd|html?|\*)$/u;
const DEFAULTS = { POSTS: ['posts/*.md', 'posts'], PAGES: ['pages/*.md', 'pages'] } as const;

export const nikola: GeneratorProfile = {
  name: 'nikola',
  title: 'Nikola',
  configFiles: ['conf.py'],
  readSite: (config) => ({
    ...optional('title', textAt(config, 'BLOG_TITLE')),
    ...optional('baseUrl', absolute(textAt(config, 'SITE_URL'))),
    ...optional('lang', textAt(config, 'DEFAULT_LANG')),
    ...optional('timeZone', textAt(config, 'TIMEZONE')),
    folders: [...foldersOf(config, 'POSTS'), ...foldersOf(config, 'PAGES')],
    anchors: 'mkdocs',
  }),
  leavesOut: (path) => (/\.txt$/iu.test(path) ? 'Nikola takes a text file for reStructuredText, which Newsdesk does not read' : undefined),
};

/** `("news/*.md", "blog", "post.tmpl")`: the files, the folder of their addresses, and a template. The first pattern for a folder decides. */
function foldersOf(config: ConfigValue | undefined, setting: 'POSTS' | 'PAGES'): readonly ContentFolder[] {
  // An empty text is a folder too: the top of the site.
  const written = listAt(config, setting).filter((text) => typeof text === 'string');
  const texts: readonly string[] = written.length === 0 ? DEFAULTS[setting] : written;
  const isFlat = booleanAt(config, 'PRETTY_URLS') === false;
  const found = texts.flatMap((pattern, index): readonly (readonly [string, ContentFolder])[] => {
    if (!READ.test(pattern)) return [];
    const path = pattern.replace(/^(?:\.\/)+/u, '').replace(/\/?[^/]*$/u, '');
    const base = (texts[index + 1] ?? '').replace(/^\.?\/+|\/+$/gu, '');
    return [[path, { path, addressing: { way: 'nikola', base, ...(isFlat ? { isFlat } : {}) } }]];
  });
  return [...new Map(found.toReversed()).values()].toReversed();
}

/** Only a whole web address says anything about the site. */
function absolute(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\//iu.test(url) ? url : undefined;
}
