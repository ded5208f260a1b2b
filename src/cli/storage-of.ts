import type { Config } from '../config/config.ts';
import type { Storage } from '../ports/storage.ts';
import { openStorage } from '../storage/open-storage.ts';

type HasDatabase = Pick<Config, 'database'>;

/** Opens the configured database for the one process that sends announcements, or for one that stands in for it, and makes it where there is none. */
export function openConfiguredStorage(config: HasDatabase): Promise<Storage> {
  return openStorage(locationOf(config), true);
}

/**
 * Opens the configured database beside a process that serves. `mustExist` is false for what may come before the first start.
 *
 * @throws {NewsdeskError} `storage.missing` when it is not there: a look at nothing would show that all is well.
 */
export function openStorageBeside(config: HasDatabase, { mustExist = true } = {}): Promise<Storage> {
  return openStorage(locationOf(config), false, { mustExist });
}

function locationOf({ database }: HasDatabase): string {
  switch (database.kind) {
    case 'memory':
      return ':memory:';
    case 'file':
      return database.path;
    case 'postgres':
      return database.url.reveal();
  }
}
