import { randomUUID } from 'node:crypto';
import { createAnnouncementEvents } from '../announcement-events.ts';
import { createAppEvents } from '../app-events.ts';
import { type App, startApp } from '../app.ts';
import type { Config } from '../config/config.ts';
import { systemClock } from '../runtime/clock.ts';
import { createHealthRoutes, type ReadinessCheck } from '../runtime/health.ts';
import { startHttpServer } from '../runtime/http-server.ts';
import { createLifecycle, type Lifecycle } from '../runtime/lifecycle.ts';
import { createLogger, type Logger } from '../runtime/logger.ts';
import { createMetrics } from '../runtime/metrics.ts';
import { followProcessEvents } from '../runtime/process-events.ts';
import { createDirectorySource } from '../sources/directory.ts';
import { createUpkeep } from '../upkeep.ts';
import { createUpkeepEvents } from '../upkeep-events.ts';
import type { LocalPlatforms } from './local-platforms.ts';
import { trialDoubtMs } from './trial-doubt.ts';
import type { Previewed } from './page/find-previewed.ts';
import type { PageVerdict } from './page/judge-page.ts';
import type { OpenPage } from './page/open-page.ts';
import { openConfiguredStorage } from './storage-of.ts';

export interface ServiceOptions {
  readonly config: Config;
  /** On the local platforms alone: whatever else is configured is left aside. */
  readonly isTrial: boolean;
  readonly page: PageVerdict;
  /** The content directory. */
  readonly dir: string;
  readonly previewed?: Previewed;
  /** Somebody works at the terminal: the log keeps out of the way. */
  readonly isInteractive: boolean;
}

export interface Service {
  readonly lifecycle: Lifecycle;
  readonly local: LocalPlatforms | undefined;
  /** The page's, where there is one. */
  readonly link: string | undefined;
}

/** In a trial somebody is looking: what is saved is answered from within a second. */
const trialSettleMs = 250;

/**
 * Opens everything that a bot needs, in order, and connects it.
 *
 * @throws NewsdeskError when it cannot start; everything that was opened is closed again.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config: configured, isTrial, page: verdict, isInteractive } = options;
  const local = isTrial || verdict.kind === 'shown' ? await (await import('./local-platforms.ts')).startLocalPlatforms() : undefined;
  const config: Config = isTrial && local ? { ...configured, ...local.config, database: { kind: 'memory' } } : configured;
  const logger = createLogger({
    // A prompt and a log on one screen would write over each other: only what is wrong is said there.
    level: isInteractive && configured.logLevel === 'info' ? 'warn' : configured.logLevel,
    destination: isInteractive ? 'stderr' : 'stdout',
    secrets: [...configured.secrets, ...(local?.secrets ?? [])],
  });
  const lifecycle = createLifecycle({ logger });
  followProcessEvents(lifecycle, logger);
  if (local) lifecycle.onClose('sandbox', () => local.close());
  for (const warning of [...config.warnings, ...warningsOf(verdict)]) logger.warn({ warning }, 'configuration');
  try {
    const { app, link } = await open({ ...options, config }, local, lifecycle, logger);
    const platforms = app.platforms.map(({ name }) => name);
    logger.info({ platforms, sandbox: isTrial, ...(link === undefined ? {} : { page: link }) }, 'ready');
    return { lifecycle, local, link };
  } catch (error) {
    await lifecycle.close('cannot start');
    throw error;
  }
}

async function open(
  { config, isTrial, page: verdict, dir, previewed }: ServiceOptions,
  local: LocalPlatforms | undefined,
  lifecycle: Lifecycle,
  logger: Logger,
): Promise<{ readonly app: App; readonly link: string | undefined }> {
  const metrics = createMetrics();
  let app: App | undefined;
  let port = 0;
  let page: OpenPage | undefined;
  if (local && verdict.kind === 'shown') {
    const { openPage } = await import('./page/open-page.ts');
    page = openPage({ local, secrets: config.secrets, dir, logger, address: () => ({ host: config.http.host, port }), previewed });
  }
  const routes = createHealthRoutes({
    checks: listChecks(config, () => app),
    clock: systemClock,
    metrics,
    stopping: lifecycle.stopping,
  });
  if (page) routes.route('/', page.routes);
  const server = await startHttpServer({ ...config.http, routes });
  ({ port } = server);
  lifecycle.onClose('http', () => server.close());
  // Streams of events end before the server that carries them waits for its answers.
  if (page) lifecycle.onClose('page', () => page?.close());
  logger.info({ url: server.url }, 'health is answered');

  // A trial leaves nothing behind, and its channels are new every time.
  const storage = await openConfiguredStorage(config, true);
  lifecycle.onClose('storage', () => storage.close());
  const events = createAnnouncementEvents(logger, metrics);
  const shown = isTrial ? page : undefined;
  app = await startApp({
    config,
    source: createDirectorySource(dir, {
      clock: systemClock,
      ...(isTrial ? { settleMs: trialSettleMs } : {}),
      ...(previewed ? { showing: previewed.file } : {}),
    }),
    clock: systemClock,
    logger,
    events: createAppEvents(logger, metrics),
    storage,
    announcementEvents: shown?.withOutbox(storage, events) ?? events,
    ...(isTrial ? { doubtSettleMs: trialDoubtMs } : {}),
    ...(shown ? { onServed: shown.onServed } : {}),
    onFatal(error) {
      logger.fatal({ error }, 'a platform ended the connection for good');
      void lifecycle.close('fatal').then(() => process.exit(1));
    },
  });
  if (!isTrial) {
    const upkeep = createUpkeep({
      storage,
      config: config.upkeep,
      clock: systemClock,
      owner: randomUUID(),
      events: createUpkeepEvents(logger, metrics),
    });
    upkeep.start();
    lifecycle.onClose('upkeep', () => upkeep.stop());
  }
  const started = app;
  // Longer than the others: what is being sent may end.
  lifecycle.onClose('app', () => started.stop(), 8_000);
  if (page && local && !isTrial) {
    const { startTrial } = await import('./page/start-trial.ts');
    const trial = await startTrial({ local, page, dir, settleMs: trialSettleMs, logger: logger.child({ trial: true }) });
    lifecycle.onClose('trial', () => trial.stop());
  }
  page?.prepare().catch((error: unknown) => logger.error({ error }, 'the page cannot be built'));
  return { app: started, link: page?.link(server) };
}

function warningsOf(verdict: PageVerdict): readonly string[] {
  if (verdict.kind === 'hidden') return [`${verdict.what} ${verdict.fix}`];
  return verdict.kind === 'shown' && verdict.warning !== undefined ? [verdict.warning] : [];
}

function listChecks({ discord, slack }: Config, app: () => App | undefined): readonly ReadinessCheck[] {
  return [announcementCheck(app), discord && platformCheck('discord', app), slack && platformCheck('slack', app)].filter(
    (check) => check !== undefined,
  );
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
