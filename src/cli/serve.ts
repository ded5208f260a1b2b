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
import type { LocalPlatforms } from './local-platforms.ts';
import type { Output } from './output.ts';
import { judgePage } from './page/judge-page.ts';
import { startTrial } from './page/start-trial.ts';
import { openConfiguredStorage } from './storage-of.ts';

export interface ServeArguments {
  readonly content?: string;
  /** Show the page although a platform is configured, or although it is not on loopback. */
  readonly page?: boolean;
}

/** In a trial somebody is looking: what is saved is answered from within a second. */
const trialSettleMs = 250;

/**
 * Connects, answers, and stays until a signal. With no platform configured it brings up the local sandbox with its page, and where a
 * person sits at a terminal, a prompt to type commands in.
 *
 * @throws NewsdeskError when it cannot start; everything that was opened is closed again.
 */
export async function serve(
  { content, page: wanted = false }: ServeArguments,
  output: Output,
  exit: (code: number) => void,
): Promise<void> {
  const configured = loadConfig(process.env);
  const isTrial = !configured.discord && !configured.slack;
  const chats = isTrial && process.stdin.isTTY === true && process.stdout.isTTY === true;
  // A prompt and a log on one screen would write over each other: only what is wrong is said there.
  const level = chats && configured.logLevel === 'info' ? 'warn' : configured.logLevel;
  const verdict = judgePage({ isTrial, wanted, host: configured.http.host });
  const local = isTrial || verdict.kind === 'shown' ? await (await import('./local-platforms.ts')).startLocalPlatforms() : undefined;
  const config: Config = isTrial && local ? { ...configured, ...local.config } : configured;
  const secrets = [...configured.secrets, ...(local?.secrets ?? [])];
  const logger = createLogger({ level, destination: chats ? 'stderr' : 'stdout', secrets });
  const lifecycle = createLifecycle({ logger });
  const metrics = createMetrics();
  followProcessEvents(lifecycle, logger);
  if (local) lifecycle.onClose('sandbox', () => local.close());
  for (const warning of [...config.warnings, ...verdict.warnings]) logger.warn({ warning }, 'configuration');

  const dir = content ?? config.contentDir;
  let app: App | undefined;
  let port = 0;
  let link: string | undefined;
  try {
    const page = local && verdict.kind === 'shown' ? await openPageOver(local) : undefined;
    const checks = [
      announcementCheck(() => app),
      config.discord && platformCheck('discord', () => app),
      config.slack && platformCheck('slack', () => app),
    ].filter((check) => check !== undefined);
    const routes = createHealthRoutes({ checks, clock: systemClock, metrics, stopping: lifecycle.stopping });
    if (page) routes.route('/', page.routes);
    const server = await startHttpServer({ ...config.http, routes });
    ({ port } = server);
    lifecycle.onClose('http', () => server.close());
    // Streams of events end before the server that carries them waits for its answers.
    if (page) lifecycle.onClose('page', () => page.close());
    logger.info({ url: server.url }, 'health is answered');
    const onFatal = (error: unknown): void => {
      logger.fatal({ error }, 'a platform ended the connection for good');
      void lifecycle.close('fatal').then(() => process.exit(1));
    };
    // A trial leaves nothing behind, and its channels are new every time.
    const storage = await openConfiguredStorage(isTrial ? { database: { kind: 'memory' } } : config, true);
    lifecycle.onClose('storage', () => storage.close());
    const events = createAnnouncementEvents(logger, metrics);
    app = await startApp({
      config,
      source: createDirectorySource(dir, { clock: systemClock, ...(isTrial ? { settleMs: trialSettleMs } : {}) }),
      clock: systemClock,
      logger,
      events: createAppEvents(logger, metrics),
      storage,
      announcementEvents: (isTrial && page?.withOutbox(storage, events)) || events,
      ...(isTrial && page ? { onServed: page.onServed } : {}),
      onFatal,
    });
    const started = app;
    lifecycle.onClose('app', () => started.stop());
    if (page && local && !isTrial) {
      const trial = await startTrial({ local, page, dir, settleMs: trialSettleMs, logger: logger.child({ trial: true }) });
      lifecycle.onClose('trial', () => trial.stop());
    }
    link = page && `${server.url}/page/`;
    page?.prepare().catch((error: unknown) => logger.error({ error }, 'the page cannot be built'));
  } catch (error) {
    await lifecycle.close('cannot start');
    throw error;
  }
  logger.info(
    { platforms: app.platforms.map(({ name }) => name), sandbox: isTrial, ...(link === undefined ? {} : { page: link }) },
    'ready',
  );

  async function openPageOver(platforms: LocalPlatforms) {
    const { openPage } = await import('./page/open-page.ts');
    return openPage({ local: platforms, dir, logger, address: () => ({ host: config.http.host, port }) });
  }

  if (chats && local) {
    const { startChat } = await import('./chat.ts');
    if (link !== undefined) output.print(`Discord and Slack, as your readers will see them: ${link}\n`);
    const partners = local.partners(commands, markedStyle);
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
