import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of the modules that decide what is read of a file, mined of it and told about it. A test follows the imports into them. */
export const READER_FOLDERS: readonly string[] = ['content', 'glossary', 'runtime', 'search', 'sources'];
/** From a checkout, and from the compiled tree, which lies one folder deeper. */
const MANIFESTS = ['..', '../..'];

/**
 * Names the program that reads files, in hex: two that have the same name read the same. It is made of the modules in `READER_FOLDERS`, the
 * packages that they use, and Node with its tables of letters: a number that is changed by hand is forgotten. Takes some 20 ms.
 * `sources` is the folder of all modules.
 */
export function readReaderVersion(sources = join(import.meta.dirname, '..')): string {
  const hash = createHash('sha256').update(`${process.version} ${process.versions.icu ?? ''}\n`);
  for (const folder of READER_FOLDERS) {
    for (const path of readdirSync(join(sources, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.[jt]s$/u.test(path)) hash.update(`${folder}/${path}\n`).update(readFileSync(join(sources, folder, path)));
    }
  }
  for (const up of MANIFESTS) hash.update(readIfThere(join(sources, up, 'package.json')));
  return hash.digest('hex');
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // One of the two is there.
    return '';
  }
}
