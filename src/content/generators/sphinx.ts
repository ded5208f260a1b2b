import { textAt, textsAt } from '../site-config/config-value.ts';
import { excluding } from './exclusions.ts';
import { optional } from './optional.ts';
import type { GeneratorProfile } from './profile.ts';
import type { SiteFiles } from './site-files.ts';

/** Sphinx with MyST, and Jupyter Book 1, which writes Sphinx's config itself. Pages in reStructuredText are not read. */
export const sphinx: GeneratorProfile = {
  name: 'sphinx',
  title: 'Sphinx',
  configFiles: ['conf.py', '_config.yml'],
  readSite: (config) => ({
    ...optional('title', textAt(config, 'html_title') ?? textAt(config, 'project') ?? textAt(config, 'title')),
    ...optional('lang', textAt(config, 'language')),
    ...optional('baseUrl', textAt(config, 'html_baseurl') ?? textAt(config, 'html', 'baseurl')),
    folders: [{ path: '', addressing: { way: 'sphinx' }, ...excluding(textsAt(config, 'exclude_patterns')) }],
    ...(textsAt(config, 'myst_enable_extensions').includes('substitution') ? { fillsValues: true as const } : {}),
    anchors: 'sphinx-myst',
  }),
  leavesOut: (path) => (/(?:^|\/)(?:_build|_templates|_static|\.[^/]+)\//u.test(path) ? 'Sphinx keeps its own files there' : undefined),
  titleFrom: 'heading',
};

/** Nikola has a `conf.py` too, Jekyll a `_config.yml`: MyST among Sphinx's extensions tells, or the table of contents of a Jupyter Book. */
export function isSphinx(text: string, files: SiteFiles): boolean {
  return /["']myst_(?:parser|nb)["']/u.test(text) || /^(?:format:[ \t]*jb-|(?:- )?root:|- file:)/mu.test(files.read('_toc.yml') ?? '');
}
