import type { Clock } from './clock.ts';
import { pause } from './pause.ts';

export interface RetryUntilOptions {
  readonly clock: Clock;
  /** True when trying again cannot help. */
  readonly isFinal: (error: unknown) => boolean;
  readonly onRetry: (error: unknown, delayMs: number) => void;
  readonly firstDelayMs?: number;
  readonly maxDelayMs?: number;
}

/** Tries until it works, waiting twice as long each time. @throws the first error that is final. */
export async function retryUntil<T>(attempt: () => Promise<T>, options: RetryUntilOptions): Promise<T> {
  const { clock, isFinal, onRetry, firstDelayMs = 500, maxDelayMs = 30_000 } = options;
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, maxDelayMs)) {
    try {
      return await attempt();
    } catch (error) {
      if (isFinal(error)) throw error;
      onRetry(error, delayMs);
      await pause(delayMs, clock);
    }
  }
}
