import type { Edition } from '../content/edition.ts';
import type { Clock } from '../runtime/clock.ts';
import { createDirectorySource } from './directory.ts';

/** Reads a content directory once. @throws {NewsdeskError} `content.missing` when there is none. */
export async function loadEdition(dir: string, { clock }: { readonly clock: Clock }): Promise<Edition> {
  const source = createDirectorySource(dir, { clock });
  try {
    return await source.load();
  } finally {
    await source.close();
  }
}
