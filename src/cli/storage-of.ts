import type { Config } from '../config/config.ts';
import type { Storage } from '../ports/storage.ts';
import { openStorage } from '../storage/open-storage.ts';

/** Opens the configured database. `exclusive`: this process sends announcements. */
export function openConfiguredStorage({ database }: Pick<Config, 'database'>, exclusive: boolean): Promise<Storage> {
  switch (database.kind) {
    case 'memory':
      return openStorage(':memory:', exclusive);
    case 'file':
      return openStorage(database.path, exclusive);
    case 'postgres':
      return openStorage(database.url.reveal(), exclusive);
  }
}
