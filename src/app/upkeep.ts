import type { UpkeepConfig } from '../config/config.ts';
import type { Storage } from '../ports/storage.ts';
import type { Clock } from '../runtime/clock.ts';
import { listBackups, rotateBackups } from '../storage/backup-files.ts';
import type { UpkeepEvents } from './upkeep-events.ts';
import { pause } from '../runtime/pause.ts';

export interface UpkeepOptions {
  readonly storage: Storage;
  readonly config: UpkeepConfig;
  readonly clock: Clock;
  /** Names this process. */
  readonly owner: string;
  readonly events: UpkeepEvents;
}

export interface Upkeep {
  start(): void;
  /** Does what is due now. Never throws. */
  run(): Promise<void>;
  /** Resolves when nothing is under way. */
  stop(): Promise<void>;
}

const DAY_MS = 24 * 3_600_000;
/** Editors see to their questions within half a year, or do not. */
const QUESTION_DAYS = 180;
/** More than anybody reads, 2 MB at most; those asked least go first. */
const MAX_QUESTIONS = 5_000;
/** Due times are looked for once an hour; what failed is tried again then. */
const LOOK_MS = 3_600_000;
/** Between two slices of forgetting. */
const SLICE_PAUSE_MS = 20;
/** Not while everything else starts. */
const FIRST_LOOK_MS = 60_000;
/** Longer than a backup of millions of rows takes. */
const LEASE_MS = 1_800_000;

/** Once a day: a backup, then what is old is forgotten. Of several processes on one database one does it. */
export function createUpkeep({ storage, config, clock, owner, events }: UpkeepOptions): Upkeep {
  const { backupDir, backupKeep, historyDays, uninstalledDays } = config;
  let cancelTimer: (() => void) | undefined;
  let stopped = false;
  let prunedAt: number | undefined;
  let underWay: Promise<void> = Promise.resolve();

  async function backUp(dir: string): Promise<void> {
    const [newest] = await listBackups(dir);
    // A newest one from the future was written by a clock that was wrong: it must not keep the next ones away.
    const age = newest === undefined ? DAY_MS : clock.now() - newest.takenAt;
    if (age >= 0 && age < DAY_MS) return;
    events.onBackedUp(await rotateBackups(storage.archive, dir, backupKeep, clock.now()));
  }

  async function prune(days: number): Promise<void> {
    const now = clock.now();
    if (prunedAt !== undefined && Math.abs(now - prunedAt) < DAY_MS) return;
    let rows = 0;
    for (let slice = -1; slice !== 0 && !stopped; rows += slice) {
      slice = await storage.outbox.prune(now - days * DAY_MS);
      // In between, people who wait for an answer get it.
      if (slice > 0) await pause(SLICE_PAUSE_MS, clock);
    }
    prunedAt = now;
    if (rows > 0) events.onPruned(rows, days);
  }

  async function pruneQuestions(): Promise<void> {
    await storage.questions.prune(clock.now() - QUESTION_DAYS * DAY_MS, MAX_QUESTIONS);
  }

  async function forgetRemoved(platform: 'discord' | 'slack', days: number): Promise<void> {
    const before = clock.now() - days * DAY_MS;
    for (const id of await storage.installations.listRemovedBefore(platform, before)) {
      // It may have been installed again since.
      const rows = await storage.installations.forget(platform, id, before);
      // A Discord id may be a person's, and no log has one.
      if (rows > 0) events.onForgotten({ platform, ...(platform === 'slack' && { id }) }, rows);
    }
  }

  async function attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      events.onTrouble(error, what);
    }
  }

  async function runOnce(): Promise<void> {
    if (!storage.soleOwner && !(await storage.leases.acquire('upkeep', owner, clock.now(), LEASE_MS))) return;
    // First the backup: what is forgotten after it is still in it.
    if (backupDir !== undefined) await attempt('writing the daily backup', () => backUp(backupDir));
    await attempt('forgetting old questions', pruneQuestions);
    await attempt('forgetting installations of slack that were removed', () => forgetRemoved('slack', uninstalledDays));
    await attempt('forgetting installations of discord that were removed', () => forgetRemoved('discord', uninstalledDays));
    if (historyDays !== undefined) await attempt('forgetting old deliveries', () => prune(historyDays));
  }

  function run(): Promise<void> {
    underWay = underWay.then(() => attempt('upkeep', runOnce));
    return underWay;
  }

  function schedule(delayMs: number): void {
    if (stopped) return;
    cancelTimer = clock.after(delayMs, () => void run().then(() => schedule(LOOK_MS)));
  }

  return {
    start: () => schedule(FIRST_LOOK_MS),
    run,
    async stop() {
      stopped = true;
      cancelTimer?.();
      await underWay;
    },
  };
}
