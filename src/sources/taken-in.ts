import { statSync } from 'node:fs';
import type { TakenIn } from '../content/parse-article.ts';

/** Tells a version of a file from another one; `none` if there is no file at the path, or none that this user may see. */
export function signFile(path: string): string {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = statSync(path);
    return [dev, ino, size, mtimeMs, ctimeMs].join(':');
  } catch {
    return 'none';
  }
}

/**
 * Whether files that were taken in are others by now. With `opens`, also if one of them is held back for a time only: its signature stays the
 * same when that is over. Each path is looked at once.
 */
export function createChangeTest({ opens }: { readonly opens: boolean }): (takenIn: readonly TakenIn[]) => boolean {
  const signatures = new Map<string, string>();
  function sign(path: string): string {
    const known = signatures.get(path) ?? signFile(path);
    signatures.set(path, known);
    return known;
  }
  return (takenIn) => takenIn.some(({ path, signature }) => (signature === undefined ? opens : signature !== sign(path)));
}
