/** Lets so many things go on at once. Of those that wait the last goes first: it has the most time left, and the first may have none. */
export interface Slots {
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function createSlots(count: number): Slots {
  const waiting: (() => void)[] = [];
  let free = count;

  function leave(): void {
    const following = waiting.pop();
    if (following === undefined) free += 1;
    else following();
  }

  return {
    async run(work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
