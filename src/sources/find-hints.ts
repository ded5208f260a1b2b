import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSite, profileOf } from '../content/generators/find-site.ts';
import { readSiteFiles } from './read-site-roots.ts';

/** Folders that are looked into for the config of a site, this many at most and this deep below the directory. */
const MAX_FOLDERS = 400;
const MAX_DEPTH = 2;
/** Articles that are looked at for links of Obsidian, and the share of them that has to have some. */
const MAX_ARTICLES = 200;
const OBSIDIAN_SHARE = 0.2;
const WIKILINK = /(?<![\w\])])!?\[\[[^[\]\n]{1,200}\]\]/u;
const NOT_A_SITE = /^(?:\.|_|node_modules$|vendor$|dist$|build$|tests?$|fixtures$|examples?$)/iu;

/** Sentences for an operator whose directory was read as a plain folder, and perhaps is none. `paths` are its articles. Never throws. */
export function findHints(dir: string, paths: readonly string[]): readonly string[] {
  const sites = foldersBelow(dir).flatMap((folder) => {
    const { generator, configFile } = findSite([{ up: '', below: '', files: readSiteFiles(join(dir, folder)) }]);
    return generator === 'plain' || configFile === undefined ? [] : [{ folder, generator, configFile }];
  });
  return [
    ...sites
      .slice(0, 3)
      .map(
        ({ folder, generator, configFile }) =>
          `${folder}/${configFile} is the config of ${profileOf(generator).title}: give the folder \`${folder}\` to have it read so.`,
      ),
    ...(sites.length === 0 && linksAsObsidian(dir, paths)
      ? ['Many of its notes link as those of Obsidian do: `generator: obsidian` in publication.yaml has them read so.']
      : []),
  ];
}

function foldersBelow(dir: string): readonly string[] {
  const found: string[] = [];
  let level: readonly string[] = [''];
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    level = level.flatMap((folder) => subfoldersOf(dir, folder));
    found.push(...level);
    if (found.length > MAX_FOLDERS) break;
  }
  return found.slice(0, MAX_FOLDERS);
}

function subfoldersOf(dir: string, folder: string): readonly string[] {
  try {
    return readdirSync(join(dir, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !NOT_A_SITE.test(entry.name))
      .map(({ name }) => (folder === '' ? name : `${folder}/${name}`))
      .sort();
  } catch {
    // A hint is not worth an error; the directory itself has been read.
    return [];
  }
}

function linksAsObsidian(dir: string, paths: readonly string[]): boolean {
  const looked = paths.slice(0, MAX_ARTICLES);
  const linking = looked.filter((path) => WIKILINK.test(readText(join(dir, path))));
  return linking.length > 1 && linking.length >= looked.length * OBSIDIAN_SHARE;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Gone since it was read.
    return '';
  }
}
