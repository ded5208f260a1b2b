import type { Clock } from '../runtime/clock.ts';

/** A signal that ends a request after `delayMs` by the clock of the platform, which a test may slow down. */
export function abortAfter(delayMs: number, clock: Clock): AbortSignal {
  const controller = new AbortController();
  clock.after(delayMs, () => controller.abort(new DOMException('The other side did not answer in time.', 'TimeoutError')));
  return controller.signal;
}
