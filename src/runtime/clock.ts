/** The only source of time: tests pass a fake one. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds since a moment of its own: for intervals, since it never jumps. What `now` tells, if left out. */
  monotonic?(): number;
  /** Calls back once after `delayMs`; the function returned cancels it. Does not keep the process alive. */
  after(delayMs: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Milliseconds since the process began, which nothing sets back. */
export function steadyNow(): number {
  return performance.now();
}

/** For how long something took, or may take: a clock that is set to another time changes nothing about it. */
export function monotonicNow(clock: Clock): number {
  return clock.monotonic?.() ?? clock.now();
}
