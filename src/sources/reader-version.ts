import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that decides what is read of a file: the modules of `src/content`, the packages that they use, and Node with its tables of letters. */
const READER = join(import.meta.dirname, '..', 'content');
/** From a checkout, and from the compiled tree, which lies one folder deeper. */
const MANIFESTS = ['../..', '../../..'].map((up) => join(import.meta.dirname, up, 'package.json'));

/**
 * Names the program that reads files, in hex: two that have the same name read the same. Taken from the program itself, because a number that is
 * changed by hand is forgotten. Takes some 10 ms.
 */
export function readReaderVersion(): string {
  const hash = createHash('sha256').update(`${process.version} ${process.versions.icu ?? ''}\n`);
  for (const path of readdirSync(READER, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.[jt]s$/u.test(path)) hash.update(`${path}\n`).update(readFileSync(join(READER, path)));
  }
  for (const manifest of MANIFESTS) hash.update(readIfThere(manifest));
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
