import type { Clock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { within } from '../runtime/within.ts';

/** An answer's longest wait for the database, in ms: both platforms take one for three seconds. */
const PATIENCE_MS = 2_200;

/** A desk for people who wait: each of its answers comes in time, or says that the database is busy. */
export function hurryService<D extends object>(desk: D, clock: Clock): D {
  const hurry = async (answer: Promise<unknown>): Promise<unknown> => {
    let given: unknown;
    try {
      given = await within(answer, PATIENCE_MS, clock);
    } catch (error) {
      throw isBusy(error) ? tryAgain(error) : error;
    }
    if (given !== 'late') return given;
    throw tryAgain(undefined);
  };
  const hurried = Object.entries(desk).map(([name, method]: [string, (...given: never[]) => Promise<unknown>]) => [
    name,
    (...given: never[]) => hurry(method(...given)),
  ]);
  return Object.fromEntries(hurried) as D;
}

function isBusy(error: unknown): boolean {
  return error instanceof NewsdeskError && (error.code === 'storage.busy' || error.code === 'storage.slow');
}

function tryAgain(cause: unknown): NewsdeskError {
  return new NewsdeskError('The database is busy, so this could not be done in time.', {
    code: 'answer.busy',
    fix: 'Please try again in a moment.',
    retry: 'later',
    cause,
  });
}
