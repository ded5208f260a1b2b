import type { Clock } from '../../runtime/clock.ts';
import { messageOf, NewsdeskError } from '../../runtime/errors.ts';
import type { Mirror } from './mirror.ts';
import type { PollOutcome } from './poll-feed.ts';

export interface PolledFeed {
  readonly name: string;
  readonly mirror: Mirror;
}

export interface PollerOptions {
  readonly clock: Clock;
  readonly poll: (feed: PolledFeed) => Promise<PollOutcome>;
  readonly onOutcome: (feed: PolledFeed, outcome: PollOutcome) => void;
  /** The number of hosts that are asked at once. */
  readonly concurrency?: number;
}

export interface Poller {
  start(): void;
  /** Resolves once every feed has been asked since the start, or has its answer of before. */
  readonly firstRound: Promise<void>;
  /** Asks a feed as soon as it is not being asked, whenever it is due. */
  hasten(name: string): void;
  stop(): Promise<void>;
}

const CONCURRENCY = 4;
/** The longest pause of a feed, with its jitter; in ms. */
const MAX_PAUSE_MS = 1.1 * 86_400_000;
/** Timers are no longer than this, in ms: a clock that is set is noticed. */
const LOOK_MS = 3_600_000;
/** Until a feed is asked again whose answer could not even be recorded, on a full disk for example; in ms. */
const UNRECORDED_PAUSE_MS = 60_000;

/** Asks feeds when they are due, and no host twice at once. */
export function createPoller(feeds: readonly PolledFeed[], { clock, poll, onOutcome, concurrency = CONCURRENCY }: PollerOptions): Poller {
  const due = new Map(feeds.map((feed) => [feed.name, dueAt(feed.mirror.state().nextFetchAt ?? 0)]));
  const byName = new Map(feeds.map((feed) => [feed.name, feed]));
  const busyHosts = new Set<string>();
  const running = new Map<string, Promise<void>>();
  const hastened = new Set<string>();
  const waiting = new Set(feeds.filter(({ mirror }) => mirror.state().lastSuccessAt === undefined).map(({ name }) => name));
  /** A clock that was wrong once silences no feed for longer than the longest pause. */
  function dueAt(nextFetchAt: number): number {
    return Math.min(nextFetchAt, clock.now() + MAX_PAUSE_MS);
  }

  let finishFirst = (): void => {};
  const firstRound = new Promise<void>((resolve) => (finishFirst = resolve));
  let cancel = (): void => {};
  let isStopped = true;

  function look(): void {
    cancel();
    if (isStopped) return;
    const now = clock.now();
    const ready = [...due].filter(([name, at]) => (at <= now || hastened.has(name)) && !running.has(name)).sort(([, a], [, b]) => a - b);
    for (const [name] of ready) {
      const feed = byName.get(name);
      if (feed === undefined || running.size >= concurrency) break;
      const host = hostOf(feed);
      if (busyHosts.has(host)) continue;
      busyHosts.add(host);
      hastened.delete(name);
      running.set(
        name,
        run(feed).finally(() => {
          running.delete(name);
          busyHosts.delete(host);
          look();
        }),
      );
    }
    const next = Math.min(...[...due].filter(([name]) => !running.has(name)).map(([, at]) => at));
    // One that waits for its host is looked at when that is free.
    if (next > now && next !== Number.POSITIVE_INFINITY) cancel = clock.after(Math.min(next - now, LOOK_MS), look);
  }

  async function run(feed: PolledFeed): Promise<void> {
    const before = feed.mirror.state();
    try {
      onOutcome(feed, await poll(feed));
    } catch (error) {
      const what = `Articles of ${feed.name} cannot be stored: ${messageOf(error)}`;
      onOutcome(feed, {
        kind: 'failed',
        error: new NewsdeskError(what, { code: 'feed.unkept', fix: 'See that the disk has room, and the directory can be written.' }),
      });
    }
    const after = feed.mirror.state();
    due.set(feed.name, after === before ? clock.now() + UNRECORDED_PAUSE_MS : dueAt(after.nextFetchAt ?? 0));
    waiting.delete(feed.name);
    if (waiting.size === 0) finishFirst();
  }

  return {
    start() {
      isStopped = false;
      if (waiting.size === 0) finishFirst();
      look();
    },
    firstRound,
    hasten(name) {
      hastened.add(name);
      look();
    },
    async stop() {
      isStopped = true;
      cancel();
      await Promise.all(running.values());
    },
  };
}

function hostOf({ mirror }: PolledFeed): string {
  const { url } = mirror.state();
  return URL.canParse(url) ? new URL(url).host : url;
}
