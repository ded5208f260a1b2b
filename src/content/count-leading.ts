/** The number of the first items that are `before`. The items are in order: all that are come before all that are not. Takes log2(n) looks. */
export function countLeading<T>(items: readonly T[], before: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (before(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
