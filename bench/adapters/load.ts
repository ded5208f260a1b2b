import type { Stage } from './stage.ts';
import type { Queries } from './queries.ts';

export interface ClosedLoop {
  readonly commandsPerSecond: number;
  /** CPU time of the bot's process for one command, in ms. */
  readonly cpuMsPerCommand: number;
  /** The share of one core that the bot kept busy: near 1 the bot was the limit, well below it the platform beside it was. */
  readonly busy: number;
  /** The same of this process, which plays the platform and the readers. */
  readonly platformBusy: number;
}

/** The local platforms remember every message: more than this in one go, and collecting them would be measured too. */
const mostCommands = 3_000;

/** Keeps `inFlight` commands under way for `forMs`, or until enough were answered. */
export async function runClosedLoop(
  { ask, bot }: Stage,
  { queries, inFlight, forMs }: { readonly queries: Queries; readonly inFlight: number; readonly forMs: number },
): Promise<ClosedLoop> {
  const before = await bot.usage();
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  let count = 0;

  async function reader(): Promise<void> {
    while (performance.now() - startedAt < forMs && count < mostCommands) {
      count += 1;
      await ask(queries());
    }
  }
  await Promise.all(Array.from({ length: inFlight }, reader));

  const elapsedMs = performance.now() - startedAt;
  const own = process.cpuUsage(cpuBefore);
  const cpuMs = (await bot.usage()).cpuMs - before.cpuMs;
  return {
    commandsPerSecond: (count / elapsedMs) * 1000,
    cpuMsPerCommand: cpuMs / count,
    busy: cpuMs / elapsedMs,
    platformBusy: (own.user + own.system) / 1000 / elapsedMs,
  };
}

export interface PacedLoop {
  /** From the moment a command was due to its acknowledgement, in ms. */
  readonly ackMs: readonly number[];
  /** Delay of this process in sending each command, in ms: part of `ackMs`, and no fault of the bot. */
  readonly lateMs: readonly number[];
}

/**
 * Asks `perSecond` times a second, whether or not earlier answers are there. Counted from the moment
 * that a command was due, not from the moment it was sent: a bot that stalls pays for the commands that waited behind the stall.
 */
export async function runPacedLoop(
  { ask }: Stage,
  { queries, perSecond, forMs }: { readonly queries: Queries; readonly perSecond: number; readonly forMs: number },
): Promise<PacedLoop> {
  const gapMs = 1000 / perSecond;
  const total = Math.floor(forMs / gapMs);
  const startedAt = performance.now();
  const answers: Promise<number>[] = [];
  const lateMs: number[] = [];
  while (answers.length < total) {
    const nextAt = startedAt + answers.length * gapMs;
    if (performance.now() < nextAt) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, nextAt - performance.now())));
      continue;
    }
    lateMs.push(performance.now() - nextAt);
    answers.push(ask(queries()).then(() => performance.now() - nextAt));
  }
  return { ackMs: await Promise.all(answers), lateMs };
}
