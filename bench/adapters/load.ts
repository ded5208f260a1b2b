import type { Stage } from './stage.ts';
import { queries } from './subjects.ts';

export interface ClosedLoop {
  readonly commandsPerSecond: number;
  /** CPU time of the bot's process for one command, in ms. */
  readonly cpuMsPerCommand: number;
  /** The share of one core that the bot kept busy: near 1 the bot was the limit, well below it the platform beside it was. */
  readonly busy: number;
}

/** Keeps `inFlight` commands under way for `forMs`. */
export async function runClosedLoop({ ask, bot }: Stage, { inFlight, forMs }: { inFlight: number; forMs: number }): Promise<ClosedLoop> {
  const before = await bot.usage();
  const startedAt = performance.now();
  let count = 0;

  async function reader(): Promise<void> {
    while (performance.now() - startedAt < forMs) {
      await ask(queries[count++ % queries.length] ?? '');
    }
  }
  await Promise.all(Array.from({ length: inFlight }, reader));

  const elapsedMs = performance.now() - startedAt;
  const cpuMs = (await bot.usage()).cpuMs - before.cpuMs;
  return { commandsPerSecond: (count / elapsedMs) * 1000, cpuMsPerCommand: cpuMs / count, busy: cpuMs / elapsedMs };
}

/**
 * Asks `perSecond` times a second, whether or not earlier answers are there, and gives each answer's time in ms. Counted from the moment
 * that a command was due, not from the moment it was sent: a bot that stalls pays for the commands that waited behind the stall.
 */
export async function runPacedLoop({ ask }: Stage, { perSecond, forMs }: { perSecond: number; forMs: number }): Promise<readonly number[]> {
  const gapMs = 1000 / perSecond;
  const total = Math.floor(forMs / gapMs);
  const startedAt = performance.now();
  const answers: Promise<number>[] = [];
  while (answers.length < total) {
    const nextAt = startedAt + answers.length * gapMs;
    if (performance.now() < nextAt) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, nextAt - performance.now())));
      continue;
    }
    answers.push(ask(queries[answers.length % queries.length] ?? '').then(() => performance.now() - nextAt));
  }
  return Promise.all(answers);
}
