/** Keys side by side on the common layouts, row by row: a slip to a neighbor is likelier than to a far key. */
const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const place = new Map<number, readonly [number, number]>();
ROWS.forEach((row, y) => [...row].forEach((key, x) => place.set(key.charCodeAt(0), [x + y * 0.5, y])));

/** Whether two keys touch on a keyboard. */
export function areNeighbors(a: number, b: number): boolean {
  const left = place.get(a);
  const right = place.get(b);
  return left !== undefined && right !== undefined && Math.abs(left[0] - right[0]) <= 1.1 && Math.abs(left[1] - right[1]) <= 1;
}

let rows = [new Int16Array(80), new Int16Array(80), new Int16Array(80)];

/**
 * The number of slips that turn one word into the other: insert, delete, substitute, or swap of two neighbors, each 1 (optimal
 * string alignment). Returns `max + 1` as soon as it must be more than `max`.
 */
export function editDistance(a: string, b: string, max: number): number {
  const n = a.length;
  const m = b.length;
  if (Math.abs(n - m) > max) return max + 1;
  if ((rows[0]?.length ?? 0) <= m) rows = [new Int16Array(m + 40), new Int16Array(m + 40), new Int16Array(m + 40)];
  let before = rows[0] as Int16Array;
  let previous = rows[1] as Int16Array;
  let current = rows[2] as Int16Array;
  for (let j = 0; j <= m; j++) previous[j] = j;
  for (let i = 1; i <= n; i++) {
    const from = Math.max(1, i - max);
    const to = Math.min(m, i + max);
    current[0] = i;
    if (from > 1) current[from - 1] = max + 1;
    let least = current[from - 1] as number;
    const unit = a.charCodeAt(i - 1);
    for (let j = from; j <= to; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = (previous[j - 1] as number) + (unit === other ? 0 : 1);
      // Outside of the band the rows hold what an earlier word left there.
      if (j < i + max) cost = Math.min(cost, (previous[j] as number) + 1);
      if (j > i - max) cost = Math.min(cost, (current[j - 1] as number) + 1);
      if (i > 1 && j > 1 && unit === b.charCodeAt(j - 2) && other === a.charCodeAt(i - 2))
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > max) return max + 1;
    const free = before;
    before = previous;
    previous = current;
    current = free;
  }
  return Math.min(previous[m] ?? max + 1, max + 1);
}

/**
 * The unlikeliness of a slip, for words at the same distance: 0 for the likeliest kind. A swap or a neighboring key says
 * more than a far key; the first letter is the one people get right.
 */
export function slipCost(typed: string, meant: string): number {
  let start = 0;
  const shortest = Math.min(typed.length, meant.length);
  while (start < shortest && typed[start] === meant[start]) start++;
  let tail = 0;
  while (tail < shortest - start && typed[typed.length - 1 - tail] === meant[meant.length - 1 - tail]) tail++;
  const left = typed.slice(start, typed.length - tail);
  const right = meant.slice(start, meant.length - tail);
  let cost = start === 0 ? 0.5 : 0;
  if (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]) return cost;
  if (left.length === right.length) {
    for (let i = 0; i < left.length; i++) {
      if (left[i] !== right[i] && !areNeighbors(left.charCodeAt(i), right.charCodeAt(i))) cost += 0.5;
    }
    return cost;
  }
  // A letter typed twice, or once where it is doubled, is the commonest insertion.
  const longer = left.length > right.length ? typed : meant;
  const extra = left.length > right.length ? left : right;
  if (extra.length === 1 && (longer[start - 1] === extra || longer[start + 1] === extra)) return cost;
  return cost + 0.2;
}
