import type { AppParts } from '../../src/app/app.ts';
import { addWebRoutes } from '../../src/cli/web-routes.ts';
import type { LocalPlatforms } from '../../src/cli/local-platforms.ts';
import { type Config, loadConfig } from '../../src/config/config.ts';
import { inboundPaths } from '../../src/platform/inbound-paths.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createHealthRoutes } from '../../src/runtime/health.ts';
import { startHttpServer } from '../../src/runtime/http-server.ts';
import type { Logger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { Secret } from '../../src/runtime/secret.ts';

/** The way that commands and events come to the bot by. */
export type Transport = 'sockets' | 'http';

/** `NEWSDESK_TEST_TRANSPORT=http` runs every scenario of this folder over HTTP. */
export const defaultTransport: Transport = process.env['NEWSDESK_TEST_TRANSPORT'] === 'http' ? 'http' : 'sockets';

/** The one HTTP server of the bot, with the addresses that both platforms send to. */
export interface HttpDoor {
  readonly config: Pick<Config, 'discord' | 'slack'>;
  /** Given the parts of a process once they are there. Of several, each that is ready gets its turn, as behind a proxy. */
  open(parts: AppParts): void;
  /** Saves the addresses at both platforms, which try them first. */
  save(): Promise<void>;
  close(): Promise<void>;
}

export async function startHttpDoor(
  { discord, slack, config: sockets }: Pick<LocalPlatforms, 'discord' | 'slack' | 'config'>,
  logger: Logger,
): Promise<HttpDoor> {
  const { appToken: _appToken, signingSecret: _none, ...slackConfig } = sockets.slack;
  const config = {
    discord: { ...sockets.discord, publicKey: discord.publicKey },
    slack: { ...slackConfig, signingSecret: new Secret(slack.signingSecret) },
  };
  const metrics = createMetrics();
  const processes: AppParts[] = [];
  let turn = 0;
  const parts = {
    get parts(): Pick<AppParts, 'platforms'> {
      const ready = processes.filter(({ platforms }) => platforms.every((platform) => platform.isReady()));
      turn += 1;
      return ready[turn % ready.length] ?? { platforms: [] };
    },
  };
  const routes = createHealthRoutes({ checks: [], clock: systemClock, metrics });
  addWebRoutes(routes, { config: { ...loadConfig({}), ...config }, sources: undefined, logger, metrics, parts });
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes });
  return {
    config,
    open: (process) => void processes.push(process),
    async save() {
      await slack.setRequestUrl(server.url + inboundPaths.slack);
      await discord.endpoint.save(server.url + inboundPaths.discord);
    },
    close: server.close,
  };
}
