import type { Storage } from '../ports/storage.ts';
import { systemClock } from '../runtime/clock.ts';

/** The database's clock decides the due time if several processes share the database. */
export async function timeOf(storage: Pick<Storage, 'readClock'>): Promise<number> {
  return (await storage.readClock?.()) ?? systemClock.now();
}
