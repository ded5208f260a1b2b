import type { Processes } from '../../../ports/processes.ts';
import type { ShardHolding, Shards } from '../../../ports/shards.ts';
import { type Clock, monotonicNow } from '../../../runtime/clock.ts';
import { retryUntil } from '../../../runtime/retry-until.ts';
import { within } from '../../../runtime/within.ts';
import type { Shard } from './shard.ts';

export interface ShardHolderOptions {
  readonly shards: Pick<Shards, 'hold' | 'release'>;
  readonly processes: Processes;
  /** Names this process. */
  readonly owner: string;
  /** No other process can be on the database. */
  readonly isSole: boolean;
  /** The number of shards to run, if nobody runs any yet. */
  readonly wanted: number;
  readonly clock: Clock;
  readonly open: (shardId: number, count: number) => Shard;
  /** The shards of this process are others now. */
  readonly onChanged: (held: readonly number[], count: number) => void;
  /** A shard went to another process. */
  readonly onGone: (shardId: number) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** Opens the shards that are this process', and closes those that no longer are. */
export interface ShardHolder {
  /** Resolves when the shards of the start are connected; waits for a database that is away. @throws what the database throws, once it is stopped. */
  start(): Promise<void>;
  /** Whether this process may still act on what its shards tell it. */
  holds(): boolean;
  /** Whether it may connect a shard: without a lease that stands it would take the session from a process that has one. */
  mayConnect(): boolean;
  /** No other process is on the database, as far as this one knows. */
  isAlone(): boolean;
  /** Whether this process has its part: the one that was killed before it keeps shards until its lease runs out. */
  isComplete(): boolean;
  /** The open ones, in order. */
  list(): readonly Shard[];
  /** The number of shards of the bot. */
  readonly count: number;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Gives every shard back. */
  stop(): Promise<void>;
}

/** A process that says nothing for so long, in ms, has no shards any more. */
export const LEASE_MS = 10_000;
/**
 * Between two signs of life, in ms. A shard that is given up waits for so long at most until another process goes on with it: people are
 * answered within three seconds still.
 */
export const BEAT_MS = 1_000;
/** The end of a lease as the process itself sees it is so many ms early: clocks drift, and closing takes a moment. */
const MARGIN_MS = 1_000;
/**
 * A process that did nothing for so long, in ms, slept. After a shorter time its lease stands still, if the database answers: the last beat
 * is not two beats older.
 */
const SLEPT_MS = LEASE_MS - MARGIN_MS - 2 * BEAT_MS;
/** After so many ms a process that was killed before the start counts no more: then having no shard is right. */
const OTHERS_LIVE_MS = LEASE_MS + 2 * BEAT_MS;
/** Patience with the database at the end, in ms. */
const LAST_CALL_MS = 2_000;
/** Number of beats between two times that the last event of each shard is written down: what came since is told once more after a crash. */
const BEATS_PER_SAVE = 5;

export function createShardHolder(options: ShardHolderOptions): ShardHolder {
  const { shards, processes, owner, isSole, wanted, clock, open, onChanged, onGone, onTrouble } = options;
  const running = new Map<number, Shard>();
  let count = wanted;
  let share = wanted;
  let startedAt = Infinity;
  let heldUntil = -Infinity;
  let awakeAt = -Infinity;
  let isAlone = false;
  let wasAwake = false;
  let isAway = false;
  let isStopped = false;
  let beats = 0;
  let working: Promise<void> = Promise.resolve();
  let changing: Promise<void> = Promise.resolve();
  let cancel = (): void => {};
  let cancelWatch = (): void => {};

  const isLeased = (): boolean => isSole || monotonicNow(clock) < heldUntil;
  const isAwake = (): boolean => wasAwake && monotonicNow(clock) < awakeAt + SLEPT_MS;

  /**
   * While the database is away, shards stay: either nobody can be told of them, or another process goes on with their sessions, and Discord ends the
   * connections here. A process that slept may have missed just that.
   */
  const holds = (): boolean => isLeased() || isAwake();

  const hasNoOther = (): boolean => isSole || (isAlone && isAwake());

  async function beat(isStart: boolean): Promise<void> {
    const began = monotonicNow(clock);
    const now = clock.now();
    const wasAway = isAway;
    // Until it has answered.
    isAway = true;
    const live = await processes.beat('gateway', owner, now, LEASE_MS);
    // All that come back with the database name themselves first: the first one would take the shards of the others.
    const isReturning = wasAway && !isStart && !isLeased();
    const holding = isReturning ? undefined : await shards.hold({ owner, live, wanted, isStart, now, leaseMs: LEASE_MS });
    isAway = false;
    if (holding === undefined) return;
    heldUntil = began + LEASE_MS - MARGIN_MS;
    const isPrompt = monotonicNow(clock) < began + SLEPT_MS;
    wasAwake ||= isPrompt;
    isAlone = live.length === 1 && isPrompt;
    await inOrder(() => follow(holding));
  }

  /** Two at the same time would open a shard that the other still closes. */
  function inOrder(change: () => Promise<void>): Promise<void> {
    const changed = changing.then(change);
    changing = changed.catch(() => {});
    return changed;
  }

  async function follow(holding: ShardHolding): Promise<void> {
    if (isStopped) return;
    if (holding.count !== count) await giveUp([...running.keys()]);
    for (const [id, shard] of running) if (!shard.isOpen()) await closeOne(id);
    const before = [...running.keys()].join();
    ({ count, share } = holding);
    const held = new Set(holding.held);
    await Promise.all([...running.keys()].filter((id) => !held.has(id)).map(closeOne));
    for (const id of held) {
      if (id >= count) await shards.release(id, owner);
      else if (!running.has(id)) running.set(id, open(id, count));
    }
    await giveUp(surplusOf());
    if ([...running.keys()].join() !== before) onChanged([...running.keys()], count);
  }

  /** Those that wait for their turn go at once, of the others one at a time: the next one when this one has found its process. */
  function surplusOf(): readonly number[] {
    const most = Math.max(0, running.size - share);
    const waiting = [...running.values()].filter((shard) => !shard.isReady()).map(({ id }) => id);
    return waiting.length > 0 ? waiting.reverse().slice(0, most) : [...running.keys()].reverse().slice(0, Math.min(1, most));
  }

  async function closeOne(id: number): Promise<void> {
    const shard = running.get(id);
    running.delete(id);
    await shard?.close();
    onGone(id);
  }

  /** First it is closed, then it is another's. */
  async function giveUp(ids: readonly number[]): Promise<void> {
    await Promise.all(
      ids.map(async (id) => {
        await closeOne(id);
        await shards.release(id, owner);
      }),
    );
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      onTrouble(error);
    }
  }

  async function turn(): Promise<void> {
    beats += 1;
    if (!isSole) await attempt(() => beat(false));
    if (beats % BEATS_PER_SAVE === 0) await Promise.all([...running.values()].map((shard) => shard.save()));
  }

  function beatLater(): void {
    if (isStopped) return;
    cancel = clock.after(BEAT_MS, () => {
      working = turn();
      void working.finally(beatLater);
    });
  }

  /** Beside the beats: a database that hangs must neither keep a lease alive nor look like sleep. */
  function watch(): void {
    const now = monotonicNow(clock);
    if (now >= awakeAt + SLEPT_MS) wasAwake = false;
    awakeAt = now;
  }

  /** Those that are over, and after a sleep all of them: each is opened anew if it is still this process'. */
  async function sweep(): Promise<void> {
    const lost = [...running.values()].filter((shard) => !holds() || (!isLeased() && !shard.isOpen()));
    if (lost.length === 0 || isStopped) return;
    await Promise.all(lost.map(({ id }) => closeOne(id)));
    onChanged([...running.keys()], count);
  }

  function watchLater(): void {
    if (isStopped) return;
    cancelWatch = clock.after(BEAT_MS, () => {
      watch();
      void inOrder(sweep);
      watchLater();
    });
  }

  return {
    holds,
    mayConnect: () => isLeased() || hasNoOther(),
    isAlone: hasNoOther,
    isComplete: () => running.size >= share && (running.size > 0 || monotonicNow(clock) >= startedAt + OTHERS_LIVE_MS),
    list: () => [...running.values()].sort((a, b) => a.id - b.id),
    get count() {
      return count;
    },
    async start() {
      watch();
      startedAt = monotonicNow(clock);
      const began = retryUntil(() => beat(true), { clock, isFinal: () => isStopped, onRetry: onTrouble });
      working = began.catch(() => {});
      await began;
      beatLater();
      if (!isSole) watchLater();
      await Promise.all([...running.values()].map((shard) => shard.started));
    },
    settled: () => Promise.all([working, changing]).then(() => {}),
    async stop() {
      if (isStopped) return;
      isStopped = true;
      cancel();
      cancelWatch();
      // The end of a process does not wait for a database that hangs: its leases run out.
      await within(Promise.all([working, changing]), LAST_CALL_MS, clock);
      const leaving = attempt(() => giveUp([...running.keys()])).then(() => attempt(() => processes.leave('gateway', owner)));
      await within(leaving, LAST_CALL_MS, clock);
    },
  };
}
