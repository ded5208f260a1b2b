import { booleanAt, type ConfigValue, isMap, textAt, textsAt } from '../site-config/config-value.ts';
import { readConfig } from '../site-config/read-config.ts';
import { excluding } from './exclusions.ts';
import { optional } from './optional.ts';
import type { GeneratorProfile } from './profile.ts';
import type { SiteFiles } from './site-files.ts';

/** Sphinx with MyST, and Jupyter Book 1, which writes Sphinx's config itself. Pages in reStructuredText are not read. */
export const sphinx: GeneratorProfile = {
  name: 'sphinx',
  title: 'Sphinx',
  configFiles: ['conf.py', '_config.yml'],
  readSite(config, files) {
    const extensions = [...textsAt(config, 'myst_enable_extensions'), ...textsAt(config, 'parse', 'myst_enable_extensions')];
    const patterns = textsAt(config, 'exclude_patterns').flatMap(toExpression);
    return {
      ...optional('title', textAt(config, 'html_title') ?? textAt(config, 'project') ?? textAt(config, 'title')),
      ...optional('lang', textAt(config, 'language')),
      ...optional('baseUrl', textAt(config, 'html_baseurl') ?? textAt(config, 'html', 'baseurl')),
      folders: [
        {
          path: '',
          addressing: { way: 'sphinx' },
          ...(patterns.length === 0 ? {} : { ignores: patterns }),
          ...excluding(
            booleanAt(config, 'only_build_toc_files') === true ? notInContents(readConfig('_toc.yml', files.read('_toc.yml') ?? '')) : [],
          ),
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

/**
 * Sphinx's own globs as regular expressions for a path with a slash before it: `**` goes across folders, `*` and `?` do not, and a folder that fits
 * is left out with all that lies in it.
 */
function toExpression(pattern: string): string | readonly [] {
  const plain = pattern.replace(/^\.?\/|\/$/gu, '');
  if (plain === '') return [];
  const expression = plain.replace(
    /\*\*|\*|\?|\[(!?)([^\]\n]+)\]|[\\^$.|+(){}[\]]/gu,
    (sign, not: string | undefined, signs: string | undefined) => {
      if (sign === '**') return '.*';
      if (sign === '*') return '[^/]*';
      if (sign === '?') return '[^/]';
      return signs === undefined ? `\\${sign}` : `[${not === '!' ? '^' : ''}${signs.replace(/[\\[\]^]/gu, '\\$&')}]`;
    },
  );
  return `^/${expression}(?:/|$)`;
}

/** Every file but those that the table of contents names, without their endings. */
function notInContents(contents: ConfigValue | undefined): readonly string[] {
  const named: string[] = [];
  const visit = (value: ConfigValue | undefined): void => {
    if (Array.isArray(value)) for (const one of value as readonly ConfigValue[]) visit(one);
    else if (isMap(value)) {
      const file = textAt(value, 'file') ?? textAt(value, 'root');
      if (file !== undefined) named.push(`!${file.replace(/\.md$/u, '')}.md`);
      for (const one of Object.values(value)) visit(one);
    }
  };
  visit(contents);
  return named.length === 0 ? [] : ['**', ...named];
}
