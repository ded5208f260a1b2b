import { createEvent } from '../runtime/events.ts';
import type { Logger } from '../runtime/logger.ts';
import type { PlatformName } from '../subscription/subscription.ts';
import type { Metrics } from '../runtime/metrics.ts';

export interface UpkeepEvents {
  onBackedUp(path: string): void;
  onPruned(rows: number, days: number): void;
  /** An installation that was removed, with everything that was kept for it; `id` is absent if it may be a person's. */
  onForgotten(installation: { readonly platform: PlatformName; readonly id?: string }, rows: number): void;
  onTrouble(error: unknown, during: string): void;
}

/** Events of the daily upkeep of the database, each with its log line and its counter. */
export function createUpkeepEvents(logger: Logger, metrics: Metrics): UpkeepEvents {
  const backedUp = createEvent(
    {
      level: 'info',
      message: 'a backup was written',
      counter: { name: 'newsdesk_backups_total', help: 'Daily backups that were written.' },
      labels: [],
    },
    logger,
    metrics,
  );
  const pruned = createEvent(
    {
      level: 'info',
      message: 'what was old and done was forgotten',
      counter: { name: 'newsdesk_prunings_total', help: 'Times that old deliveries were forgotten.' },
      labels: [],
    },
    logger,
    metrics,
  );
  const forgotten = createEvent(
    {
      level: 'info',
      message: 'an installation that had been removed was forgotten',
      counter: { name: 'newsdesk_installations_forgotten_total', help: 'Installations whose data was deleted after they were removed.' },
      labels: ['platform'],
    },
    logger,
    metrics,
  );
  const trouble = createEvent(
    {
      level: 'error',
      message: 'the upkeep of the database failed and is tried again within the hour',
      counter: { name: 'newsdesk_upkeep_trouble_total', help: 'Failures of the daily backup and of forgetting.' },
      labels: ['during'],
    },
    logger,
    metrics,
  );
  return {
    onBackedUp: (path) => backedUp({ path }),
    onPruned: (rows, days) => pruned({ rows, days }),
    onForgotten: ({ platform, id }, rows) => forgotten({ platform, ...(id === undefined ? {} : { installation: id }), rows }),
    onTrouble: (error, during) => trouble({ during, error }),
  };
}
