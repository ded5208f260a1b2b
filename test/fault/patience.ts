import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { createScaledClock } from './scaled-clock.ts';

/**
 * The factor by which a short run waits longer: it is made beside other tests, four at a time on two cores, which take the processor from
 * it.
 */
const BESIDE_OTHERS = 10;
/** Both platforms wait for an answer so long; their other times stay as they are. */
const ANSWER_MS = 3_000;

/** Time that a run gives to the program that it proves something of. */
export interface Patience {
  /** The clock of the local platforms: their time for an answer goes by it. */
  readonly clock: Clock;
  /** The clock of a program in this process: its time passes as much more slowly as the run waits longer. */
  readonly programClock: Clock;
  /** A limit that holds for a full run, in ms, as it holds for this one. */
  limit(ms: number): number;
}

/** Limits of time are laws of a full run, on a machine that does nothing else. In a short one they only find what hangs. */
export function patienceFor(count: number, counts: { readonly full: number }): Patience {
  const factor = count < counts.full ? BESIDE_OTHERS : 1;
  return {
    clock: slowed(factor),
    programClock: factor === 1 ? systemClock : createScaledClock(Date.now(), 1 / factor),
    limit: (ms) => ms * factor,
  };
}

function slowed(factor: number): Clock {
  const slow = (delayMs: number): number => (delayMs === ANSWER_MS ? delayMs * factor : delayMs);
  return { ...systemClock, after: (delayMs, callback) => systemClock.after(slow(delayMs), callback) };
}

/** For tests that are short always. */
export const patientClock: Clock = slowed(BESIDE_OTHERS);

/** The clock of a program in a test that is short always. */
export function createProgramClock(): Clock {
  return createScaledClock(Date.now(), 1 / BESIDE_OTHERS);
}
