/** Words for somebody who is turned away. */
export interface Refusal {
  /** In ms of the same clock as `now`. */
  readonly askedAt: number;
  readonly say: () => void;
  /** Instead, when no words arrive any more. */
  readonly giveUp: () => void;
}

export interface Refusals {
  readonly size: number;
  push(refusal: Refusal): void;
  /** The next to be said, at most `count`, in the order they came; and all those that would arrive too late, which cost nothing. */
  take(count: number, now: number): readonly (() => void)[];
}

/** The platforms take an answer for 3 s, in ms; even the quickest arrival was on its way for a while. */
const lostAfterMs = 2_900;

export function createRefusals(): Refusals {
  const waiting: Refusal[] = [];
  return {
    get size() {
      return waiting.length;
    },
    push(refusal) {
      waiting.push(refusal);
    },
    take(count, now) {
      const isLost = ({ askedAt }: Refusal): boolean => now - askedAt >= lostAfterMs;
      // Without a crowd there is time to try: how old something is may be misjudged.
      const lost = waiting.length > count ? waiting.filter(isLost) : [];
      if (lost.length > 0) waiting.splice(0, waiting.length, ...waiting.filter((refusal) => !isLost(refusal)));
      const said = waiting.splice(0, count).map(({ say }) => say);
      return [...lost.map(({ giveUp }) => giveUp), ...said];
    },
  };
}
