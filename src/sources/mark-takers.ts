import type { KnownFile } from './read-known-file.ts';
import type { ScannedFile } from './scan-directory.ts';
import { createChangeTest } from './taken-in.ts';

/**
 * Articles of which a file that they take in has changed, or is gone: what they show of it may be withheld by now. They are known as files that
 * have to be read again. For `opens` see `createChangeTest`.
 */
export function markTakers(
  files: readonly ScannedFile[],
  known: Map<string, KnownFile>,
  { besides, opens }: { readonly besides: readonly ScannedFile[]; readonly opens: boolean },
): readonly ScannedFile[] {
  const haveChanged = createChangeTest({ opens });
  const takers = files.filter((file) => haveChanged(known.get(file.path)?.takenIn ?? []) && !besides.includes(file));
  for (const { path } of takers) {
    const last = known.get(path);
    if (last !== undefined) known.set(path, { ...last, hash: '' });
  }
  return takers;
}
