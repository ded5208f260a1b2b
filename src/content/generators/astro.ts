import { textAt } from '../site-config/config-value.ts';
import { optional } from './optional.ts';
import type { GeneratorProfile, SiteReading } from './profile.ts';
import type { SiteFiles } from './site-files.ts';

const configFiles = ['mjs', 'ts', 'js', 'cjs', 'mts'].map((extension) => `astro.config.${extension}`);

/** Pages below `src/pages`; entries of a collection are taken to have the collection's name as their first folder, as Astro's own templates do it. */
export const astro: GeneratorProfile = {
  name: 'astro',
  title: 'Astro',
  configFiles,
  readSite: (config) => ({
    ...siteOf(config),
    folders: [
      { path: 'src/pages', addressing: { way: 'astroPages' } },
      { path: 'src/content', addressing: { way: 'pattern', pattern: textAt(config, 'trailingSlash') === 'never' ? '/:path' : '/:path/' } },
    ],
    anchors: 'rehype-slug',
  }),
  leavesOut: (path) =>
    path.split('/').some((segment) => segment.startsWith('_')) ? 'Astro leaves out a name that begins with `_`' : undefined,
};

export const starlight: GeneratorProfile = {
  name: 'starlight',
  title: 'Astro Starlight',
  configFiles,
  readSite: (config) => ({
    ...siteOf(config),
    folders: [{ path: 'src/content/docs', addressing: { way: 'starlight' } }],
    anchors: 'astro',
  }),
  leavesOut: (path) =>
    path.split('/').some((segment) => segment.startsWith('_')) ? 'Astro leaves out a name that begins with `_`' : undefined,
};

function siteOf(config: Parameters<typeof textAt>[0]): Pick<SiteReading, 'baseUrl' | 'title'> {
  const site = textAt(config, 'site');
  const base = (textAt(config, 'base') ?? '').replace(/^\//u, '');
  return optional('baseUrl', site === undefined ? undefined : `${site.replace(/\/$/u, '')}/${base}`);
}

/** Starlight is an integration of Astro; the config that names it is its own. */
export function isStarlight(configText: string, files: SiteFiles): boolean {
  return /@astrojs\/starlight/u.test(configText) || /@astrojs\/starlight/u.test(files.read('package.json') ?? '');
}
