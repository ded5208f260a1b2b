import type { Storage } from '../ports/storage.ts';
import { systemClock } from '../runtime/clock.ts';

/** What is due is decided by the database's clock where several processes share it. */
export async function timeOf(storage: Pick<Storage, 'readClock'>): Promise<number> {
  return (await storage.readClock?.()) ?? systemClock.now();
}
