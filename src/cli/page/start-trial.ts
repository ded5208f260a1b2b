import { createAnnouncementEvents } from '../../app/announcement-events.ts';
import { createAppEvents } from '../../app/app-events.ts';
import { type App, startApp } from '../../app/app.ts';
import { systemClock } from '../../runtime/clock.ts';
import type { Logger } from '../../runtime/logger.ts';
import { createMetrics } from '../../runtime/metrics.ts';
import { createDirectorySource } from '../../sources/directory.ts';
import { openStorage } from '../../storage/open-storage.ts';
import type { LocalPlatforms } from '../local-platforms.ts';
import { startRestartable } from '../restartable-app.ts';
import { trialDoubtMs } from '../trial-doubt.ts';
import type { OpenPage } from './open-page.ts';

export interface TrialOptions {
  readonly local: LocalPlatforms;
  readonly page: OpenPage;
  readonly dir: string;
  readonly settleMs: number;
  readonly logger: Logger;
  /** A file below `dir` that is served even where it is a draft or under embargo. */
  readonly showing?: string;
  /** Time in ms without a file that was read, after which the rest follows by itself; `PATIENCE_MS` unless given. */
  readonly patienceMs?: number;
}

/** Somebody is looking. */
const PATIENCE_MS = 3_000;

/**
 * A second bot beside the one that is connected to the real platforms: the same content, storage of its own in memory,
 * and the addresses and tokens of the local platforms alone. Nothing that is done to it can reach the real ones.
 */
export async function startTrial(options: TrialOptions): Promise<Pick<App, 'stop'>> {
  const { local, page, dir, settleMs, logger, showing, patienceMs = PATIENCE_MS } = options;
  const metrics = createMetrics();
  const storage = await openStorage(':memory:', true);
  try {
    const events = createAppEvents(logger, metrics);
    const announcementEvents = page.withOutbox(storage, createAnnouncementEvents(logger, metrics));
    const bot = await startRestartable(() =>
      startApp({
        config: local.config,
        isTrial: true,
        source: createDirectorySource(dir, { clock: systemClock, settleMs, patienceMs, ...(showing === undefined ? {} : { showing }) }),
        clock: systemClock,
        logger,
        events: {
          answers: events,
          announcements: announcementEvents,
          onServed: page.onServed,
          onFatal: (error) => logger.error({ error }, 'the trial lost a local platform for good'),
        },
        state: { storage, doubtSettleMs: trialDoubtMs },
      }),
    );
    page.onStarted(bot.restart);
    return {
      async stop() {
        await bot.stop();
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}
