/** Words for somebody who is turned away. */
export interface Refusal {
  /** In ms of the clock. */
  readonly askedAt: number;
  readonly say: () => void;
}

export interface Refusals {
  readonly size: number;
  push(refusal: Refusal): void;
  /** The next to be said, at most so many: those that still arrive in the order they came, and the others when none of them waits. */
  take(count: number, now: number): readonly (() => void)[];
}

/** The platforms take an answer for 3 s, and it is on its way for a while. */
const lostAfterMs = 2_600;

export function createRefusals(): Refusals {
  let timely: Refusal[] = [];
  const lost: Refusal[] = [];
  return {
    get size() {
      return timely.length + lost.length;
    },
    push(refusal) {
      timely.push(refusal);
    },
    take(count, now) {
      if (timely.length > count && timely.some(({ askedAt }) => now - askedAt >= lostAfterMs)) {
        lost.push(...timely.filter(({ askedAt }) => now - askedAt >= lostAfterMs));
        timely = timely.filter(({ askedAt }) => now - askedAt < lostAfterMs);
      }
      const taken = timely.splice(0, count);
      return [...taken, ...lost.splice(0, count - taken.length)].map(({ say }) => say);
    },
  };
}
