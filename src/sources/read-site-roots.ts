import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { CONFIG_FILES, CONFIG_FOLDERS, type SiteRoot } from '../content/generators/find-site.ts';
import { AUTHOR_FILES } from '../content/generators/read-authors.ts';

/** A site's content lies at most this deep in it: Starlight's `src/content/docs`, and a language below. */
const MAX_LEVELS = 4;
/** The config of a book names its table of contents: a Markdown file in the site's folder, in whichever part that is not hidden. */
const TABLE_OF_CONTENTS = /^(?:[^./\\][^/\\]*\/)*[^./\\][^/\\]*\.md$/u;
/** More than any config file has, in bytes: the navigation of a large site with several versions takes two and a half million. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The content directory and the folders above it, nearest first, with the config files of generators that lie in them. The search ends at the root of
 * a repository: what lies above it is another project. Files that cannot be read count as missing.
 */
export function readSiteRoots(contentDir: string): readonly SiteRoot[] {
  const roots: SiteRoot[] = [];
  let dir = resolve(contentDir);
  let below = '';
  for (let level = 0; level <= MAX_LEVELS; level += 1) {
    roots.push({ up: '../'.repeat(level), below, files: readSiteFiles(dir) });
    // Docusaurus' own layout for a repository: the site in `website`, its pages in `docs` beside it.
    if (level === 1) roots.push({ up: '../website/', below: `../${below}`, files: readSiteFiles(join(dir, 'website')) });
    const parent = dirname(dir);
    if (parent === dir || exists(join(dir, '.git'))) break;
    below = below === '' ? basename(dir) : `${basename(dir)}/${below}`;
    dir = parent;
  }
  return roots;
}

/** The config files in a folder. Text files are read once, when they are asked for. */
export function readSiteFiles(dir: string): SiteRoot['files'] {
  const texts = new Map<string, string | undefined>();
  return {
    read(path) {
      if (
        !CONFIG_FILES.includes(path) &&
        !TABLE_OF_CONTENTS.test(path) &&
        !AUTHOR_FILES.includes(path) &&
        !CONFIG_FOLDERS.some((folder) => path.startsWith(`${folder}/`))
      )
        return undefined;
      if (!texts.has(path)) texts.set(path, read(join(dir, path)));
      return texts.get(path);
    },
    list: (folder) => (CONFIG_FOLDERS.includes(folder) ? list(join(dir, folder)) : []),
  };
}

/** A folder of configs has few levels, and no more files than this. */
const MAX_LISTED = 1_000;

function list(dir: string): readonly string[] {
  try {
    const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).slice(0, MAX_LISTED);
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .sort();
  } catch {
    return [];
  }
}

function read(path: string): string | undefined {
  try {
    const stats = statSync(path);
    if (path.endsWith('/')) return stats.isDirectory() ? '' : undefined;
    return stats.isFile() && stats.size <= MAX_BYTES ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function exists(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch {
    return false;
  }
}
