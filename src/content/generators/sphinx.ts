import { booleanAt, type ConfigValue, isMap, textAt, textsAt } from '../site-config/config-value.ts';
import { readConfig } from '../site-config/read-config.ts';
import { filesInContents } from './book-contents.ts';
import { excluding } from './exclusions.ts';
import { optional } from './optional.ts';
import type { GeneratorProfile } from './profile.ts';
import type { SiteFiles } from './site-files.ts';
import { sphinxIgnores } from './sphinx-ignores.ts';

/** Sphinx with MyST, and Jupyter Book 1, which writes Sphinx's config itself. Pages in reStructuredText are not read. */
export const sphinx: GeneratorProfile = {
  name: 'sphinx',
  title: 'Sphinx',
  configFiles: ['conf.py', '_config.yml'],
  readSite(config, files) {
    const extensions = [...textsAt(config, 'myst_enable_extensions'), ...textsAt(config, 'parse', 'myst_enable_extensions')];
    return {
      ...optional('title', textAt(config, 'html_title') ?? textAt(config, 'project') ?? textAt(config, 'title')),
      ...optional('lang', textAt(config, 'language')),
      ...optional('baseUrl', textAt(config, 'html_baseurl') ?? textAt(config, 'html', 'baseurl')),
      folders: [
        {
          path: '',
          addressing: { way: 'sphinx' },
          ...sphinxIgnores(config),
          ...excluding(booleanAt(config, 'only_build_toc_files') === true ? notInContents(files) : []),
        },
      ],
      ...(extensions.includes('substitution') ? { fillsValues: true as const } : {}),
      anchors: 'sphinx-myst',
    };
  },
  leavesOut: (path) => (/(?:^|\/)(?:_build|_templates|_static|\.[^/]+)\//u.test(path) ? 'Sphinx keeps its own files there' : undefined),
  titleFrom: 'heading',
};

/** Nikola has a `conf.py` too, and Jekyll a `_config.yml`: MyST among Sphinx's extensions tells, or the table of contents of a Jupyter Book. */
export function isSphinx(config: ConfigValue | undefined, files: SiteFiles): boolean {
  if (textsAt(config, 'extensions').some((name) => /^myst_(?:parser|nb)$/u.test(name))) return true;
  if (['plugins', 'collections', 'permalink', 'defaults', 'theme', 'remote_theme'].some((key) => isMap(config) && key in config))
    return false;
  return /^(?:format:[ \t]*jb-|root:[ \t]*\S)/mu.test(files.read('_toc.yml') ?? '');
}

/** Every file but those that the table of contents names. */
function notInContents(files: SiteFiles): readonly string[] {
  const named = filesInContents(readConfig('_toc.yml', files.read('_toc.yml') ?? ''));
  return named.length === 0 ? [] : ['**', ...named.map((file) => `!${file}`)];
}
