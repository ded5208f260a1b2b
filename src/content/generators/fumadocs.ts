import { readFumadocsLanguages } from './fumadocs-languages.ts';
import { nextFolder } from './next-languages.ts';
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
    const translations = readFumadocsLanguages(files);
    // A language that is a folder is the first one below the collection's.
    const named = folders.length === 0 && translations?.inFolders === true ? ['content/docs'] : folders;
    return {
      folders:
        named.length === 0 ? [nextFolder('content', '', translations)] : named.map((path) => nextFolder(path, baseOf(path), translations)),
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
