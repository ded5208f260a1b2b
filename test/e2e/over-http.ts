import { createHealthRoutes } from '../../src/runtime/health.ts';
import { addWebRoutes } from '../../src/cli/web-routes.ts';
import type { LocalPlatforms } from '../../src/cli/local-platforms.ts';
import { type Config, loadConfig } from '../../src/config/config.ts';
import type { AppParts } from '../../src/app/app.ts';
import { inboundPaths } from '../../src/platform/inbound-paths.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { type HttpServer, startHttpServer } from '../../src/runtime/http-server.ts';
import type { Logger } from '../../src/runtime/logger.ts';
import { createMetrics, type Metrics } from '../../src/runtime/metrics.ts';
import { Secret } from '../../src/runtime/secret.ts';

/** The one HTTP server of the bot, with the addresses that both platforms send to. */
export interface HttpDoor {
  readonly config: Pick<Config, 'discord' | 'slack'>;
  readonly server: HttpServer;
  readonly metrics: Metrics;
  /** Called with the parts of the bot once they are there. */
  open(parts: AppParts): void;
  /** Saves the addresses at both platforms, which try them first. */
  save(): Promise<void>;
}

export async function startHttpDoor({ discord, slack, config: sockets }: LocalPlatforms, logger: Logger): Promise<HttpDoor> {
  const { appToken: _appToken, signingSecret: _none, ...slackConfig } = sockets.slack;
  const config = {
    discord: { ...sockets.discord, publicKey: discord.publicKey },
    slack: { ...slackConfig, signingSecret: new Secret(slack.signingSecret) },
  };
  const metrics = createMetrics();
  const parts: { parts?: AppParts } = {};
  const routes = createHealthRoutes({ checks: [], clock: systemClock, metrics });
  addWebRoutes(routes, { config: { ...loadConfig({}), ...config }, sources: undefined, logger, metrics, parts });
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes });
  return {
    config,
    server,
    metrics,
    open(given) {
      parts.parts = given;
    },
    async save() {
      await slack.setRequestUrl(server.url + inboundPaths.slack);
      await discord.endpoint.save(server.url + inboundPaths.discord);
    },
  };
}
