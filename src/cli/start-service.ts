import { randomUUID } from 'node:crypto';
import { createAnnouncementEvents } from '../app/announcement-events.ts';
import { createAppEvents } from '../app/app-events.ts';
import { createContentEvents } from '../app/content-watch.ts';
import { type AppParts, startApp } from '../app/app.ts';
import type { Config } from '../config/config.ts';
import type { SourceList } from '../config/newsdesk-file.ts';
import type { RightsTable } from '../config/rights-schema.ts';
import type { Edition } from '../content/edition.ts';
import type { Storage } from '../ports/storage.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import { createHealthRoutes } from '../runtime/health.ts';
import { type HttpServer, startHttpServer } from '../runtime/http-server.ts';
import { createLifecycle, type Lifecycle } from '../runtime/lifecycle.ts';
import { createLogger, type LogDestination, type Logger } from '../runtime/logger.ts';
import { createMetrics, type Metrics } from '../runtime/metrics.ts';
import { followProcessEvents } from '../runtime/process-events.ts';
import type { SharedClock } from '../runtime/shared-clock.ts';
import { createFeedEvents } from './sources/feed-events.ts';
import type { OpenWebhooks } from './sources/open-webhooks.ts';
import { hubAddressOf } from './sources/hub-address.ts';
import { type OpenedSources, openSource } from './sources/open-source.ts';
import { describeSources } from './sources/describe-sources.ts';
import { feedsDirectoryOf } from './sources/read-source-list.ts';
import { createReadingKeeper, type ReadingKeeper } from '../sources/reading-keeper.ts';
import { createIndexFiles, createReadingFiles } from '../storage/index-files.ts';
import { createUpkeep } from '../app/upkeep.ts';
import { createUpkeepEvents } from '../app/upkeep-events.ts';
import { listChecks, listRequestChecks } from './list-checks.ts';
import type { LocalPlatforms } from './local-platforms.ts';
import type { Previewed } from './page/find-previewed.ts';
import type { PageVerdict } from './page/judge-page.ts';
import type { OpenPage } from './page/open-page.ts';
import { openClock } from './open-clock.ts';
import { type RestartableApp, startRestartable } from './restartable-app.ts';
import { openConfiguredStorage } from './storage-of.ts';
import { trialDoubtMs } from './trial-doubt.ts';
import { addWebRoutes } from './web-routes.ts';
import { findUnfurlDomains } from './unfurl-domains.ts';

export interface ServiceOptions {
  readonly config: Config;
  /** On the local platforms alone: whatever else is configured is left aside. */
  readonly isTrial: boolean;
  readonly page: PageVerdict;
  /** The content directory; read if there is no list of sources. */
  readonly dir: string;
  readonly sources?: SourceList | undefined;
  /** Left out in a trial: its channels and roles are others. */
  readonly rights?: RightsTable | undefined;
  /** Closed with the service. */
  readonly webhooks?: OpenWebhooks | undefined;
  readonly previewed?: Previewed;
  /** Somebody works at the terminal: the log keeps out of the way. */
  readonly isInteractive: boolean;
  /** The stream of the log: standard error if somebody works at the terminal, else standard output. */
  readonly log?: LogDestination;
}

export interface Service {
  readonly lifecycle: Lifecycle;
  readonly local: LocalPlatforms | undefined;
  /** The page's, where there is one. */
  readonly link: string | undefined;
}

/** The parts that are open while the others are being opened. */
interface Opening extends ServiceOptions {
  readonly local: LocalPlatforms | undefined;
  readonly lifecycle: Lifecycle;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** The storage, and the clock that goes with it. */
interface Kept {
  readonly storage: Storage;
  readonly clock: Clock;
}

/** The parts that exist so far, for callers that ask how far the start is. */
interface Starting {
  parts?: AppParts;
  storage?: Storage;
  clock?: SharedClock;
  sources?: OpenedSources;
  /** The newest that is answered from. */
  edition?: Edition;
}

/** In a trial somebody is looking: what is saved is answered from within a second. */
const trialSettleMs = 250;

/** Answers begin when nothing more has been read for so long; what takes longer follows by itself. */
const startPatienceMs = 3_000;

/** "It was meant": the content that is kept because its loss is doubted goes. */
const acceptSignal = 'SIGUSR2';

/**
 * Opens everything that a bot needs, in order, and connects it.
 *
 * @throws NewsdeskError when it cannot start; everything that was opened is closed again.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config: configured, isTrial, page: verdict, isInteractive } = options;
  const local =
    isTrial || verdict.kind === 'shown'
      ? await (await import('./local-platforms.ts')).startLocalPlatforms(findUnfurlDomains(configured.contentDir))
      : undefined;
  // A trial leaves nothing behind, and its channels are new every time.
  const config: Config =
    isTrial && local ? { ...configured, ...local.config, database: { kind: 'memory' }, questionsPerMinute: 0 } : configured;
  const logger = createLogger({
    // A prompt and a log on one screen would write over each other: only what is wrong is said there.
    level: isInteractive && configured.logLevel === 'info' ? 'warn' : configured.logLevel,
    destination: options.log ?? (isInteractive ? 'stderr' : 'stdout'),
    secrets: [...configured.secrets, ...(options.webhooks?.receivers ?? []).map(({ secret }) => secret), ...(local?.secrets ?? [])],
  });
  const lifecycle = createLifecycle({ logger });
  const metrics = createMetrics();
  const uncaught = metrics.counter({ name: 'newsdesk_library_faults_total', help: 'Faults of a client library that nothing caught.' });
  followProcessEvents(lifecycle, logger, () => uncaught.add());
  if (local) lifecycle.onClose('sandbox', () => local.close());
  for (const warning of [...config.warnings, ...warningsOf(verdict)]) logger.warn({ warning }, 'configuration');
  try {
    const opening: Opening = { ...options, config, local, lifecycle, logger, metrics };
    const starting: Starting = {};
    const { server, page } = await openHttp(opening, starting);
    const storage = await openConfiguredStorage(config);
    lifecycle.onClose('storage', () => storage.close());
    starting.storage = storage;
    for (const note of storage.notes) logger.warn({ note }, 'the database was opened');
    const clock = await openClock(opening, storage, (shared) => {
      starting.clock = shared;
    });
    const bot = await openApp({ ...opening, storage, clock }, page, starting);
    if (page && local && !isTrial) await openTrial(opening, local, page);
    page?.prepare().catch((error: unknown) => logger.error({ error }, 'the page cannot be built'));
    const link = page?.link(server);
    const platforms = bot.app().platforms.map(({ name }) => name);
    logger.info({ platforms, sandbox: isTrial, ...(link === undefined ? {} : { page: link }) }, 'ready');
    return { lifecycle, local, link };
  } catch (error) {
    await lifecycle.close('cannot start');
    throw error;
  }
}

function warningsOf(verdict: PageVerdict): readonly string[] {
  if (verdict.kind === 'hidden') return [`${verdict.what} ${verdict.fix}`];
  return verdict.kind === 'shown' && verdict.warning !== undefined ? [verdict.warning] : [];
}

/** Health first, so that a monitor of the process sees it start; the page comes with it, if there is one. */
async function openHttp(
  { config, isTrial, page: verdict, local, dir, sources, previewed, lifecycle, logger, metrics }: Opening,
  starting: Starting,
): Promise<{ readonly server: HttpServer; readonly page: OpenPage | undefined }> {
  const { host } = config.http;
  let port = 0;
  let page: OpenPage | undefined;
  if (local && verdict.kind === 'shown') {
    const { openPage } = await import('./page/open-page.ts');
    // Beside real platforms the page shows a trial of the directory.
    const describe = () =>
      starting.sources === undefined ? Promise.resolve([]) : describeSources(isTrial ? sources : undefined, { ...starting.sources, dir });
    page = openPage({ local, secrets: config.secrets, dir, logger, address: () => ({ host, port }), sources: describe, previewed });
  }
  const checks = listChecks(
    config,
    () => starting.parts,
    () => starting.storage,
    config.database.kind === 'postgres' ? () => starting.clock?.offsetMs() : undefined,
  );
  const routes = createHealthRoutes({
    checks,
    requestChecks: listRequestChecks(() => starting.parts),
    clock: systemClock,
    metrics,
    stopping: lifecycle.stopping,
  });
  addWebRoutes(routes, { config, sources, logger, metrics, parts: starting });
  if (page) routes.route('/', page.routes);
  const server = await startHttpServer({ ...config.http, routes });
  ({ port } = server);
  lifecycle.onClose('http', () => server.close());
  // Streams of events end before the server that carries them waits for its answers.
  if (page) lifecycle.onClose('page', () => page?.close());
  logger.info({ url: server.url }, 'health is answered');
  return { server, page };
}

async function openApp(opening: Opening & Kept, page: OpenPage | undefined, starting: Starting): Promise<RestartableApp> {
  const { config, isTrial, dir, previewed, lifecycle, logger, metrics, storage, clock } = opening;
  const events = createAppEvents(logger, metrics);
  const contentEvents = createContentEvents(logger, metrics, systemClock);
  // Beside real platforms the page shows its own trial, never this bot.
  const shownOn = isTrial ? page : undefined;
  const ownEvents = createAnnouncementEvents(logger, metrics);
  const announcementEvents = shownOn?.withOutbox(storage, ownEvents) ?? ownEvents;
  let bot: RestartableApp | undefined;
  const { webhooks } = opening;
  if (webhooks) lifecycle.onClose('webhooks', () => webhooks.close());
  // Longer than the others: what is being sent may end. A platform that is never reached keeps the bot starting, and the others going.
  lifecycle.onClose('app', async () => (bot ?? starting.parts)?.stop(), 8_000);
  // Before the start, which may wait long for a platform: without it the signal ends the process.
  process.on(acceptSignal, () => {
    logger.info('the operator says that the content is as it should be');
    (bot?.app() ?? starting.parts)?.acceptContent();
  });
  const onFeedOutcome = createFeedEvents(logger, metrics);
  bot = await startRestartable(async () =>
    startApp({
      config,
      isTrial,
      source: await openSource({
        dir,
        list: opening.sources,
        feedsDirectory: isTrial ? undefined : feedsDirectoryOf(config.database),
        directory: {
          clock: systemClock,
          patienceMs: startPatienceMs,
          ...(isTrial ? { settleMs: trialSettleMs } : {}),
          ...(previewed ? { showing: previewed.file } : {}),
        },
        keeper: previewed ? undefined : keeperOf(opening),
        clock: systemClock,
        onFeedOutcome,
        // A trial keeps nothing, so a hub would go on telling it.
        publicUrl: isTrial ? undefined : hubAddressOf(config),
        onOpen(opened) {
          starting.sources = opened;
        },
      }),
      rights: opening.rights,
      clock,
      logger,
      events: {
        answers: events,
        content: contentEvents,
        announcements: announcementEvents,
        onStarting(parts) {
          starting.parts = parts;
        },
        onServed(desk, edition) {
          starting.edition = edition;
          shownOn?.onServed(desk, edition);
        },
        onFatal(error) {
          logger.fatal({ error }, 'a platform ended the connection for good');
          void lifecycle.close('fatal').then(() => process.exit(1));
        },
      },
      state: {
        storage,
        webhooks,
        ...(isTrial ? { doubtSettleMs: trialDoubtMs } : {}),
        indexStore: !isTrial && config.database.kind === 'file' ? createIndexFiles(config.database.path) : undefined,
      },
    }),
  );
  shownOn?.onStarted(bot.restart);
  if (!isTrial) openUpkeep(opening);
  return bot;
}

/** Stored state needs upkeep; a trial stores nothing. */
function openUpkeep({ config, lifecycle, logger, metrics, storage, clock }: Opening & Kept): void {
  const upkeep = createUpkeep({
    storage,
    config: config.upkeep,
    clock,
    owner: randomUUID(),
    events: createUpkeepEvents(logger, metrics),
  });
  upkeep.start();
  lifecycle.onClose('upkeep', () => upkeep.stop());
}

async function openTrial({ dir, lifecycle, logger }: Opening, local: LocalPlatforms, page: OpenPage): Promise<void> {
  const { startTrial } = await import('./page/start-trial.ts');
  const trial = await startTrial({ local, page, dir, settleMs: trialSettleMs, logger: logger.child({ trial: true }) });
  lifecycle.onClose('trial', () => trial.stop());
}

/** As the search index, parsed articles lie beside a database that is a file. */
function keeperOf({ config, isTrial, logger }: Opening): ReadingKeeper | undefined {
  if (isTrial || config.database.kind !== 'file') return undefined;
  return createReadingKeeper({
    store: createReadingFiles(config.database.path),
    clock: systemClock,
    onTrouble: (reason, error) => logger.warn(error === undefined ? { reason } : { reason, error }, 'trouble with the kept articles'),
  });
}
