import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import { type Destination, destinationOf } from '../../src/subscription/subscription.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { defaultTeam } from '../../src/sandbox/slack/seed.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { DAY, emptyFanOut, makeCard, makeDelivery } from '../announce/fixtures.ts';
import { createRandom, type Random, shuffled } from './random.ts';
import { createScaledClock } from './scaled-clock.ts';
import { raiseStorm } from './storm.ts';
import { createWorkerPool, type WorkerPool, type WorkerProcess } from './worker-pool.ts';

export interface FireOptions {
  readonly seed: number;
  /** A file for SQLite, or a PostgreSQL URL. */
  readonly location: string;
  readonly articles: number;
  /** On each platform; together with `articles` this makes the number of announcements. */
  readonly channels: number;
  readonly kills: number;
  /** Times that a process is stopped for longer than its lease, then goes on. */
  readonly pauses?: number;
  readonly replicas?: number;
  readonly naive?: boolean;
  /** Milliseconds after which the run is called stuck. */
  readonly deadlineMs: number;
}

export interface FireReport {
  readonly expected: number;
  /** Messages that should be there and are not. */
  readonly lost: number;
  /** Messages more than the one that should be there. */
  readonly duplicated: number;
  readonly unknown: number;
  readonly kills: number;
  readonly pauses: number;
  readonly posts: number;
  readonly strikes: number;
  readonly seconds: number;
  /** Of `seconds`, how long it took until the last delivery was settled after the last kill. */
  readonly settlingSeconds: number;
  readonly troubles: readonly string[];
}

/** Time in the workers and the sandboxes runs this many times as fast as on the wall. */
const FACTOR = 30;
const TIMEOUT_MS = 300;
/** The shortest that a dispatcher may be given: twice the timeout of a request, and a margin. */
const LEASE_MS = 2 * TIMEOUT_MS * FACTOR + 6_000;

/**
 * Delivers through the real client libraries to both sandboxes while a third of all posts goes wrong and the delivering
 * processes are killed at random moments; then counts what stands in the channels.
 */
export async function announceUnderFire(options: FireOptions): Promise<FireReport> {
  const { seed, location, channels, kills, pauses = 0, replicas = 1, naive = false, deadlineMs } = options;
  const began = performance.now();
  const startedAt = Date.now();
  const clock = createScaledClock(startedAt, FACTOR);
  const random = createRandom(seed);
  const names = Array.from({ length: channels }, (_, index) => `news-${index}`);
  const discord = await createDiscordSandbox({ clock, guilds: [{ name: 'Gazette', channels: names.map((name) => ({ name })) }] });
  const slackChannels = names.map((name, index) => ({ id: `C${String(index).padStart(9, '0')}`, name }));
  const slack = await createSlackSandbox({ clock, teams: [{ ...defaultTeam, channels: slackChannels }], logCapacity: 10 });
  const storms = [
    raiseStorm({
      faults: discord.faults,
      random,
      isPost: ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
      isHistory: ({ method, path }) => method === 'GET' && path.endsWith('/messages'),
      timeoutMs: TIMEOUT_MS * FACTOR,
      lateMs: 600 * FACTOR,
    }),
    raiseStorm({
      faults: slack.faults,
      random,
      isPost: ({ path }) => path.endsWith('chat.postMessage'),
      isHistory: ({ path }) => path.endsWith('conversations.history'),
      timeoutMs: TIMEOUT_MS * FACTOR,
      lateMs: 600 * FACTOR,
    }),
  ];
  const destinations = [
    ...names.map((name) => destinationOf('discord', discord.guildId, 'channel', discord.channelId(name))),
    ...slackChannels.map(({ id }) => destinationOf('slack', slack.teamId, 'channel', id)),
  ];
  const storage = await openStorage(location, false);
  await fill(storage, options.articles, destinations, startedAt);
  const pool = createWorkerPool(
    {
      location,
      discord: { token: discord.token, apiUrl: discord.apiUrl },
      slack: { token: slack.botToken, apiUrl: slack.apiUrl },
      startedAt,
      factor: FACTOR,
      timeoutMs: TIMEOUT_MS,
      leaseMs: LEASE_MS,
      naive,
    },
    replicas > 1 ? 3 : 2,
  );
  try {
    const done = { kills: 0, pauses: 0 };
    const blows = shuffled([...Array<Blow>(kills).fill('kill'), ...Array<Blow>(pauses).fill('pause')], random);
    const survivors = await Promise.all(
      Array.from({ length: replicas }, (_, index) => torment({ pool, random: createRandom(seed * 100 + index), done, blows })),
    );
    const tormentedMs = performance.now() - began;
    await waitUntilSettled(storage, deadlineMs - (performance.now() - began));
    const settledMs = performance.now() - began;
    for (const survivor of survivors) survivor.kill('SIGKILL');
    await Promise.all(survivors.map((survivor) => survivor.exited));
    const posted = new Map<string, number>();
    for (const message of discord.posted) count(posted, `${message.channelId} ${titleIn(message.payload)}`);
    for (const { id } of slackChannels) for (const message of slack.messages(id)) count(posted, `${id} ${titleIn(message.blocks)}`);
    const wanted = destinations.flatMap((destination) =>
      articleNames(options.articles).map((article) => `${destination.targetId} Title of ${article}.`),
    );
    return {
      expected: wanted.length,
      lost: wanted.filter((key) => !posted.has(key)).length,
      duplicated: [...posted.values()].reduce((sum, copies) => sum + copies - 1, 0),
      unknown: (await storage.outbox.count()).unknown,
      ...done,
      posts: storms.reduce((sum, { counts }) => sum + counts.requests, 0),
      strikes: storms.reduce((sum, { counts }) => sum + counts.strikes, 0),
      seconds: (performance.now() - began) / 1_000,
      settlingSeconds: (settledMs - tormentedMs) / 1_000,
      troubles: pool.troubles,
    };
  } finally {
    await pool.close();
    await storage.close();
    await discord.close();
    await slack.close();
  }
}

type Blow = 'kill' | 'pause';

interface TormentOptions {
  readonly pool: WorkerPool;
  readonly random: Random;
  /** Both are shared by all replicas. */
  readonly done: { kills: number; pauses: number };
  readonly blows: Blow[];
}

/** Starts workers and kills or pauses them at random moments, until no blow is left; hands back the last one, alive. */
async function torment({ pool, random, done, blows }: TormentOptions): Promise<WorkerProcess> {
  for (;;) {
    const worker = await pool.take();
    await worker.start();
    for (let isAlive = true; isAlive; ) {
      const blow = blows.pop();
      if (blow === undefined) return worker;
      await sleep(random.between(10, 350));
      if (blow === 'kill') {
        worker.kill('SIGKILL');
        await worker.exited;
        done.kills += 1;
        isAlive = false;
      } else {
        worker.kill('SIGSTOP');
        await sleep((LEASE_MS / FACTOR) * random.between(1.05, 1.3));
        worker.kill('SIGCONT');
        done.pauses += 1;
      }
    }
  }
}

async function fill(storage: Storage, articles: number, destinations: readonly Destination[], now: number): Promise<void> {
  for (const article of articleNames(articles)) {
    const announcementId = `article:${article}` as AnnouncementId;
    await storage.outbox.insertFanOut(
      {
        ...emptyFanOut,
        cards: [{ announcementId, revision: 1, card: makeCard(article, { title: `Title of ${article}.` }) }],
        deliveries: destinations.map((destination) => makeDelivery(article, '', { destination, readyAt: now, expiresAt: now + 30 * DAY })),
      },
      now,
    );
  }
}

async function waitUntilSettled(storage: Storage, deadlineMs: number): Promise<void> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const { pending, sending } = await storage.outbox.count();
    if (pending + sending === 0) return;
    if (performance.now() > end) throw new Error(`Stuck with ${pending} pending and ${sending} being sent.`);
    await sleep(200);
  }
}

function articleNames(amount: number): readonly string[] {
  return Array.from({ length: amount }, (_, index) => `article-${index}`);
}

/** The title as it stands in the message, whatever the platform wraps around it. */
function titleIn(payload: unknown): string {
  return /Title of article\\?-\d+\\?\./u.exec(JSON.stringify(payload))?.[0].replaceAll('\\', '') ?? 'no title';
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
