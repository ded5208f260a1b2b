import type { Clock } from './clock.ts';

/** Resolves after `delayMs`, or as soon as the signal is aborted. Leaves neither a timer nor a listener behind. */
export async function pause(delayMs: number, clock: Clock, signal?: AbortSignal): Promise<void> {
  if (delayMs <= 0 || signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(delayMs, end);
    signal?.addEventListener('abort', end);
  });
}
