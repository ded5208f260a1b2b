import { commands } from '../../commands/index.ts';
import type { CommandContext } from '../../commands/context.ts';
import { createShares } from '../announce/shares.ts';
import { createAnswering } from './answering.ts';
import { openCurating } from './curating.ts';
import { type Announcements, createAnnouncements, type Webhooks } from './announcements.ts';
import type { AnnouncementEvents } from './announcement-events.ts';
import type { AppEvents } from './app-events.ts';
import { admit } from '../command/admission/admission.ts';
import { restrict } from '../command/rights/restrict.ts';
import { createRights } from '../command/rights/rights.ts';
import type { Dispatch } from '../command/command.ts';
import type { Config } from '../config/config.ts';
import type { RightsTable } from '../config/rights-schema.ts';
import type { Edition } from '../content/edition.ts';
import type { ContentEvents } from './content-watch.ts';
import { createAnswerSettings } from '../desk/answer-settings.ts';
import { type EditionServer, openEditionServer } from '../desk/edition-server.ts';
import { createQuestionLog } from '../desk/questions/question-log.ts';
import { createIndexKeeper } from '../desk/index-keeper.ts';
import type { Platform, PlatformEvents } from '../platform/platform.ts';
import type { IndexStore } from '../ports/index-store.ts';
import type { Storage } from '../ports/storage.ts';
import type { ContentSource } from '../ports/content-source.ts';
import type { Clock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import type { Logger } from '../runtime/logger.ts';
import { within } from '../runtime/within.ts';
import { createPlatforms } from './create-platforms.ts';
import { createStandings, type Standings } from './standings.ts';
import { createStartDoubt } from './start-doubt.ts';
import { openWorkspaces } from './open-workspaces.ts';
import { createOutlastBusy } from './outlast-busy.ts';
import type { InstallationIds } from './subscribe-configured.ts';

export interface AppOptions {
  /** Without `questionsPerMinute` nobody is limited. */
  readonly config: Pick<Config, 'discord' | 'slack'> & Partial<Pick<Config, 'questionsPerMinute'>>;
  readonly source: ContentSource;
  /** The table of rights; everybody everything by default. */
  readonly rights?: RightsTable | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly events: AppListeners;
  /** Set for local platforms that somebody tries things on: whom else the bot serves is then no question. */
  readonly isTrial?: boolean;
  /** Without it nothing is announced. The caller closes it. */
  readonly state?: AppState;
}

/** The listeners of a running app. */
export interface AppListeners extends Pick<PlatformEvents, 'onFatal'> {
  readonly answers: AppEvents;
  /** Told of what is loaded, and of what is doubted about it. */
  readonly content?: ContentEvents | undefined;
  readonly announcements?: AnnouncementEvents;
  /** Told of every edition, right after the desk answers from it. */
  readonly onServed?: (desk: EditionServer, edition: Edition) => void;
  /** Given what is being started before the platforms are reached: which of them is there can be asked from then on. */
  readonly onStarting?: (parts: AppParts) => void;
}

/** The state that is kept from one start to the next. */
export interface AppState {
  readonly storage: Storage;
  /** Without it each start builds the search index. */
  readonly indexStore?: IndexStore | undefined;
  /** Time in ms in which a message may turn up after an answer was lost; each platform's own by default. */
  readonly doubtSettleMs?: number;
  /** Programs that are told of articles as channels are. */
  readonly webhooks?: Webhooks | undefined;
}

/** The parts that exist while the platforms are still being reached. */
export interface AppParts {
  readonly platforms: readonly Platform[];
  readonly announcements: Announcements | undefined;
  /** Why what is served is not what the content directory holds now; undefined when it is. */
  contentDoubt(): string | undefined;
  /** The operator says that what is gone was meant to go. */
  acceptContent(): void;
  stop(): Promise<void>;
}

export interface App extends AppParts {
  readonly desk: EditionServer;
  readonly dispatch: Dispatch;
}

/** Loads the content, opens the desk, connects every configured platform, and keeps the desk up to date. Resolves when all of them answer. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, source, clock, logger, state, isTrial = false, rights: table } = options;
  const { answers: events, content: contentEvents, announcements: announcementEvents, onFatal } = options.events;
  const { onServed = () => {}, onStarting = () => {} } = options.events;
  const { storage, indexStore, doubtSettleMs, webhooks } = state ?? {};
  const rights = createRights(table?.rules ?? [], table?.questionsPerMinute ?? config.questionsPerMinute ?? 0, commands);
  const onTrouble = (error: unknown, during: string): void => announcementEvents?.onTrouble(error, during);
  let stopping: Promise<void> | undefined;
  const outlastBusy = createOutlastBusy({ clock, onTrouble, isStopping: () => stopping !== undefined });
  const [edition, published, curating] = await Promise.all([
    source.load(),
    outlastBusy('reading what was published', () => countPublished(storage)),
    storage && outlastBusy('reading the curated terms', () => openCurating(storage, clock, onTrouble)),
  ]);
  const keeper = indexStore && createIndexKeeper(indexStore, { clock, logger });
  const desk = openEditionServer(edition, clock, { warm: true, keeper, curated: curating?.first ?? [] });
  curating?.follow(desk.curate);
  onServed(desk, edition);
  let announcements: Announcements | undefined;
  let platforms: readonly Platform[] = [];
  let stopWatching = (): void => {};
  let newest = edition;
  let announces = false;
  const doubt = createStartDoubt(published, clock, () => void publish());
  see(edition);

  function see(next: Edition): void {
    newest = next;
    doubt.see(next);
    contentEvents?.loaded(next);
    contentEvents?.doubted(contentDoubt());
  }

  function contentDoubt(): string | undefined {
    return doubt.reason() ?? newest.kept;
  }

  /** The consequences of the newest edition, unless too little of the last published one is there. */
  async function publish(): Promise<void> {
    contentEvents?.doubted(contentDoubt());
    if (announces && doubt.reason() === undefined) await announcements?.publish(newest);
  }

  const stop = (): Promise<void> => (stopping ??= close());

  async function close(): Promise<void> {
    stopWatching();
    doubt.stop();
    curating?.stop();
    await announcements?.stop();
    await Promise.all(platforms.map((platform) => platform.stop()));
    await questionLog?.close();
    await source.close();
    desk.close();
  }

  const reached = new Set<Platform>();
  function installations(): InstallationIds {
    return new Map([...reached].map((platform) => [platform.name, platform.installationId()]));
  }

  /** An operator sees at the start, and not after the first article, where nothing can be posted. */
  async function lookAtConfigured(platform: Platform): Promise<void> {
    for (const channel of config[platform.name]?.announceChannels ?? []) {
      const outlook = await platform.lookAt?.(channel);
      if (outlook !== undefined) events.lookedAt(platform.name, channel, outlook);
    }
  }

  /** Channels of platforms that are reached only now. What fails is of no concern to the platform. */
  async function adopt(): Promise<void> {
    const during = 'adopting subscriptions';
    await outlastBusy(during, async () => announcements?.adopt(installations())).catch((error: unknown) => onTrouble(error, during));
  }

  async function beginAnnouncing(): Promise<void> {
    if (stopping !== undefined) return;
    // An article that is published before the channels are subscribed would be announced nowhere.
    await outlastBusy('subscribing configured channels', async () => announcements?.subscribe(installations()));
    announces = true;
    await publish();
    announcements?.start();
  }

  function acceptContent(): void {
    doubt.accept();
    source.accept?.();
    void publish();
  }

  let isServing = false;
  const standings = await createStandings({
    config,
    logger,
    events,
    // At the start the same fault is thrown.
    onAllStopped: (fault) => {
      if (isServing) onFatal(fault);
    },
  });

  const questionLog =
    storage &&
    createQuestionLog({
      questions: storage.questions,
      clock,
      onTrouble: (error) => announcementEvents?.onTrouble(error, 'writing down questions without an answer'),
    });
  const memory = storage && {
    shares: createShares(storage.hurried().effects, clock),
    channelAnswers: createAnswerSettings(storage.hurried().channelAnswers, clock),
  };
  const answering = createAnswering({
    desk,
    commands,
    extras: () => ({
      ...(announcements && { announcements: announcements.desk }),
      ...memory,
      ...(isTrial ? {} : { platformCount: platforms.length }),
      ...(curating && { terms: curating.desk }),
      ...(questionLog && { noteQuestion: questionLog.note }),
      ...stoppedOf(standings),
      rights,
      unreadable: source.findTroubles?.() ?? [],
    }),
    onIncident: events.failed,
  });
  const { questionsPerMinute } = rights;
  const dispatch = admit(restrict(answering, rights), { commands, questionsPerMinute, events: events.admission });
  try {
    const workspaces = await openWorkspaces({ config, storage, clock, logger });
    if (storage && announcementEvents) {
      const settle = doubtSettleMs === undefined ? {} : { doubtSettleMs };
      announcements = await createAnnouncements({
        config,
        storage,
        clock,
        events: announcementEvents,
        namesOf: (term) => desk.served().glossary.namesOf(term),
        standings,
        webhooks,
        workspaces,
        ...settle,
      });
    }
    await outlastBusy('remembering the articles of the start', async () => announcements?.remember(edition));
    platforms = await createPlatforms({ config, dispatch, clock, logger, events, standings, storage, workspaces });
    onStarting({ platforms, announcements, contentDoubt, acceptContent, stop });
    stopWatching = source.watch((next) => {
      see(next);
      desk.publish(next);
      onServed(desk, next);
      void publish();
    });
    const starts = platforms.map(async (platform) => {
      try {
        await platform.start();
      } catch (error) {
        if (error instanceof NewsdeskError) standings[platform.name]?.stop(error);
        throw error;
      }
      isServing = true;
      reached.add(platform);
      void lookAtConfigured(platform);
      if (announces) await adopt();
    });
    const all = settleUnlessAllFail(starts);
    // A platform that is down keeps nothing waiting for longer than a moment: what is for it leaves when it is back.
    const begun = within(all, patienceMs, clock).then(beginAnnouncing);
    await Promise.all([all, begun]);
    await adopt();
  } catch (error) {
    await stop();
    throw error;
  }
  return { desk, dispatch, platforms, announcements, contentDoubt, acceptContent, stop };
}

/** Longest wait of announcements for platforms that were not reached yet, in ms. */
const patienceMs = 10_000;

const platformTitles = { discord: 'Discord', slack: 'Slack' } as const;

function stoppedOf(standings: Standings): Pick<CommandContext, 'stopped'> {
  const stopped = Object.entries(standings).flatMap(([name, standing]) =>
    standing.fault() === undefined ? [] : [platformTitles[name as keyof Standings]],
  );
  return stopped.length === 0 ? {} : { stopped };
}

/**
 * Waits for all of them: one that fails takes no other along.
 *
 * @throws the first fault, if all of them fail.
 */
async function settleUnlessAllFail(starts: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(starts);
  const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
  // A fault of our own ends the start, whichever platform it happened at.
  const own = failed.find(({ reason }) => !(reason instanceof NewsdeskError));
  const fatal = own ?? (failed.length === outcomes.length ? failed[0] : undefined);
  if (fatal !== undefined) throw fatal.reason;
}

/** Number of articles when an edition was planned last. */
async function countPublished(storage: Storage | undefined): Promise<number> {
  const { articles = [] } = (await storage?.ledger.read()) ?? {};
  return articles.filter(({ presence }) => presence === 'present').length;
}
