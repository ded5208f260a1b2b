import { commands } from '../../commands/index.ts';
import { createAnnouncementEvents } from '../announcement-events.ts';
import { createAppEvents } from '../app-events.ts';
import { type App, startApp } from '../app.ts';
import { type Config, loadConfig } from '../config/config.ts';
import { systemClock } from '../runtime/clock.ts';
import { createHealthRoutes, type ReadinessCheck } from '../runtime/health.ts';
import { startHttpServer } from '../runtime/http-server.ts';
import { createLifecycle } from '../runtime/lifecycle.ts';
import { createLogger } from '../runtime/logger.ts';
import { createMetrics } from '../runtime/metrics.ts';
import { followProcessEvents } from '../runtime/process-events.ts';
import { markedStyle } from '../sandbox/marked-text.ts';
import { createDirectorySource } from '../sources/directory.ts';
import { openConfiguredStorage } from './storage-of.ts';
import type { Output } from './output.ts';

/**
 * Connects, answers, and stays until a signal. With no platform configured it brings up the local sandbox, and where a person sits at a
 * terminal, a prompt to type commands in.
 *
 * @throws NewsdeskError when it cannot start; everything that was opened is closed again.
 */
export async function serve({ content }: { readonly content?: string }, output: Output, exit: (code: number) => void): Promise<void> {
  const configured = loadConfig(process.env);
  const isTrial = !configured.discord && !configured.slack;
  const chats = isTrial && process.stdin.isTTY === true && process.stdout.isTTY === true;
  // A prompt and a log on one screen would write over each other: only what is wrong is said there.
  const level = chats && configured.logLevel === 'info' ? 'warn' : configured.logLevel;
  const sandbox = isTrial ? await (await import('./local-platforms.ts')).startLocalPlatforms() : undefined;
  const config: Config = sandbox ? { ...configured, ...sandbox.config, secrets: sandbox.secrets } : configured;
  const logger = createLogger({ level, destination: chats ? 'stderr' : 'stdout', secrets: config.secrets });
  const lifecycle = createLifecycle({ logger });
  const metrics = createMetrics();
  followProcessEvents(lifecycle, logger);
  if (sandbox) lifecycle.onClose('sandbox', () => sandbox.close());
  for (const warning of config.warnings) logger.warn({ warning }, 'configuration');

  let app: App | undefined;
  try {
    const checks = [
      announcementCheck(() => app),
      config.discord && platformCheck('discord', () => app),
      config.slack && platformCheck('slack', () => app),
    ].filter((check) => check !== undefined);
    const routes = createHealthRoutes({ checks, clock: systemClock, metrics, stopping: lifecycle.stopping });
    const server = await startHttpServer({ ...config.http, routes });
    lifecycle.onClose('http', () => server.close());
    logger.info({ url: server.url }, 'health is answered');
    // A trial leaves nothing behind, and its channels are new every time.
    const storage = await openConfiguredStorage(isTrial ? { database: { kind: 'memory' } } : config, true);
    lifecycle.onClose('storage', () => storage.close());
    const source = createDirectorySource(content ?? config.contentDir, { clock: systemClock });
    app = await startApp({
      config,
      source,
      clock: systemClock,
      logger,
      events: createAppEvents(logger, metrics),
      storage,
      announcementEvents: createAnnouncementEvents(logger, metrics),
      onFatal(error) {
        logger.fatal({ error }, 'a platform ended the connection for good');
        void lifecycle.close('fatal').then(() => process.exit(1));
      },
    });
    const started = app;
    lifecycle.onClose('app', () => started.stop());
  } catch (error) {
    await lifecycle.close('cannot start');
    throw error;
  }
  logger.info({ platforms: app.platforms.map(({ name }) => name), sandbox: isTrial }, 'ready');

  if (chats && sandbox) {
    const { startChat } = await import('./chat.ts');
    const partners = sandbox.partners(commands, markedStyle);
    const stopChat = startChat({
      partners,
      commands,
      input: process.stdin,
      terminal: process.stdout,
      output,
      onEnd: () =>
        void lifecycle.close('the prompt was closed').then(() => {
          exit(0);
          process.exit(0);
        }),
    });
    lifecycle.onClose('prompt', stopChat);
  }
}

function announcementCheck(app: () => App | undefined): ReadinessCheck {
  return {
    name: 'announcements',
    check() {
      const started = app();
      if (started === undefined) return { ready: false, reason: 'not started' };
      const trouble = started.announcements?.findTrouble();
      return trouble === undefined ? { ready: true } : { ready: false, reason: trouble };
    },
  };
}

function platformCheck(name: 'discord' | 'slack', app: () => App | undefined): ReadinessCheck {
  return {
    name,
    check: () =>
      app()?.platforms.some((platform) => platform.name === name && platform.isReady())
        ? { ready: true }
        : { ready: false, reason: 'not connected' },
  };
}
