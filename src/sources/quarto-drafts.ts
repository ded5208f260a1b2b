import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { booleanAt } from '../content/site-config/config-value.ts';
import { readConfig } from '../content/site-config/read-config.ts';
import type { ScannedFile } from './scan-directory.ts';

const NAMES = ['_metadata.yml', '_metadata.yaml'];

/** The folders, as patterns, whose `_metadata.yml` makes drafts of all files in them. A nearer one that says otherwise takes its folder back in. */
export function quartoDraftFolders(root: string, files: readonly ScannedFile[]): readonly string[] {
  const folders = new Set<string>();
  for (const { path, kind } of files) {
    for (let folder = posix.dirname(path); kind === 'article' && !folders.has(folder); folder = posix.dirname(folder)) folders.add(folder);
  }
  return [...folders].sort().flatMap((folder) => {
    const isDraft = readDraft(join(root, folder));
    const all = folder === '.' ? '**' : folder;
    return isDraft === undefined ? [] : [isDraft ? all : `!${all}`];
  });
}

function readDraft(folder: string): boolean | undefined {
  for (const name of NAMES) {
    try {
      return booleanAt(readConfig(name, readFileSync(join(folder, name), 'utf8')), 'draft');
    } catch {
      // Most folders have none.
    }
  }
  return undefined;
}
