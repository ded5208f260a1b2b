export interface Scored {
  readonly entry: number;
  readonly score: number;
}

/** Keeps the best `room`, best first; among equals the earlier found, which is in the order of articles. */
export function keep(best: Scored[], scored: Scored, room: number): void {
  const last = best.at(-1);
  if (best.length >= room && last && last.score >= scored.score) return;
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((best[middle] as Scored).score >= scored.score) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, scored);
  if (best.length > room) best.pop();
}
