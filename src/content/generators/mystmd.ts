import { mystmdPath } from '../addresses/mystmd.ts';
import { booleanAt, type ConfigValue, isMap, listAt, textAt, textsAt } from '../site-config/config-value.ts';
import { readConfig } from '../site-config/read-config.ts';
import { filesInContents } from './book-contents.ts';
import { excluding } from './exclusions.ts';
import { optional } from './optional.ts';
import type { GeneratorProfile } from './profile.ts';
import type { SiteFiles } from './site-files.ts';
import { sphinxIgnores } from './sphinx-ignores.ts';

/** The MyST Document Engine, which Jupyter Book 2 is made of. Its config is not Sphinx's. */
export const mystmd: GeneratorProfile = {
  name: 'mystmd',
  title: 'MyST',
  configFiles: ['myst.yml'],
  readSite(config, files) {
    const own = listAt(config, 'project', 'toc').flatMap(readContents);
    const contents = own.length > 0 ? own : filesInContents(configAt('_toc.yml', files));
    const folders = booleanAt(config, 'site', 'options', 'folders') === true;
    const excluded = textsAt(config, 'project', 'exclude');
    return {
      ...optional('title', textAt(config, 'site', 'title') ?? textAt(config, 'project', 'title')),
      folders: [
        {
          path: '',
          addressing: { way: 'mystmd', folders, ...(contents.length === 0 ? {} : { pages: addressesOf(contents, folders) }) },
          ...excluding(contents.length === 0 ? excluded : onlyContents(contents, excluded)),
          // A book that was made with Sphinx before keeps what its config leaves out.
          ...sphinxIgnores(configAt('conf.py', files), configAt('_config.yml', files)),
        },
      ],
      anchors: 'mystmd',
    };
  },
  leavesOut: (path) => (/(?:^|\/)(?:_build|\.[^/]+)\//u.test(path) ? 'MyST keeps its own files there' : undefined),
  titleFrom: 'heading',
};

function configAt(name: string, files: SiteFiles): ConfigValue | undefined {
  const text = files.read(name);
  return text === undefined ? undefined : readConfig(name, text);
}

/** A pattern of the table of contents takes no file back in that the site leaves out. Its own name does. */
function onlyContents(contents: readonly string[], excluded: readonly string[]): readonly string[] {
  const backIn = contents.map((file) => `!${file}`);
  return ['**', ...backIn, ...excluded.filter((pattern) => !pattern.startsWith('!')), ...backIn.filter((file) => !file.includes('*'))];
}

/** The files and patterns of files in an entry of the table of contents, in order. */
function readContents(value: ConfigValue | undefined): readonly string[] {
  if (!isMap(value)) return [];
  const file = textAt(value, 'file');
  const named = file === undefined ? textAt(value, 'pattern') : /\.\w+$/u.test(file) ? file : `${file}.md`;
  return [...(named === undefined ? [] : [named.replace(/^\.?\//u, '')]), ...listAt(value, 'children').flatMap(readContents)];
}

function addressesOf(contents: readonly string[], folders: boolean): Readonly<Record<string, string>> {
  const taken = new Map([['/index', 1]]);
  const pages = new Map<string, string>();
  contents.forEach((file, index) => {
    if (pages.has(file) || file.includes('*')) return;
    const address = mystmdPath(file, folders);
    const before = taken.get(address) ?? 0;
    if (index > 0) taken.set(address, before + 1);
    pages.set(file, index === 0 ? '/' : before === 0 ? address : `${address}-${before}`);
  });
  return Object.fromEntries(pages);
}
