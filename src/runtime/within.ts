import type { Clock } from './clock.ts';

/** The value, or `late` if it has not come after so many ms; the work goes on, and a later failure goes to the callers that still wait. */
export async function within<T>(coming: Promise<T>, timeoutMs: number, clock: Clock): Promise<T | 'late'> {
  let cancel = (): void => {};
  const late = new Promise<'late'>((resolve) => {
    cancel = clock.after(timeoutMs, () => resolve('late'));
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    cancel();
  }
}
