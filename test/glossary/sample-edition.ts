import { fileURLToPath } from 'node:url';
import type { Edition } from '../../src/content/edition.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { loadEdition } from '../../src/sources/load-edition.ts';

let loaded: Promise<Edition> | undefined;

/** The publication that the project ships, read by the real parser. */
export function loadSample(): Promise<Edition> {
  loaded ??= loadEdition(fileURLToPath(new URL('../../content', import.meta.url)), { clock: systemClock });
  return loaded;
}
