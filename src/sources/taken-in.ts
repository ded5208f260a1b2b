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

/** Whether files that were taken in are others by now, or must be looked at in any case. Each path is looked at once. */
export function createChangeTest(): (takenIn: readonly TakenIn[]) => boolean {
  const signatures = new Map<string, string>();
  function sign(path: string): string {
    const known = signatures.get(path) ?? signFile(path);
    signatures.set(path, known);
    return known;
  }
  return (takenIn) => takenIn.some(({ path, signature }) => signature !== sign(path));
}
