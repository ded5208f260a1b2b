import type { Clock } from './clock.ts';

/** What comes, or `late` when it has not come after so many ms; it goes on coming, and a failure of it then is for whoever waits on. */
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
