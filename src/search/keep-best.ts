export interface Scored {
  readonly entry: number;
  readonly score: number;
}

/** Keeps the best `room`, best first; among equals the earlier found. */
export function keep(best: Scored[], entry: number, score: number, room: number): void {
  const last = best.at(-1);
  if (last && best.length >= room && last.score >= score) return;
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((best[middle] as Scored).score >= score) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, { entry, score });
  if (best.length > room) best.pop();
}

/** The score that another one must be above to be kept. */
export function leastKept(best: readonly Scored[], room: number): number {
  return best.length < room ? Number.NEGATIVE_INFINITY : (best.at(-1) as Scored).score;
}
