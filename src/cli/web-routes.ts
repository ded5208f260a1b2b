import type { Config } from '../config/config.ts';
import type { SourceList } from '../config/newsdesk-file.ts';
import type { AppParts } from '../app/app.ts';
import type { Edition } from '../content/edition.ts';
import { discordEventsPath, inboundPaths, installPaths } from '../platform/inbound-paths.ts';
import { isLoopback } from '../page/server/guard.ts';
import { systemClock } from '../runtime/clock.ts';
import type { createHealthRoutes } from '../runtime/health.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { createFeedRoutes } from '../web/feed-routes.ts';
import { createHubRoutes } from '../web/hub-routes.ts';
import { createInboundRoutes } from '../web/inbound-routes.ts';
import { createInstallRoutes } from '../web/install-routes.ts';
import { createPushRoutes } from '../web/push-routes.ts';
import { createInboundEvents } from './inbound-events.ts';
import { createInstallEvents } from './install-events.ts';
import { hubAddressOf } from './sources/hub-address.ts';
import { createHubEvents } from './sources/hub-events.ts';
import type { OpenedSources } from './sources/open-source.ts';
import { createPushEvents } from './sources/push-events.ts';
import { pushSecretOf } from './sources/push-secret.ts';

export interface WebRoutesOptions {
  readonly config: Config;
  readonly sources: SourceList | undefined;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The parts that exist so far: requests may come before all of them do. */
  readonly parts: {
    readonly sources?: OpenedSources;
    readonly edition?: Edition;
    readonly parts?: Pick<AppParts, 'platforms'>;
  };
}

/**
 * Adds pushes in, if `newsdesk.yaml` lists one, what hubs of feeds send, if the bot has a public address, what platforms send, if they send over HTTP, and the feed out.
 *
 * @throws {NewsdeskError} `config.push` if a push has no secret.
 */
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
        receive: async (request) => parts.sources?.pushes?.receive(request),
        ...createPushEvents(logger, metrics, systemClock),
      }),
    );
  }
  if (hubAddressOf(config) !== undefined && sources?.sources.some(({ kind }) => kind === 'feed') === true) {
    routes.route('/', createHubRoutes({ door: () => parts.sources?.hubs, onAnswered: createHubEvents(logger, metrics) }));
  }
  const onAnswered = createInboundEvents(logger, metrics, systemClock);
  for (const platform of sendingPlatforms(config)) {
    const inbound = () => parts.parts?.platforms.find(({ name }) => name === platform)?.inbound;
    routes.route('/', createInboundRoutes({ path: inboundPaths[platform], inbound, clock: systemClock, onAnswered: onAnswered(platform) }));
  }
  if (config.discord?.publicKey) {
    const inbound = () => parts.parts?.platforms.find(({ name }) => name === 'discord')?.installEvents;
    routes.route('/', createInboundRoutes({ path: discordEventsPath, inbound, clock: systemClock, onAnswered: onAnswered('discord') }));
  }
  if (config.slack?.oauth) {
    const install = () => parts.parts?.platforms.find(({ name }) => name === 'slack')?.install;
    routes.route('/', createInstallRoutes({ ...installPaths, install, onOutcome: createInstallEvents(logger, metrics) }));
  }
  const onlyLocal = sources?.servesFeed === undefined;
  // A chat may be a company's own: on an open address its articles are for everybody only if somebody says so.
  if (sources?.servesFeed ?? isLoopback(config.http.host)) {
    routes.route('/', createFeedRoutes({ edition: () => parts.edition, clock: systemClock, onlyLocal }));
  }
}

/** The platforms that send to the bot over HTTP, and are not connected to. */
function sendingPlatforms({ discord, slack }: Config): readonly (keyof typeof inboundPaths)[] {
  return [...(slack?.signingSecret ? (['slack'] as const) : []), ...(discord?.publicKey ? (['discord'] as const) : [])];
}
