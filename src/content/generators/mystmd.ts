import { mystmdPath } from '../addresses/mystmd.ts';
import { booleanAt, type ConfigValue, isMap, listAt, textAt, textsAt } from '../site-config/config-value.ts';
import { excluding } from './exclusions.ts';
import { optional } from './optional.ts';
import type { GeneratorProfile } from './profile.ts';

/** The MyST Document Engine, which Jupyter Book 2 is made of. Its config is not Sphinx's. */
export const mystmd: GeneratorProfile = {
  name: 'mystmd',
  title: 'MyST',
  configFiles: ['myst.yml'],
  readSite(config) {
    const contents = listAt(config, 'project', 'toc').flatMap(readContents);
    const folders = booleanAt(config, 'site', 'options', 'folders') === true;
    const excluded = textsAt(config, 'project', 'exclude');
    return {
      ...optional('title', textAt(config, 'site', 'title') ?? textAt(config, 'project', 'title')),
      folders: [
        {
          path: '',
          addressing: { way: 'mystmd', folders, ...(contents.length === 0 ? {} : { pages: addressesOf(contents, folders) }) },
          ...excluding(contents.length === 0 ? excluded : ['**', ...contents.map((file) => `!${file}`)]),
        },
      ],
      anchors: 'mystmd',
    };
  },
  leavesOut: (path) => (/(?:^|\/)(?:_build|\.[^/]+)\//u.test(path) ? 'MyST keeps its own files there' : undefined),
  titleFrom: 'heading',
};

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
