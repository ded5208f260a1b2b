import type { Config } from '../config/config.ts';
import type { SourceList } from '../config/newsdesk-file.ts';
import type { Edition } from '../content/edition.ts';
import { isLoopback } from '../page/server/guard.ts';
import { systemClock } from '../runtime/clock.ts';
import type { createHealthRoutes } from '../runtime/health.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Metrics } from '../runtime/metrics.ts';
import type { PushesSource } from '../sources/pushes/pushes-source.ts';
import { createFeedRoutes } from '../web/feed-routes.ts';
import { createPushRoutes } from '../web/push-routes.ts';
import { createPushEvents } from './sources/push-events.ts';
import { pushSecretOf } from './sources/push-secret.ts';

export interface WebRoutesOptions {
  readonly config: Config;
  readonly sources: SourceList | undefined;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The parts that exist so far: requests may come before all of them do. */
  readonly parts: { readonly pushes?: PushesSource; readonly edition?: Edition };
}

/** Adds pushes in, if `newsdesk.yaml` lists one, and the feed out. @throws {NewsdeskError} `config.push` if a push has no secret. */
export function addWebRoutes(
  routes: ReturnType<typeof createHealthRoutes>,
  { config, sources, logger, metrics, parts }: WebRoutesOptions,
): void {
  const secret = pushSecretOf(sources, config);
  if (secret) {
    routes.route(
      '/',
      createPushRoutes({
        secret,
        clock: systemClock,
        receive: async (request) => parts.pushes?.receive(request),
        ...createPushEvents(logger, metrics, systemClock),
      }),
    );
  }
  const onlyLocal = sources?.servesFeed === undefined;
  // A chat may be a company's own: on an open address its articles are for everybody only if somebody says so.
  if (sources?.servesFeed ?? isLoopback(config.http.host)) {
    routes.route('/', createFeedRoutes({ edition: () => parts.edition, clock: systemClock, onlyLocal }));
  }
}
