import type { Config } from '../../config/config.ts';

/**
 * The address at which hubs of feeds reach this bot. Undefined with PostgreSQL: of the processes that may share one, each would be a subscriber
 * of its own at the same address, and a proxy gives what a hub sends to any of them.
 */
export function hubAddressOf({ publicUrl, database }: Pick<Config, 'publicUrl' | 'database'>): string | undefined {
  return database.kind === 'postgres' ? undefined : publicUrl;
}
