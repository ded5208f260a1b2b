import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type FolderFields, SHARED_FIELDS } from '../content/folder-fields.ts';
import { booleanAt, type ConfigMap, isMap } from '../content/site-config/config-value.ts';
import { readConfig } from '../content/site-config/read-config.ts';
import type { ScannedFile } from './scan-directory.ts';

const NAMES = ['_metadata.yml', '_metadata.yaml'];

/** The words of each folder of Quarto about all files in it, from its `_metadata.yml`. */
export interface QuartoFolders {
  /** Patterns of drafts. A nearer folder that says otherwise takes its own back in. */
  readonly drafts: readonly string[];
  readonly fields: FolderFields;
}

export function readQuartoFolders(root: string, files: readonly ScannedFile[]): QuartoFolders {
  const folders = new Set<string>();
  for (const { path, kind } of files) {
    for (let folder = posix.dirname(path); kind === 'article' && !folders.has(folder); folder = posix.dirname(folder)) folders.add(folder);
  }
  const said = [...folders].sort().flatMap((folder) => {
    const metadata = readMetadata(join(root, folder));
    return metadata === undefined ? [] : [[folder, metadata] as const];
  });
  return {
    drafts: said.flatMap(([folder, metadata]) => {
      const isDraft = booleanAt(metadata, 'draft');
      const all = folder === '.' ? '**' : folder;
      return isDraft === undefined ? [] : [isDraft ? all : `!${all}`];
    }),
    fields: Object.fromEntries(
      said.flatMap(([folder, metadata]) => {
        const shared = Object.entries(metadata).filter(([name]) => SHARED_FIELDS.has(name));
        return shared.length === 0 ? [] : [[folder === '.' ? '' : folder, Object.fromEntries(shared)] as const];
      }),
    ),
  };
}

function readMetadata(folder: string): ConfigMap | undefined {
  for (const name of NAMES) {
    try {
      const metadata = readConfig(name, readFileSync(join(folder, name), 'utf8'));
      return isMap(metadata) ? metadata : undefined;
    } catch {
      // Most folders have none.
    }
  }
  return undefined;
}

export function hasFields(folders: QuartoFolders | undefined): folders is QuartoFolders {
  return folders !== undefined && Object.keys(folders.fields).length > 0;
}
