import type { Clock } from '../runtime/clock.ts';

export interface WaitOptions {
  readonly clock: Clock;
  /** Time in ms in which nothing may be done before the rest is not waited for; for ever by default. */
  readonly patienceMs?: number | undefined;
  /** Before it is settled nothing can be done, so `patienceMs` begins there. */
  readonly begun?: Promise<unknown> | undefined;
  /** The longest wait altogether, in ms; for ever by default. */
  readonly atMostMs?: number | undefined;
  /** Something was done that was not waited for. */
  readonly onLate: () => void;
}

/** Waits for all of it as long as some of it gets done. @throws what one of those that are waited for throws. */
export async function waitWhileMoving(
  batch: readonly Promise<void>[],
  { clock, patienceMs, begun, atMostMs, onLate }: WaitOptions,
): Promise<void> {
  const all = Promise.all(batch);
  if (patienceMs === undefined || batch.length === 0) return void (await all);
  const stalled = Promise.withResolvers<void>();
  let cancel = (): void => {};
  let isLate = false;
  let hasBegun = begun === undefined;
  const onProgress = (): void => {
    if (isLate) return onLate();
    // A file that needs no process is done before the process is there.
    if (!hasBegun) return;
    cancel();
    cancel = clock.after(patienceMs, stalled.resolve);
  };
  onProgress();
  begun?.then(() => {
    hasBegun = true;
    if (!isLate) onProgress();
  }, stalled.resolve);
  const cancelAtMost = atMostMs === undefined ? () => {} : clock.after(atMostMs, stalled.resolve);
  // Work that fails late is tried again at the next look.
  for (const one of batch) one.then(onProgress, () => {});
  try {
    await Promise.race([all, stalled.promise]);
  } finally {
    isLate = true;
    cancel();
    cancelAtMost();
    all.catch(() => {});
  }
}
