import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import { createDispatcher, type Dispatcher } from '../../src/announce/dispatcher.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import type { Publisher } from '../../src/ports/publisher.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { DAY, emptyFanOut, HOUR, makeCard, makeDelivery, makeSettings } from '../announce/fixtures.ts';
import { type Stage, stages } from './limit-stages.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { startPostgres } from '../storage/start-postgres.ts';
import { createScaledClock } from './scaled-clock.ts';

/** Of a hundred channels, one is gone and four may not be posted to any more. */
const GONE = 0.01;
const FORBIDDEN = 0.04;
/** Processes on one database. */
const SEVERAL = 4;
/** Time in which processes come to their parts of a limit, in ms: each says every two seconds that it is there. */
export const ACQUAINTED_MS = 6_500;
/** Three hours pass in this many seconds. */
const HOURS_SECONDS = 10;
const FACTOR = (3 * 3_600) / HOURS_SECONDS;

export const rateLimits: Proof = {
  id: 'R9',
  title: 'many channels at once meet no limit of Discord or Slack; who refuses is asked once an hour; a revoked token is tried once',
  unit: 'channels on each platform, with the true limits',
  counts: { full: 500, short: 100 },
  seeds: 1,
  run: ({ count }) => meetBoth(count, { open: async () => [await openMemory()], passesHours: true }),
};

export const limitsOfSeveral: Proof = {
  ...rateLimits,
  id: 'R9-REPLICAS',
  title:
    'four processes on one PostgreSQL meet no limit of Discord or Slack together; who refuses is asked once by all of them; a revoked token is tried once by each',
  async run({ count }) {
    await using server = await startPostgres();
    let databases = 0;
    const open: OpenStorages = async () => {
      const url = await server.createDatabase(`limits${(databases += 1)}`);
      return Promise.all(Array.from({ length: SEVERAL }, () => openPostgres(url, { maxConnections: 3 })));
    };
    // On a clock that makes seconds of hours, a process is taken for dead after some milliseconds.
    return await meetBoth(count, { open, passesHours: false });
  },
};

/** The database as each of the processes opens it. */
type OpenStorages = () => Promise<readonly Storage[]>;

interface Senders {
  readonly open: OpenStorages;
  readonly passesHours: boolean;
}

async function meetBoth(count: number, senders: Senders): Promise<ProofReport> {
  const reports = [...(await meetLimits('discord', count, senders)), ...(await meetLimits('slack', count, senders))];
  return { figures: Object.assign({}, ...reports.map(({ figures }) => figures)), misses: reports.flatMap(({ misses }) => misses) };
}

async function meetLimits(
  platform: 'discord' | 'slack',
  count: number,
  { open: openStorages, passesHours }: Senders,
): Promise<readonly ProofReport[]> {
  const open = (rateLimits: 'real' | 'off', channels = count, clock: Clock = systemClock, timeoutMs = 15_000) =>
    stages[platform]({ channels, rateLimits, clock, timeoutMs });
  const atOnce = await deliverAtOnce(await open('real'), count, openStorages);
  const revoked = await deliverWithRevokedToken(await open('real'), openStorages);
  if (!passesHours) return [atOnce, revoked].map((report) => name(platform, report));
  // discord.js itself makes at most fifty requests in a second of the wall.
  const hourly = Math.min(count, 60);
  const clock = createScaledClock(Date.now(), FACTOR);
  const hours = await passHours(await open('off', hourly, clock, 2_000), hourly, clock, openStorages);
  return [atOnce, revoked, hours].map((report) => name(platform, report));
}

function name(platform: string, { figures, misses }: ProofReport): ProofReport {
  return {
    figures: Object.fromEntries(Object.entries(figures).map(([figure, value]) => [`${platform}.${figure}`, value])),
    misses: misses.map((miss) => `${platform}: ${miss}`),
  };
}

async function deliverAtOnce(stage: Stage, channels: number, openStorages: OpenStorages): Promise<ProofReport> {
  const refusing = closeSome(stage, channels);
  return withDispatchers(stage, systemClock, openStorages, async (storage, dispatcher) => {
    await subscribeEverywhere(stage, storage, systemClock.now());
    const began = performance.now();
    await announceEverywhere(stage, storage, dispatcher, 'one', systemClock.now());
    await waitFor(() => stage.posted() >= channels - refusing && stage.counts().refused >= refusing, 180_000);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    await pause(1_000);
    // A second article for the same channels: the refusing ones are not asked again.
    await announceEverywhere(stage, storage, dispatcher, 'two', systemClock.now());
    await pause(1_500);
    const { limited, refused } = stage.counts();
    const parked = (await storage.subscriptions.list()).filter((subscription) => subscription.parked !== undefined).length;
    return judge({ limited, refused, parked, posted: stage.posted(), seconds }, [
      [stage.posted() >= channels - refusing, `only ${stage.posted()} posted`],
      [limited === 0, `${limited} sends on an exhausted bucket`],
      [refused === refusing, `${refused} refused requests for ${refusing} channels that refuse`],
      [refused <= 50, `${refused} refused requests within ten minutes`],
      [parked === refusing, `${parked} subscriptions parked instead of ${refusing}`],
    ]);
  });
}

async function deliverWithRevokedToken(stage: Stage, openStorages: OpenStorages): Promise<ProofReport> {
  stage.revokeToken();
  return withDispatchers(stage, systemClock, openStorages, async (storage, dispatcher, processes) => {
    await subscribeEverywhere(stage, storage, systemClock.now());
    await announceEverywhere(stage, storage, dispatcher, 'one', systemClock.now());
    await pause(3_000);
    const { unauthorized } = stage.counts();
    return judge({ requestsWithRevokedToken: unauthorized }, [
      // Each process finds out for itself, and asks no second time.
      [unauthorized >= 1 && unauthorized <= processes, `${unauthorized} requests with a revoked token by ${processes} processes`],
      [stage.posted() === 0, 'something was posted with a revoked token'],
    ]);
  });
}

/** Three hours: who refuses is asked at the beginning and once in each hour. */
async function passHours(stage: Stage, channels: number, clock: Clock, openStorages: OpenStorages): Promise<ProofReport> {
  const refusing = closeSome(stage, channels);
  return withDispatchers(stage, clock, openStorages, async (storage, dispatcher) => {
    await subscribeEverywhere(stage, storage, clock.now());
    const began = clock.now();
    await announceEverywhere(stage, storage, dispatcher, 'one', clock.now());
    // The wall's seconds are few: beside other work the others may need some of them.
    await waitFor(() => stage.posted() >= channels - refusing, 60_000);
    await pause(HOURS_SECONDS * 1_000);
    const most = refusing * (Math.floor((clock.now() - began) / HOUR) + 1);
    const { refused } = stage.counts();
    // One may be on its way for the fourth time just now.
    const { pending, sending } = await storage.outbox.count();
    const open = pending + sending;
    return judge({ refusedInThreeHours: refused, stillKept: open }, [
      [refused <= most, `${refused} refused requests, more than ${most}`],
      [refused >= refusing * 2, `only ${refused} refused requests: they are not tried again`],
      [open === refusing, `${open} deliveries are kept instead of ${refusing}`],
    ]);
  });
}

function closeSome(stage: Stage, channels: number): number {
  const gone = Math.max(1, Math.round(channels * GONE));
  const forbidden = Math.max(1, Math.round(channels * FORBIDDEN));
  for (let index = 0; index < gone; index += 1) stage.close(index);
  for (let index = gone; index < gone + forbidden; index += 1) stage.forbid(index);
  return gone + forbidden;
}

async function withDispatchers(
  stage: Stage,
  clock: Clock,
  openStorages: OpenStorages,
  work: (storage: Storage, dispatchers: Waking, processes: number) => Promise<ProofReport>,
): Promise<ProofReport> {
  const storages = await openStorages();
  const [storage] = storages;
  if (storage === undefined) throw new Error('There is no process.');
  const isScaled = clock !== systemClock;
  const dispatchers = storages.map((own, index) => {
    const publisher = index === 0 ? stage.publisher : stage.createPublisher();
    return createDispatcher({
      storage: own,
      publishers: [isScaled ? scale(publisher) : publisher],
      clock,
      owner: `process ${index}`,
      events: silentEvents,
      ...(isScaled ? { leaseMs: 3 * publisher.timeoutMs * FACTOR, pollMs: 50 * FACTOR } : {}),
    });
  });
  for (const dispatcher of dispatchers) dispatcher.start();
  if (dispatchers.length > 1) await pause(ACQUAINTED_MS);
  try {
    return await work(storage, { wake: () => dispatchers.forEach((dispatcher) => dispatcher.wake()) }, dispatchers.length);
  } finally {
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop(isScaled ? 1_000 * FACTOR : 1_000)));
    await Promise.all(storages.map((own) => own.close()));
    await stage.end();
  }
}

/** The network keeps the speed of the wall while hours pass. */
function scale(publisher: Publisher): Publisher {
  return {
    ...publisher,
    timeoutMs: publisher.timeoutMs * FACTOR,
    limits: { perSecond: 100, queueGapMs: 0, maxInFlight: 40, maxRefusalsPerTenMinutes: publisher.limits.maxRefusalsPerTenMinutes },
  };
}

/** Those that hear of something to send at once. */
type Waking = Pick<Dispatcher, 'wake'>;

/** Each channel gets every article. */
export async function subscribeEverywhere(stage: Stage, storage: Storage, now: number): Promise<void> {
  for (const destination of stage.destinations)
    await storage.subscriptions.put({ destination, settings: makeSettings(), createdAt: now - HOUR }, undefined);
}

/** One article to every channel; `dispatcher` is the one that hears of it at once. */
export async function announceEverywhere(stage: Stage, storage: Storage, dispatcher: Waking, article: string, now: number): Promise<void> {
  const announcementId = `article:${article}` as AnnouncementId;
  const deliveries = stage.destinations.map((destination) =>
    makeDelivery(article, '', { destination, readyAt: now, expiresAt: now + DAY }),
  );
  await storage.outbox.insertFanOut({ ...emptyFanOut, cards: [{ announcementId, revision: 1, card: makeCard(article) }], deliveries }, now);
  dispatcher.wake();
}

export async function waitFor(isSo: () => boolean, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (!isSo() && performance.now() < end) await pause(50);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
