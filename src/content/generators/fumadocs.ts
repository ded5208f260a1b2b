import type { GeneratorProfile } from './profile.ts';
import type { SiteFiles } from './site-files.ts';

const configFiles = ['ts', 'js', 'mjs', 'mts'].map((extension) => `source.config.${extension}`);
/** The folder of a collection: `defineDocs({ dir: 'content/docs' })`. */
const FOLDER = /\bdir:\s*(["'`])(?:\.?\/)*([^"'`$\n]{1,200}?)\/?\1/gu;

/** Each collection lies at the site's folder of the same name, as Fumadocs' own templates do it. */
export const fumadocs: GeneratorProfile = {
  name: 'fumadocs',
  title: 'Fumadocs',
  configFiles,
  readSite: (_config, files) => {
    const folders = [...new Set(Array.from(configOf(files).matchAll(FOLDER), ([, , path = '']) => path))];
    return {
      folders:
        folders.length === 0
          ? [{ path: 'content', addressing: { way: 'next', base: '' }, languagesInNames: true }]
          : folders.map((path) => ({ path, addressing: { way: 'next', base: baseOf(path) }, languagesInNames: true })),
      anchors: 'fumadocs',
    };
  },
};

function configOf(files: SiteFiles): string {
  return configFiles.flatMap((name) => files.read(name) ?? []).join('\n');
}

function baseOf(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  return name === 'content' ? 'docs' : name;
}
