import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A copy of the repository that may be broken. It is gone after `dispose`. */
export interface TreeCopy extends Disposable {
  readonly root: string;
}

/** Directories that are not copied. Dependencies are linked: they are large, and nothing breaks them. */
const LEFT_OUT = new Set(['node_modules', '.git', 'dist']);

/** Copies the repository at `root` into the system's directory for temporary files. */
export function copyTree(root: string): TreeCopy {
  const copy = mkdtempSync(join(realpathSync(tmpdir()), 'newsdesk-mutants-'));
  cpSync(root, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  symlinkSync(realpathSync(join(root, 'node_modules')), join(copy, 'node_modules'), 'dir');
  return { root: copy, [Symbol.dispose]: () => rmSync(copy, { recursive: true, force: true }) };
}
