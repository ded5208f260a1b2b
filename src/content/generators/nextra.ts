import type { GeneratorProfile } from './profile.ts';
import type { SiteFiles } from './site-files.ts';

/** Pages lie in `content/`, and before Nextra 4 in `pages/`. */
const FOLDERS = ['content', 'src/content', 'pages', 'src/pages'];

export const nextra: GeneratorProfile = {
  name: 'nextra',
  title: 'Nextra',
  configFiles: ['mjs', 'js', 'ts', 'cjs', 'mts'].map((extension) => `next.config.${extension}`),
  readSite: () => ({
    folders: FOLDERS.map((path) => ({ path, addressing: { way: 'next', base: '' }, languagesInNames: true })),
    anchors: 'nextra-ids',
  }),
  leavesOut: (path) =>
    path.split('/').some((segment) => segment.startsWith('_')) ? 'Nextra makes no page of a name that begins with `_`' : undefined,
  readsMarkdownAsMdx: true,
};

/** Next.js has the same config file without it. */
export function isNextra(configText: string, files: SiteFiles): boolean {
  return /["'`]nextra["'`]/u.test(configText) || /"nextra"\s*:/u.test(files.read('package.json') ?? '');
}
